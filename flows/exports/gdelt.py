"""GDELT 2.0's tables: as its tab-separated files without a header, and as Parquet with names and types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.exports import Connection, Written, copy, sql

FILES = {"gdelt_events": "export", "gdelt_mentions": "mentions"}
"""What GDELT calls the files of the two tables."""
TABS = "FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE ''"


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write export.CSV and mentions.CSV, and gdelt_events.parquet and gdelt_mentions.parquet."""
    for query, name in FILES.items():
        yield copy(connection, sql(query), folder / f"{name}.CSV", TABS)
        typed = copy(connection, sql(query), folder / f"{query}.parquet", "FORMAT parquet, COMPRESSION zstd")
        yield Written(typed.path, typed.rows)
