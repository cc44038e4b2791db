"""GDELT 2.0's tables: as its tab-separated files without a header, and as Parquet with names and types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.exports import Connection, Written, again, copy, sql

FILES = {"gdelt_events": "export", "gdelt_mentions": "mentions"}
"""What GDELT calls the files of the two tables."""
TABS = "FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE ''"


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write export.CSV and mentions.CSV, and gdelt_events.parquet and gdelt_mentions.parquet."""
    for query, name in FILES.items():
        plain, typed = folder / f"{name}.CSV", folder / f"{query}.parquet"
        told = copy(connection, sql(query), plain, TABS)
        again(connection, typed, "FORMAT parquet, COMPRESSION zstd")
        yield told
        yield Written(typed, told.rows)
