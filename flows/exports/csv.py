"""Comma-separated values: a file a table, with a header; lists are JSON, times like 2024-11-19T00:00:00Z.

Values stand as they are, also where a text begins with `=`: a spreadsheet that is to open them safely takes the shape xlsx.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.exports import Connection, Written, tables, written


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write happenings.csv and the tables that go with it."""
    for name, rows in tables(connection):
        yield written(folder / f"{name}.csv", rows, "csv")
