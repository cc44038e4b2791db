"""Tables as they stand before and after a run: the lake's rows without those that go, and the staged ones."""

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

ROWS = 1 << 17
"""Rows of a batch: some megabytes, and mostly a whole row group, whose dictionary is looked through once a batch."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The lake before a run, the folders with the rows of what was read, and the ids of articles whose rows in the lake go.

    `renewed` says that the rows across articles in the lake were made by another version of the program.
    """

    lake: Lake
    folders: list[Path]
    gone: frozenset[str]
    renewed: bool = False

    def stored(self, name: str) -> ds.Dataset:
        """A table in the lake."""
        return self.lake.dataset(name)

    def staged(self, name: str) -> ds.Dataset:
        """The rows of what was read."""
        files = [str(file) for folder in self.folders if (file := folder / f"{name}.parquet").exists()]
        return ds.dataset(files, schema=schema(TABLES[name]), format="parquet")

    def batches(self, name: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
        """Columns of a table with doc_id as it will stand, streamed; texts as dictionaries, which are read ten times as fast."""
        for batch in stream(self.stored(name), name, columns):
            gone = pc.is_in(batch["doc_id"].dictionary, ids(self.gone))
            yield batch.filter(pc.invert(gone.take(batch["doc_id"].indices))) if gone.true_count else batch
        yield from stream(self.staged(name), name, columns)


def stream(rows: ds.Dataset, name: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Columns of a dataset, with texts as dictionaries."""
    if not getattr(rows, "files", None):
        return
    wanted = pa.schema(
        [f.with_type(pa.dictionary(pa.int32(), f.type)) if f.type == pa.string() else f for f in schema(TABLES[name])]
    )
    texts = [f.name for f in wanted if pa.types.is_dictionary(f.type)]
    packed = ds.dataset(
        rows.files, schema=wanted, format=ds.ParquetFileFormat(dictionary_columns=texts), filesystem=rows.filesystem
    )
    yield from packed.to_batches(columns, batch_size=ROWS, batch_readahead=2, fragment_readahead=2)


def of_articles(rows: ds.Dataset, doc_ids: Collection[str], columns: list[str] | None = None) -> pa.Table:
    """The rows of some articles; of files without any, the ids alone are read."""
    wanted = among(doc_ids)
    files = (part for part in rows.get_fragments() if doc_ids and part.count_rows(filter=wanted))
    tables = [part.to_table(schema=rows.schema, columns=columns, filter=wanted) for part in files]
    return pa.concat_tables([rows.schema.empty_table().select(columns or rows.schema.names), *tables])


def ids(values: Collection[str]) -> pa.Array:
    """Ids as a column."""
    return pa.array(sorted(values), pa.string())


def among(doc_ids: Collection[str]) -> pc.Expression:
    """The filter for rows of some articles."""
    return pc.field("doc_id").isin(ids(doc_ids))
