"""`columnist show`: a passage with its facts marked, or a story or happening with its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from flows.commands.dossier import STORY, dossier, is_known
from flows.commands.sql import published
from flows.source.listing import Refused
from warehouse import connect
from warehouse.place import Place

LABELS = {
    "quotes": ("kind", "speaker_text"),
    "events": ("event_type", "mode", "factuality"),
    "figures": ("value_low", "value_high", "unit", "noun_lemma", "role"),
    "times": ("timex_value", "timex_mod"),
    "mentions": ("entity_type", "entity_id"),
}
"""What is shown of a fact, by table."""

STYLES = {
    "quotes": "italic", "events": "bold red", "figures": "bold green", "times": "bold blue", "mentions": "underline yellow",
}  # fmt: skip
AROUND = 400
"""Characters shown before and after a row's sentence."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row with its place in the text."""

    table: str
    row_id: str
    start: int
    end: int
    label: str


def show(warehouse: Place, wanted: str, console: Console) -> None:
    """Print an article, the passage around one row with all facts marked, or a story or happening with its claims.

    A happening has the id of the event that first tells it: that event is shown, then what all articles say.

    Raises:
        Refused: there is no such article, row or story, or several begin so.
    """
    with connect(published(warehouse)) as connection:
        ask = partial(select, connection)
        is_joined = is_known(ask, wanted)
        if is_joined and wanted.startswith(STORY):
            dossier(ask, wanted, console)
            return
        if wanted.startswith(STORY):
            raise Refused(f"there is no story {wanted!r}; the table stories holds the ids, and lineage those of before")
        document = document_of(connection, wanted)
        facts = facts_of(connection, document["doc_id"])
        one = row_of(connection, document["doc_id"], wanted)
    start, end = window(document["text"], one)
    heading(document, console)
    shown = [fact for fact in facts if fact.start < end and fact.end > start]
    console.print(passage(document["text"], start, end, shown, plain=not console.is_terminal), soft_wrap=True)
    console.print()
    if one is None:
        listing(shown, document["text"], console)
    else:
        details(one, console)
    if is_joined:
        with connect(published(warehouse)) as connection:
            console.print()
            dossier(partial(select, connection), wanted, console)


def document_of(connection: duckdb.DuckDBPyConnection, wanted: str) -> dict[str, Any]:
    """The article that an id, the beginning of one, a row's id or a path below the raw folder names."""
    condition = "starts_with(doc_id, split_part($1, ':', 1)) AND $1 <> '' OR source_uri = $1 OR split_part(source_uri, '/', -1) = $1"
    found = select(connection, f"SELECT * FROM documents WHERE {condition} ORDER BY doc_id LIMIT 6", wanted)  # noqa: S608
    if not found:
        raise Refused(f"there is no article or row {wanted!r}; the table documents holds the ids")
    exact = [row for row in found if wanted in {row["doc_id"], row["source_uri"]}]
    if len(found) > 1 and not exact:
        raise Refused(f"{wanted!r} begins several ids: {', '.join(row['doc_id'] for row in found[:5])} ...")
    return (exact or found)[0]


def row_of(connection: duckdb.DuckDBPyConnection, doc_id: str, wanted: str) -> dict[str, Any] | None:
    """The row that an id with a colon names, with its table; None for an article."""
    if ":" not in wanted:
        return None
    row_id = f"{doc_id}:{wanted.partition(':')[2]}"
    for table in (*LABELS, "sentences"):
        key = key_of(table)
        if found := select(connection, f"SELECT * FROM {table} WHERE {key} = $1", row_id):  # noqa: S608
            return {"table": table, **found[0]}
    raise Refused(f"there is no row {wanted!r}; the article is there: columnist show {doc_id}")


def facts_of(connection: duckdb.DuckDBPyConnection, doc_id: str) -> list[Fact]:
    """All facts of an article, in the order of the text."""
    facts = []
    for table, shown in LABELS.items():
        for row in select(connection, f"SELECT * FROM {table} WHERE doc_id = $1", doc_id):  # noqa: S608
            label = " ".join(dict.fromkeys(str(brief(row[name])) for name in shown if row.get(name) is not None))
            facts.append(Fact(table, row[key_of(table)], row["char_start"], row["char_end"], label))
    return sorted(facts, key=lambda f: (f.start, -f.end, f.table))


def key_of(table: str) -> str:
    """The id column of a table of facts."""
    return {"sentences": "sent_id"}.get(table, table.removesuffix("s") + "_id")


def select(connection: duckdb.DuckDBPyConnection, query: str, value: str) -> list[dict[str, Any]]:
    """Rows as dictionaries."""
    rows = connection.execute(query, [value])
    names = [column[0] for column in rows.description]
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


def brief(value: Any) -> Any:
    """A number without needless decimals."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def window(text: str, one: dict[str, Any] | None) -> tuple[int, int]:
    """The stretch of the text to print: all of it, or the row's surroundings at line ends."""
    if one is None:
        return 0, len(text)
    start = text.rfind("\n", 0, max(one["char_start"] - AROUND, 0)) + 1
    end = text.find("\n", min(one["char_end"] + AROUND, len(text)))
    return start, len(text) if end < 0 else end


def heading(document: dict[str, Any], console: Console) -> None:
    """Print what the article is."""
    when = document["published_at"]
    known = [document["publisher"], when and f"{when:%Y-%m-%d}", document["source_uri"], document["doc_id"]]
    console.print(Text(document["title"] or document["source_uri"], style="bold"))
    console.print(Text(" · ".join(str(k) for k in known if k), style="dim"), soft_wrap=True)
    console.print()


def passage(text: str, start: int, end: int, facts: Sequence[Fact], *, plain: bool) -> Text:
    """The text with its facts: in colours, or each in brackets with its label behind."""
    if plain:
        return Text(marked(text, start, end, facts))
    shown = Text(text[start:end])
    for fact in facts:
        shown.stylize(STYLES[fact.table], max(fact.start - start, 0), fact.end - start)
    return shown


def marked(text: str, start: int, end: int, facts: Sequence[Fact]) -> str:
    """The text with every fact in brackets and its label behind.

    >>> marked("Two died in Kursk.", 0, 18, [Fact("figures", "d:f0", 0, 3, "2 killed"), Fact("mentions", "d:m0", 12, 17, "place")])
    '[Two]{2 killed} died in [Kursk]{place}.'
    """
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for fact in facts:
        opening[max(fact.start, start)] = opening.get(max(fact.start, start), "") + "["
    for fact in reversed(facts):
        at = min(fact.end, end)
        closing[at] = closing.get(at, "") + f"]{{{fact.label}}}"
    marks = sorted({start, end, *opening, *closing})
    parts = [closing.get(a, "") + opening.get(a, "") + text[a:b] for a, b in zip(marks, [*marks[1:], end], strict=True)]
    return "".join(parts)


def listing(facts: Sequence[Fact], text: str, console: Console) -> None:
    """Print a line a fact: its id, table, words and label."""
    for fact in facts:
        words = " ".join(text[fact.start : fact.end].split())
        line = Text(f"{fact.row_id.partition(':')[2]:>5}  ")
        line.append(f"{fact.table:9} ", style=STYLES[fact.table])
        line.append(f"{words if len(words) <= 60 else words[:57] + '...'}  →  {fact.label}")
        console.print(line, soft_wrap=True)


def details(row: dict[str, Any], console: Console) -> None:
    """Print the columns of a row that hold something."""
    for name, value in row.items():
        if value not in (None, [], ""):
            console.print(Text(f"{name:22} ", style="dim").append(str(brief(value)), style="default"), soft_wrap=True)
