"""Many articles out of few, as rows: what a warehouse of 100,000 articles costs, without reading that many.

Each copy has ids of its own, hashed as the program's are, so that all references within it hold; texts and entities are
those of the original. Stories, happenings and claims are copied with their articles.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow.dataset as ds

from warehouse.contract import schema
from warehouse.tables import TABLES

OWN = (
    "doc_id",
    "block_id",
    "sent_id",
    "mention_id",
    "time_id",
    "figure_id",
    "part_of",
    "quote_id",
    "event_id",
    "happening_id",
    "local_happening_id",
    "claim_id",
    "row_id",
)
"""Columns that hold an article's id, an id that begins with it, or one as long."""
LENGTH = 16
"""Letters of an article's id, which the ids of its rows begin with."""
STORY = "story:"
"""What the id of a story begins with."""
ARTICLES = tuple(name for name, row in TABLES.items() if "doc_id" in schema(row).names)
STORIES = ("stories", "happenings", "claims")
"""Tables whose rows belong to a story, to which articles point."""


def copies(database: Path, folder: Path, numbers: range, limit: int | None, run_id: str) -> dict[str, ds.Dataset]:
    """The rows of a published file once for each number, as Parquet files in a folder.

    Args:
        database: the published file to multiply.
        folder: gets a folder a table, a file a copy in it.
        numbers: the copies to make; two calls with different numbers share no id.
        limit: articles to take of each copy; all of them when None.
        run_id: the run that the copies belong to.
    """
    with closing(duckdb.connect(str(database), read_only=True)) as connection:
        for name in ARTICLES + STORIES:
            (folder / name).mkdir(parents=True, exist_ok=True)
            for number in numbers:
                target = folder / name / f"{number}.parquet"
                connection.execute(f"COPY ({statement(name, number, run_id, limit)}) TO '{target}' (CODEC zstd)")
    return {
        name: ds.dataset([folder / name / f"{number}.parquet" for number in numbers], schema=schema(TABLES[name]))
        for name in ARTICLES + STORIES
    }


def statement(name: str, number: int, run_id: str, limit: int | None) -> str:
    """The query for one copy of a table."""
    names = schema(TABLES[name]).names
    changed = {c: other(c, number) for c in names if c in OWN}
    if "story_id" in names:
        changed["story_id"] = f"'{STORY}' || {other(f'substr(story_id, {len(STORY) + 1})', number)}"
    if name == "documents":
        changed |= {
            "run_id": f"'{run_id}'", "source_uri": f"'{number}/' || source_uri", "duplicate_of": "NULL",
            "duplicate_kind": "NULL",
        }  # fmt: skip
    times = {
        f.name: f"{f.name} AT TIME ZONE 'UTC'" for f in schema(TABLES[name]) if str(f.type).startswith("timestamp")
    }
    replaced = ", ".join(f"{words} AS {column}" for column, words in (changed | times).items())
    few = f"FROM documents ORDER BY doc_id LIMIT {limit}"
    key = "doc_id" if name in ARTICLES else "story_id"
    chosen = f"WHERE {key} IN (SELECT {key} FROM (SELECT doc_id, story_id {few}))" if limit else ""  # noqa: S608 -- numbers
    return f"SELECT * REPLACE ({replaced}) FROM {name} {chosen}"  # noqa: S608 -- the contract's names


def other(column: str, number: int) -> str:
    """The expression of an id in a copy: another hash, and what stands behind it."""
    return f"md5('{number}' || left({column}, {LENGTH}))[:{LENGTH}] || substr({column}, {LENGTH + 1})"
