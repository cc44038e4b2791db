"""Sets of articles with their stories and happenings, marked in the text, and how well they are joined.

A set is a file. An article begins with a line `== id | story | publisher | published_at`; its title is the next line and its text the
rest, a paragraph a line. `[went off|m]` marks a trigger of the happening `m` of the set; `[returned|-]` is of none and is not judged.
"""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from flows.commands.extract import extracted
from flows.workers.worker import model_of
from transforms.read import LIMITS
from transforms.read.jsonl import split

HERE = Path(__file__).parent / "stories"
MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
NOT_JUDGED = "-"

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Marked words."""

    start: int
    end: int
    happening: str


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its marks."""

    name: str
    story: str
    record: Mapping[str, str]
    triggers: Sequence[Trigger]


def articles(file: Path) -> list[Marked]:
    """The articles of a set."""
    return [
        article(file.stem, part) for part in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    ]


def article(prefix: str, part: str) -> Marked:
    """One article; names of stories and happenings are the set's own."""
    head, title, marked = part.strip().split("\n", 2)
    name, story, publisher, published = (field.strip() for field in head.split("|"))
    text, triggers = "", []
    for plain, words, happening in pieces(marked.replace("\n", "\n\n")):
        text += plain
        if words:
            triggers.append(Trigger(len(text), len(text) + len(words), f"{prefix}.{happening}"))
            text += words
    record = {"id": name, "title": title, "text": text, "publisher": publisher, "published_at": published}
    return Marked(name, f"{prefix}.{story}", record, [t for t in triggers if not t.happening.endswith(NOT_JUDGED)])


def pieces(marked: str) -> Iterable[tuple[str, str, str]]:
    """Plain text and the mark behind it."""
    at = 0
    for found in MARK.finditer(marked):
        yield marked[at : found.start()], found[1], found[2]
        at = found.end()
    yield marked[at:], "", ""


def read(known: Sequence[Marked]) -> Rows:
    """All rows of articles that are read and joined together."""
    data = "\n".join(json.dumps(a.record) for a in known).encode()
    rows: Rows = {}
    for name, table in extracted(split("set.jsonl", io.BytesIO(data), LIMITS), model_of(None), LIMITS, []):
        rows.setdefault(name, []).extend(table.to_pylist())
    return rows


def b_cubed(known: Sequence[Marked], rows: Rows) -> float:
    """F1 of the stories, averaged over the articles (Bagga and Baldwin 1998)."""
    said = {d["source_id"]: d["story_id"] for d in rows["documents"]}
    ours, theirs = defaultdict(set), defaultdict(set)
    for a in known:
        ours[said[a.name]].add(a.name)
        theirs[a.story].add(a.name)
    shares = [(len(ours[said[a.name]] & theirs[a.story]), len(ours[said[a.name]]), len(theirs[a.story])) for a in known]
    precision, recall = (sum(s[0] / s[n] for s in shares) / len(shares) for n in (1, 2))
    return 2 * precision * recall / (precision + recall)


def tellings(known: Sequence[Marked], rows: Rows) -> dict[tuple[str, str], list[frozenset[str]]]:
    """By article and happening: of each marked trigger that an event stands on, the happenings of the events."""
    ids = {d["doc_id"]: d["source_id"] for d in rows["documents"]}
    texts = {d["source_id"]: d["text"] for d in rows["documents"]}
    events = defaultdict(list)
    for e in rows["events"]:
        events[ids[e["doc_id"]]].append((e["char_start"], e["char_end"], e["happening_id"]))
    told: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for a in known:
        shift = texts[a.name].find(a.record["text"])
        assert shift >= 0, a.name
        for t in a.triggers:
            over = frozenset(h for s, e, h in events[a.name] if s < t.end + shift and t.start + shift < e)
            told[a.name, t.happening] += [over] if over else []
    return {key: found for key, found in told.items() if found}


def pairs(told: Mapping[tuple[str, str], Sequence[frozenset[str]]], *, across: bool) -> list[tuple[bool, bool, str]]:
    """Pairs of tellings that are seen: whether they are one happening, whether they were joined, and which they are.

    Across articles a telling is an article and a happening; within one it is a trigger.
    """
    if across:
        units = [(a, h, frozenset[str]().union(*found)) for (a, h), found in told.items()]
    else:
        units = [(a, h, one) for (a, h), found in told.items() for one in found]
    return [
        (h1 == h2, bool(i1 & i2), f"{a1} {h1} / {a2} {h2}")
        for (a1, h1, i1), (a2, h2, i2) in combinations(units, 2)
        if (a1 != a2) is across and (h1 == h2 or i1 & i2)
    ]


def scores(folder: Path) -> dict[str, float]:
    """The scores of the sets of a folder, read as one corpus."""
    known = [a for file in sorted(folder.glob("*.txt")) for a in articles(file)]
    rows = read(known)
    told = tellings(known, rows)
    found = {
        "stories": b_cubed(known, rows),
        "seen": len(told) / len({(a.name, t.happening) for a in known for t in a.triggers}),
    }
    for name, is_across in (("within", False), ("across", True)):
        judged = pairs(told, across=is_across)
        right = sum(same and joined for same, joined, _ in judged)
        found[f"{name}_precision"] = right / max(1, sum(joined for _, joined, _ in judged))
        found[f"{name}_recall"] = right / max(1, sum(same for same, _, _ in judged))
    return found
