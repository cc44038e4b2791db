"""Scores rows against annotated texts.

An annotated text is one JSON object a line:

    {"id": "flood-01", "text": "...", "published_at": "2024-05-02", "rows": {"figures": [GOLD, ...], "times": [GOLD, ...]}}

A table that stands under `rows` is annotated exhaustively, so a row too many counts as wrong. GOLD is an object:

- `text`: the words of the row, found in the article; `nth` (from 0) tells which occurrence is meant, `at` its offset.
- any column: its value. `"a|b"` accepts either, null asks for null and `"a|null"` accepts it; a column that is left out is not judged. Phrases (columns
  that end in `_text`, noun, weapon) agree when the content words of one are among those of the other. Timestamps agree when the
  predicted one starts with the gold. An id of another row of the article (part_of, time_id, event_id) is given by that row's text.
- `optional: true`: may be given or left out. Quotes that are an infinitive or a phrase (promised, asked, denied with a noun) count only where a text has them.
- `participants` (events only): a list of {"role": "actor", "text": "..."}; roles that are listed are exhaustive.

Rows pair one to one, the longest common stretch first. Scores: `found` F1 of the pairs; `exact` F1 of pairs with the same
offsets; `right` F1 of pairs whose deciding column (DECIDING) agrees; `<column>` the share of the gold rows that judge the column
whose partner has it right; `roles` F1 of participants.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

HERE = Path(__file__).parent
FILES = sorted(p for p in HERE.rglob("*.jsonl") if p.parent.name != "news")  # passages of news have a test of their own
DECIDING = {
    "mentions": "entity_type",
    "times": "timex_value",
    "figures": "value",
    "quotes": "kind",
    "events": "event_type",
    "blocks": "kind",
}
PHRASES = {"noun", "weapon", "part_of", "time_id", "event_id"}
JUDGED_WHERE_MARKED = {"infinitive", "phrase"}
"""Forms of quotes that count only where a text is annotated with them: what is promised, asked or denied with a noun."""
META = {"text", "nth", "at", "optional", "participants"}
ARTICLES = {"the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "s"}


def load(path: Path) -> list[dict[str, Any]]:
    """The annotated texts of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def span(text: str, gold: Row) -> tuple[int, int]:
    """Where the words of a gold row stand in the article's text; raises ValueError when they do not."""
    start = gold.get("at", -1)
    if start < 0:
        for _ in range(gold.get("nth", 0) + 1):
            start = text.index(gold["text"], start + 1)
    if not text.startswith(gold["text"], start):
        raise ValueError(f"{gold['text']!r} does not stand at {start}")
    return start, start + len(gold["text"])


def score(record: Row, tables: Tables) -> dict[str, Counter[str]]:
    """Counts by table for one annotated text and the rows read from it."""
    texts = {
        value: row.get("text", row.get("trigger")) for rows in tables.values() for row in rows for value in ids(row)
    }
    return {name: score_table(record, name, tables, texts) for name in record["rows"]}


def ids(row: Row) -> list[str]:
    """The row's own id, wherever it stands."""
    return [row[k] for k in ("figure_id", "time_id", "event_id", "mention_id", "quote_id") if row.get(k)][:1]


def score_table(record: Row, name: str, tables: Tables, texts: Mapping[str, str]) -> Counter[str]:
    """Counts for one table of one text."""
    text = tables["documents"][0]["text"] if tables["documents"] else record["text"]
    golds = [(*span(text, g), g) for g in record["rows"][name]]
    asked = {kind for *_, g in golds for kind in str(g.get("event_type")).split("|")}
    ours = [
        (r["char_start"], r["char_end"], r) for r in tables[name] if r["char_start"] is not None and is_asked(r, asked)
    ]
    pairs = pair(golds, ours)
    spare = [g for g in golds if g[2].get("optional")]
    taken = {id(o[2]) for _, o in pairs}
    free = [o for o in ours if id(o[2]) not in taken and not any(overlap(g, o) > 0 for g in spare)]
    extra = [o for o in free if o[2].get("form") not in JUDGED_WHERE_MARKED]
    required = [(g, o) for g, o in pairs if not g[2].get("optional")]
    count: Counter[str] = Counter(gold=len(golds) - len(spare), ours=len(required) + len(extra), found=len(required))
    for gold, mine in required:
        count["exact"] += gold[:2] == mine[:2]
        deciding = DECIDING[name]
        count["right"] += deciding not in gold[2] or agrees(deciding, gold[2][deciding], mine[2], texts)
    partner = {id(g[2]): o[2] for g, o in required}
    for *_, gold_row in golds:
        if gold_row.get("optional"):
            continue
        for column in gold_row.keys() - META:
            count[f"{column}.of"] += 1
            mine_row = partner.get(id(gold_row))
            count[f"{column}.hit"] += mine_row is not None and agrees(column, gold_row[column], mine_row, texts)
        if "participants" in gold_row:
            roles(gold_row, partner.get(id(gold_row)), tables.get("participants", ()), count)
    return count


