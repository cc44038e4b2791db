"""What a report holds: the rows of its articles by table, and the texts of these articles with what they mark."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from flows.report.columns import columns
from warehouse.contract import columns as contract
from warehouse.tables import TABLES

QUERIES, MARKS = "queries", "marks"
PART_CHARS = 200_000
"""Characters of text in one part, about; a page unpacks the parts of its articles alone, some milliseconds each."""
TEXTS = """
WITH headings AS (
    SELECT doc_id, list(char_start ORDER BY char_start) AS starts
    FROM blocks
    WHERE kept AND kind IN ('title', 'heading')
    GROUP BY doc_id
)

SELECT doc_id, text, coalesce(headings.starts, [])
FROM articles
SEMI JOIN chosen USING (doc_id)
LEFT JOIN headings USING (doc_id)
ORDER BY story_id, articles.published_at, doc_id
"""
"""The articles, those of a story side by side, with the places where their headings begin."""

Connection = duckdb.DuckDBPyConnection
Article = tuple[str, str, list[int]]
"""Its id, its text, and where its headings begin."""


def query_files(folder: str) -> dict[str, str]:
    """The queries of a folder by name."""
    found = (entry for entry in files(__package__).joinpath(folder).iterdir() if entry.name.endswith(".sql"))
    return {Path(entry.name).stem: entry.read_text(encoding="utf-8") for entry in sorted(found, key=lambda e: e.name)}


def tables(connection: Connection) -> dict[str, pa.Table]:
    """The rows of each query by its name."""
    return {name: arrow(connection, query) for name, query in query_files(QUERIES).items()}


def arrow(connection: Connection, query: str) -> pa.Table:
    """The answer of a query."""
    return connection.sql(query).to_arrow_table()


def as_text(table: pa.Table) -> pa.Table:
    """A table whose values JSON can hold: numbers, truth values and texts; all else as DuckDB writes it."""
    plain = (pa.types.is_integer, pa.types.is_boolean, pa.types.is_string)
    odd = [field.name for field in table.schema if not any(is_plain(field.type) for is_plain in plain)]
    if not odd:
        return table
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("answer", table)
        texts = ", ".join(f"CAST({quoted(name)} AS VARCHAR) AS {quoted(name)}" for name in odd)
        return connection.sql(f"SELECT * REPLACE ({texts}) FROM answer").to_arrow_table()  # noqa: S608 -- quoted


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def parts(connection: Connection) -> Iterator[dict[str, Any]]:
    """The texts in parts: each holds some articles, one after another, with the rows that mark their text by table."""
    marks = {name: arrow(connection, query) for name, query in query_files(MARKS).items()}
    at = {name: places(table) for name, table in marks.items()}
    for articles in grouped(connection.execute(TEXTS).fetchall()):
        rows = {name: [i for doc_id, _, _ in articles for i in at[name].get(doc_id, ())] for name in marks}
        yield {
            "doc_id": [doc_id for doc_id, _, _ in articles],
            "text": [text for _, text, _ in articles],
            "headings": [headings for _, _, headings in articles],
            "marks": {name: columns(table.take(pa.array(rows[name], pa.int64()))) for name, table in marks.items()},
        }


def places(table: pa.Table) -> dict[str, range]:
    """Where the rows of each article stand in a table that is ordered by article."""
    found: dict[str, range] = {}
    for index, doc_id in enumerate(table["doc_id"].to_pylist()):
        found[doc_id] = range(found[doc_id].start if doc_id in found else index, index + 1)
    return found


def meanings() -> dict[str, dict[str, str]]:
    """What each column of the tables that mark texts means."""
    return {name: {column.name: column.comment for column in contract(TABLES[name])} for name in query_files(MARKS)}


def grouped(articles: list[Article]) -> Iterator[list[Article]]:
    """Articles in groups of about as many characters as a part takes."""
    group: list[Article] = []
    size = 0
    for article in articles:
        if group and size + len(article[1]) > PART_CHARS:
            yield group
            group, size = [], 0
        group.append(article)
        size += len(article[1])
    if group:
        yield group
