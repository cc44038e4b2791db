"""Parquet: happenings by month in happenings/month=2024-11/, the tables that go with them in a file each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.exports import Connection, Written, copy, sql, tables, written

BY_MONTH = "FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE true"


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write the folder of happenings, then the other tables; what an earlier export left in the folder is replaced."""
    yield copy(connection, sql("by_month"), folder / "happenings", BY_MONTH)
    for name, rows in tables(connection):
        if name != "happenings":
            yield written(folder / f"{name}.parquet", rows, "parquet")
