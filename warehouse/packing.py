"""How some tables lie in the published file: as tables of the schema `packed`, below views that show the rows of the contract.

In the format that old clients read, DuckDB packs no text of 4,096 bytes, nor its whole row group, so an article's text lies in pieces. Ids that
repeat the article's lie without it. What a view shows is what was put in, to the letter: docs/decisions/0020-packed-texts.md.
"""

from __future__ import annotations

from warehouse.contract import Row, columns, ddl

PACKED = "packed"
"""The schema of such tables."""

PIECE = 1_000
"""Code points of a piece of a text: 4,000 bytes at most."""

TEXTS = {"documents": "text"}
"""By table, the column of whole texts."""

IDS = {
    "blocks": ("block_id",),
    "sentences": ("block_id",),
    "mentions": ("sent_id",),
    "times": ("sent_id",),
    "figures": ("sent_id", "event_id"),
    "claim_evidence": ("row_id",),
}
"""By table, ids that begin with the article's. Those that rows are looked up by stay whole, since a filter on a packed one reads its whole
column: of 9,735 articles 10 ms of CPU instead of 0.5."""


def is_packed(row: type[Row]) -> bool:
    """Whether a table lies packed."""
    return row.TABLE in TEXTS or row.TABLE in IDS


def stored(row: type[Row]) -> str:
    """Where a table's rows lie in the file.

    >>> from warehouse.tables import TABLES
    >>> stored(TABLES["documents"]), stored(TABLES["events"])
    ('packed.documents', 'main.events')
    """
    return f"{PACKED if is_packed(row) else 'main'}.{row.TABLE}"


def definition(row: type[Row], *, bound: bool) -> str:
    """The statements that make a table in the file, and the view above it where it is packed."""
    table = ddl(row, bound=bound, packed=True, name=stored(row), pieces=TEXTS.get(row.TABLE))
    return f"CREATE SCHEMA IF NOT EXISTS {PACKED}; {table}" if is_packed(row) else table


def view(row: type[Row]) -> str:
    """The statement that makes the view above a packed table."""
    shown = ", ".join(f"{unpack(row, c.name)} AS {c.name}" for c in columns(row))
    return f"CREATE OR REPLACE VIEW main.{row.TABLE} AS SELECT {shown} FROM {stored(row)}"  # noqa: S608 -- the contract's names


def pack(row: type[Row]) -> str:
    """The columns of a SELECT, from rows of the contract to rows as they lie."""
    return ", ".join(f"{_pack(row, c.name)} AS {c.name}" for c in columns(row))


def _pack(row: type[Row], name: str) -> str:
    if name == TEXTS.get(row.TABLE):
        return f"[substring({name}, i, {PIECE}) FOR i IN range(1, length({name}) + 1, {PIECE})]"
    if name in IDS.get(row.TABLE, ()):
        return (
            f"CASE WHEN starts_with({name}, doc_id || ':') THEN substring({name}, length(doc_id) + 1) ELSE {name} END"
        )
    return name


def unpack(row: type[Row], name: str) -> str:
    """A column of the contract out of a row as it lies."""
    if name == TEXTS.get(row.TABLE):
        return f"coalesce(list_aggregate({name}, 'string_agg', ''), '')"
    if name in IDS.get(row.TABLE, ()):
        return f"CASE WHEN starts_with({name}, ':') THEN doc_id || {name} ELSE {name} END"
    return name
