"""ACLED's columns in acled.csv: happenings that have one of its event types, a day, a country and coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.exports import Connection, Written, copy, sql


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write acled.csv."""
    yield copy(connection, sql("acled"), folder / "acled.csv", "FORMAT csv, HEADER")