def is_asked(row: Row, asked: Collection[str]) -> bool:
    """Whether a row is of what is annotated: of the events, PLOVER's and the types that an annotation names."""
    return row.get("ontology", "plover") == "plover" or row["event_type"] in asked


def overlap(a: Sequence[Any], b: Sequence[Any]) -> int:
    """Characters that two spans share."""
    return int(min(a[1], b[1]) - max(a[0], b[0]))


def pair(golds: Sequence[Any], ours: Sequence[Any]) -> list[tuple[Any, Any]]:
    """One to one, the longest common stretch first, then the shorter row."""
    ranked = sorted(
        (-shared, o[1] - o[0], i, j)
        for i, g in enumerate(golds)
        for j, o in enumerate(ours)
        if (shared := overlap(g, o)) > 0
    )
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for *_, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((golds[i], ours[j]))
    return found


def agrees(column: str, gold: Any, row: Row, texts: Mapping[str, str]) -> bool:
    """Whether a row has a gold value in a column."""
    mine = row.get(column)
    if mine in texts:
        mine = texts[mine]
    if gold is None or mine is None:
        return mine is None and (gold is None or "null" in str(gold).split("|"))
    if isinstance(gold, bool | list):
        return bool(mine == gold)
    if isinstance(gold, int | float):
        return isinstance(mine, int | float) and abs(mine - gold) <= 1e-6 * max(1, abs(gold))
    options = gold.split("|")
    if column.endswith("_text") or column in PHRASES:
        return any(alike(option, str(mine)) for option in options)
    if column.endswith(("_at", "_from", "_to")):
        return any(str(mine).replace(" ", "T").startswith(option) for option in options)
    return str(mine) in options


def words(phrase: str) -> set[str]:
    """Content words in lower case."""
    found = set(re.findall(r"\w+", phrase.lower()))
    return found - ARTICLES or found


def alike(gold: str, mine: str) -> bool:
    """Whether the content words of one phrase are among those of the other."""
    a, b = words(gold), words(mine)
    return a <= b or b <= a if a and b else gold == mine


def roles(gold: Row, mine: Row | None, participants: Iterable[Row], count: Counter[str]) -> None:
    """Count the participants of one event."""
    wanted = gold["participants"]
    judged = {p["role"] for p in wanted} | {"actor", "recipient"}
    ours = [p for p in participants if mine and p["event_id"] == mine["event_id"] and p["role"] in judged]
    count["roles.gold"] += len(wanted)
    count["roles.ours"] += len(ours)
    for p in wanted:
        fits = next(
            (o for o in ours if o["role"] == p["role"] and any(alike(t, o["text"]) for t in p["text"].split("|"))), None
        )
        if fits:
            ours.remove(fits)
            count["roles.hit"] += 1


def metrics(count: Counter[str]) -> dict[str, float]:
    """Scores from counts, 0 to 1."""

    def f1(hit: str, ours: str, gold: str) -> float:
        return 2 * count[hit] / (count[ours] + count[gold]) if count[ours] + count[gold] else 1.0

    scores = {name: f1(name, "ours", "gold") for name in ("found", "exact", "right")}
    if count["roles.gold"] + count["roles.ours"]:
        scores["roles"] = f1("roles.hit", "roles.ours", "roles.gold")
    columns = sorted(k.removesuffix(".of") for k in count if k.endswith(".of"))
    return scores | {c: count[f"{c}.hit"] / count[f"{c}.of"] for c in columns}
