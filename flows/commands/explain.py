"""`columnist explain`: why a row is there or is not, as the code that decides tells it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from flows.commands.show import document_of, row_of, select
from flows.commands.sql import published
from flows.source.listing import Refused
from transforms.article import Article
from transforms.clean import clean
from transforms.language.model import Model, load
from transforms.language.parse import parse
from transforms.lexicons import example_of
from transforms.pipeline import Rows, facts
from transforms.read import Record, Unreadable
from transforms.read.formats import read, split
from transforms.segment.blocks import segment
from transforms.trace import Decision
from transforms.version import extractor_version
from warehouse import connect
from warehouse.place import Place
from warehouse.tables.blocks import Block
from warehouse.tables.documents import Document

ID = re.compile(r"[0-9a-f]{4,16}(?::[a-z]+\d+)?")
STYLES = {"taken": "green", "refused": "red", "dropped": "yellow", "merged": "cyan", "set": "dim"}
READ_BY_A_RUN = {"text", "story"}
"""Sources of a publication date that a run finds by itself; the article is explained as it was before."""
SHOWN = (
    "event_type",
    "factuality",
    "timex_value",
    "kind",
    "value",
    "unit",
    "role",
    "speaker_text",
    "entity_type",
    "entity_id",
)
"""Columns that tell what a row says."""


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A passage with what was decided about it, and the rows that came of it."""

    table: str
    start: int
    end: int
    text: str
    decisions: list[Decision]
    rows: list[dict[str, Any]]


def run(
    wanted: str, warehouse: Place, published_at: datetime | None, tables: list[str], model: str | None, form: str
) -> None:
    """Print the decisions about a text, an article or a row, of these tables (none: of all), as text or JSON."""
    when = published_at.replace(tzinfo=UTC) if published_at else None
    passages = [p for p in explain(wanted, warehouse, load(model), when) if not tables or p.table in tables]
    if form == "json":
        print(to_json(passages))
    else:
        print_passages(passages, Console(highlight=False))


def explain(wanted: str, warehouse: Place, model: Model, published_at: datetime | None) -> list[Passage]:
    """The passages of a text, an article or a row, with the decisions about each, in the order of the text.

    Args:
        wanted: a text; the path of a file of articles; or the id of an article or a row, or the beginning of an article's id.
        warehouse: where articles and rows are looked up.
        model: the language model.
        published_at: the day that a text without one appeared, in UTC.

    Raises:
        Refused: there is no such article or row in the warehouse, or the file cannot be read.
    """
    if os.path.isfile(wanted):  # noqa: PTH113 -- a long text is no path, which this alone takes without an error
        return [p for record in contents(wanted, published_at) for p in decided(written(record, model), model)]
    if not ID.fullmatch(wanted):
        return decided(written(of_text(wanted, published_at), model), model)
    article, row = stored(wanted, warehouse)
    passages = decided(article, model)
    if row is None:
        return passages
    return [p for p in passages if p.table == row["table"] and p.start < row["char_end"] and row["char_start"] < p.end]


def decided(article: Article, model: Model) -> list[Passage]:
    """The passages of an article with the decisions about each."""
    decisions: list[Decision] = []
    parse([article], model)
    rows = facts(article, decisions.append)
    return list(gather(decisions, rows))


def written(record: Record, model: Model) -> Article:
    """A record as an article."""
    return segment(clean(record), extractor_version(model), None)


def of_text(text: str, published_at: datetime | None) -> Record:
    """A text as a record."""
    data = text.encode("utf-8", "replace")
    return Record("text", text, hashlib.sha256(data).hexdigest(), len(data), "utf-8", published_at=published_at)


def contents(path: str, published_at: datetime | None) -> list[Record]:
    """The articles of a file; one without a date appeared on the given day.

    Raises:
        Refused: it cannot be read.
    """
    try:
        with Path(path).open("rb") as stream:
            records = [read(source) for source in split(path, stream)]
    except (Unreadable, OSError) as error:
        raise Refused(f"{path} cannot be read: {error}") from error
    return [dataclasses.replace(r, published_at=r.published_at or published_at) for r in records]


def stored(wanted: str, warehouse: Place) -> tuple[Article, dict[str, Any] | None]:
    """An article of the warehouse with its blocks, and the row that is asked for, with its table."""
    with connect(published(warehouse)) as connection:
        found = document_of(connection, wanted)
        row = row_of(connection, found["doc_id"], wanted)
        blocks = select(connection, "SELECT * FROM blocks WHERE doc_id = $1", found["doc_id"])
    if found["published_at_source"] in READ_BY_A_RUN:
        found |= {"published_at": None, "published_at_source": None}
    blocks.sort(key=lambda b: b["raw_start"])
    return Article(built(Document, found), [built(Block, block) for block in blocks]), row


def built(kind: type[Any], columns: dict[str, Any]) -> Any:
    """A row from its columns."""
    return kind(**{field.name: extracted(columns.get(field.name)) for field in dataclasses.fields(kind)})


def extracted(value: Any) -> Any:
    """A value of the warehouse as the extractors write it: times with their zone, UTC, and lists as tuples."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    return tuple(value) if isinstance(value, list) else value


def gather(decisions: list[Decision], rows: Rows) -> Iterator[Passage]:
    """The decisions by passage, each with the rows that stand at the same characters."""
    order = sorted(enumerate(decisions), key=lambda d: (d[1].table, d[1].start, d[1].end, d[0]))
    for (table, start, end), group in groupby((d for _, d in order), key=lambda d: (d.table, d.start, d.end)):
        group_decisions = list(group)
        same = [dataclasses.asdict(r) for r in rows.get(table, ()) if overlaps(r, start, end)]  # type: ignore[call-overload]
        yield Passage(table, start, end, group_decisions[0].text, group_decisions, same)


def overlaps(row: Any, start: int, end: int) -> bool:
    """Whether a row stands at these characters, as far as it has a place in the text."""
    at = getattr(row, "char_start", None)
    return at is not None and at < end and start < row.char_end


def print_passages(passages: list[Passage], console: Console) -> None:
    """Print the passages for a reader."""
    if not passages:
        console.print(
            "No rule was tried here: no word of the text is in a lexicon of triggers, numbers, times or names."
        )
    for passage in passages:
        console.print(
            Text(f"{passage.table}  ", style="bold").append(f"“{passage.text}” [{passage.start}:{passage.end}]")
        )
        for decision in dict.fromkeys(passage.decisions):
            line = Text(f"  {decision.verdict:8} ", style=STYLES[decision.verdict])
            line.append(f"{decision.stage}: {decision.reason}", style="default")
            if decision.rule_id:
                line.append(f"  ({decision.rule_id})", style="dim")
            console.print(line, soft_wrap=True)
            example = example_of(decision.rule_id or "") if decision.verdict in {"taken", "refused"} else None
            if example and example not in decision.reason:
                console.print(Text(f"           such as: {example}", style="dim"), soft_wrap=True)
        for row in passage.rows:
            shown = [f"{name}={row[name]}" for name in SHOWN if row.get(name) is not None]
            console.print(Text("  → row    ", style="bold").append(" ".join(shown)), soft_wrap=True)
        console.print()


def to_json(passages: list[Passage]) -> str:
    """The passages as one JSON array."""
    return json.dumps([dataclasses.asdict(p) for p in passages], ensure_ascii=False, default=str, indent=1)
