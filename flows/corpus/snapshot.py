"""Tables as they stand before and after a run: the lake's rows without those that go, and the staged ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
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
    opened: dict[str, ds.Dataset] = field(default_factory=dict)
    """The tables of the lake that were opened: it does not change meanwhile, and each opening reads a log."""

    def beside(self, folders: list[Path]) -> Snapshot:
        """The same with other folders."""
        return replace(self, folders=folders)

    def stored(self, name: str) -> ds.Dataset:
        """A table in the lake."""
        if name not in self.opened:
            self.opened[name] = self.lake.dataset(name)
        return self.opened[name]

    def staged(self, name: str) -> ds.Dataset:
        """The rows of what was read."""
        files = [str(file) for folder in self.folders if (file := folder / f"{name}.parquet").exists()]
        return ds.dataset(files, schema=schema(TABLES[name]), format="parquet")

    def changed(self, *names: str) -> set[str]:
        """The articles that have staged rows in some tables."""
        found = set[str]()
        for name in names if self.folders else ():
            found.update(pc.unique(self.staged(name).to_table(["doc_id"])["doc_id"]).to_pylist())
        return found

    def rows(
        self,
        name: str,
        doc_ids: Collection[str] | None = None,
        columns: list[str] | None = None,
        where: pc.Expression | None = None,
    ) -> pa.Table:
        """The rows of a table with doc_id as it will stand: of some articles or of all, and those that fit a filter.

        A column that an older version of the program did not write is null.
        """
        known = schema(TABLES[name])
        wanted = known if columns is None else pa.schema([known.field(n) for n in columns])
        names = sorted({"doc_id", *wanted.names})
        staged = self.staged(name).to_table(names, filter=both(where, doc_ids)) if self.folders else None
        stored = of_articles(self.stored(name), doc_ids, names, where)
        gone = ids(self.gone | self.changed(name))
        stored = stored.filter(pc.invert(pc.is_in(stored["doc_id"], gone)))
        parts = [part.select(wanted.names).cast(wanted) for part in (stored, staged) if part is not None]
        return pa.concat_tables(parts)

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


def of_articles(
    rows: ds.Dataset,
    doc_ids: Collection[str] | None,
    columns: list[str] | None = None,
    where: pc.Expression | None = None,
) -> pa.Table:
    """The rows of some articles, or of all, that fit a filter; of files without any, the ids alone are read."""
    if doc_ids is None:
        return rows.to_table(columns, filter=where)
    tables = parts_of_articles(rows, doc_ids, columns, where)
    return pa.concat_tables([rows.schema.empty_table().select(columns or rows.schema.names), *tables])


def parts_of_articles(
    rows: ds.Dataset, doc_ids: Collection[str], columns: list[str] | None = None, where: pc.Expression | None = None
) -> Iterator[pa.Table]:
    """The same, file by file."""
    wanted = both(where, doc_ids)
    files = (part for part in rows.get_fragments() if doc_ids and part.count_rows(filter=wanted))
    yield from (part.to_table(schema=rows.schema, columns=columns, filter=wanted) for part in files)


def both(where: pc.Expression | None, doc_ids: Collection[str] | None) -> pc.Expression | None:
    """The filter for rows of some articles that fit another one."""
    named = None if doc_ids is None else among(doc_ids)
    return named if where is None else where if named is None else where & named


def ids(values: Collection[str]) -> pa.Array:
    """Ids as a column."""
    return pa.array(sorted(values), pa.string())


def among(values: Collection[str], column: str = "doc_id") -> pc.Expression:
    """The filter for rows of some articles, or with some ids in another column."""
    return pc.field(column).isin(ids(values))
