"""What the last run knew about the raw files, so that an unchanged one is not opened again."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

NAME = "inputs.parquet"


@dataclass(frozen=True, slots=True)
class Input:
    """One raw file as it was read: its size, time and hash, and how many articles came of it."""

    uri: str
    size: int
    mtime_ns: int
    sha256: str
    documents: int
    quarantined: int


SCHEMA = pa.schema(
    [("uri", pa.string()), ("size", pa.int64()), ("mtime_ns", pa.int64()), ("sha256", pa.string()),
     ("documents", pa.int64()), ("quarantined", pa.int64())]
)  # fmt: skip


def load(warehouse: Path, run_id: str | None, version: str) -> dict[str, Input]:
    """The inputs by uri; empty unless they were written by this very run and version.

    A list that another run left does not belong to the rows in the lake, so it is worth nothing.
    """
    try:
        table = pq.read_table(warehouse / NAME)
    except (OSError, pa.ArrowException):
        return {}
    if run_id is None or table.schema.metadata != stamp(run_id, version):
        return {}
    return {row["uri"]: Input(**row) for row in table.to_pylist()}


def save(warehouse: Path, inputs: Iterable[Input], run_id: str, version: str) -> None:
    """Write the inputs in one step."""
    rows = [dataclasses.asdict(i) for i in sorted(inputs, key=lambda i: i.uri)]
    table = pa.Table.from_pylist(rows, schema=SCHEMA.with_metadata(stamp(run_id, version)))
    partial = warehouse / f".{NAME}.{os.getpid()}"
    pq.write_table(table, partial, compression="zstd")
    partial.replace(warehouse / NAME)


def stamp(run_id: str, version: str) -> dict[bytes, bytes]:
    """The run and the version that a list belongs to, as metadata."""
    return {b"run_id": run_id.encode(), b"extractor_version": version.encode()}
