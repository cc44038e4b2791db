"""Rows of one table as they come to the store, and how they are read: a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import pyarrow as pa
import pyarrow.dataset as ds

Rows: TypeAlias = pa.Table | ds.Dataset
"""Rows of one table: in memory, or a dataset over Parquet files that is streamed. Both can be read more than once."""

BATCH = 16_384
"""Rows that are read of a dataset at a time."""


def owners(rows: Rows, column: str) -> frozenset[str]:
    """The values of a column of ids."""
    if isinstance(rows, pa.Table):
        return frozenset(rows[column].unique().to_pylist())
    found: set[str] = set()
    for batch in batches(rows, [column]):
        found.update(batch[column].unique().to_pylist())
    return frozenset(found)


def batches(rows: Rows, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Columns of rows, few batches of a dataset at a time: Arrow would read 64 ahead, hundreds of megabytes of texts."""
    yield from rows.select(columns).to_batches() if isinstance(rows, pa.Table) else reader(rows, columns)


def reader(rows: ds.Dataset, columns: list[str]) -> pa.RecordBatchReader:
    """Columns of a dataset, to be read once, as `batches`."""
    found: pa.RecordBatchReader = rows.scanner(
        columns, batch_size=BATCH, batch_readahead=1, fragment_readahead=1
    ).to_reader()
    return found
