"""Tables as they will stand after a run: the lake's rows without those that go, and the staged ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.tables import TABLES


@dataclass(frozen=True, slots=True)
class Standing:
    """The lake before a run, the folders with the rows of what was read, and the ids of articles whose rows in the lake go."""

    lake: Lake
    folders: list[Path]
    gone: Collection[str]

    def table(self, name: str, columns: list[str]) -> pa.Table:
        """Columns of a table with doc_id."""
        return pa.Table.from_batches(self.batches(name, columns), schema=select(name, columns))

    def batches(
        self, name: str, columns: list[str], doc_ids: Collection[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """The same, streamed; rows of `doc_ids` alone when they are given."""
        wanted = pc.scalar(True) if doc_ids is None else among(doc_ids)  # noqa: FBT003 -- Arrow's literal
        yield from self.lake.dataset(name).to_batches(columns=columns, filter=wanted & ~among(self.gone))
        files = [str(file) for folder in self.folders if (file := folder / f"{name}.parquet").exists()]
        new = ds.dataset(files, schema=schema(TABLES[name]), format="parquet")
        yield from new.to_batches(columns=columns, filter=wanted)


def select(name: str, columns: list[str]) -> pa.Schema:
    """The schema of some columns of a table."""
    return pa.schema([schema(TABLES[name]).field(column) for column in columns])


def among(doc_ids: Collection[str]) -> pc.Expression:
    """The filter for rows of some articles."""
    return pc.field("doc_id").isin(pa.array(sorted(doc_ids), pa.string()))
