"""POLECAT's columns in polecat.tsv: happenings of PLOVER's types with a day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.exports import Connection, Written, copy, sql


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write polecat.tsv, with tabs and a header."""
    yield copy(connection, sql("polecat"), folder / "polecat.tsv", "FORMAT csv, DELIMITER '\t', HEADER")
