"""Where the rows of shards wait for the load: a folder that all workers see, or S3; whoever wrote them, a shard's are whole.

A shard's rows appear in one step under a name that its content gives: a worker that is given a shard again finds them, and
two that write the same one write the same.
"""

from __future__ import annotations

import io
import shutil
import tarfile
import time
import uuid
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse import bucket
from warehouse.place import Url

MOMENT = 10
"""Seconds until a folder that another machine made must be seen."""
AT_ONCE = 8
"""Shards that are brought here at a time."""
COUNTED = ("documents", "quarantine")

Counts = tuple[int, int]
"""How many articles of a shard were read and rejected."""


class StagingError(Exception):
    """Rows are not where they should be; the message says what to do."""


class Staging(Protocol):
    """A place for rows; workers get it with their shards."""

    @property
    def folder(self) -> Path:
        """The folder in which the load finds a folder a shard."""

    def find(self, key: str) -> Counts | None:
        """What is there of a shard; None when it has not been read."""

    def put(self, key: str, tables: Mapping[str, pa.Table]) -> Counts:
        """Write a shard's tables."""

    def take(self, key: str) -> None:
        """Make sure that a shard's folder is in `folder`."""

    def drop(self, keys: Iterable[str]) -> None:
        """Remove the rows of some shards."""

    def clear(self) -> None:
        """Remove everything."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A folder that all workers write into."""

    folder: Path

    def find(self, key: str) -> Counts | None:
        """What its folder holds."""
        return counts(self.folder / key) if (self.folder / key).is_dir() else None

    def put(self, key: str, tables: Mapping[str, pa.Table]) -> Counts:
        """Write a folder beside its place, and rename it."""
        folder = self.folder / key
        partial = folder.with_name(f"{key}.{uuid.uuid4().hex}.partial")
        partial.mkdir(parents=True)
        write(tables, partial)
        try:
            partial.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
            shutil.rmtree(partial)  # a worker that was thought lost has written the same rows
        return counts(folder)

    def take(self, key: str) -> None:
        """Make sure of the folder; a network's file system may take a moment.

        Raises:
            StagingError: it is not there.
        """
        end = time.monotonic() + MOMENT
        while not (self.folder / key).is_dir():
            if time.monotonic() > end:
                words = f"what workers write to {self.folder} is not here"
                raise StagingError(f"{words}; with --dask the warehouse must lie where all machines see it, or on S3")
            time.sleep(0.1)

    def drop(self, keys: Iterable[str]) -> None:
        """Remove folders."""
        for key in keys:
            shutil.rmtree(self.folder / key, ignore_errors=True)

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Objects:
    """A prefix of a bucket: an object a shard, and a folder here that they are unpacked into."""

    url: Url
    folder: Path

    def find(self, key: str) -> Counts | None:
        """What the object says about itself."""
        found = bucket.head(self.url / f"{key}.tar")
        return (int(found["Metadata"][COUNTED[0]]), int(found["Metadata"][COUNTED[1]])) if found else None

    def put(self, key: str, tables: Mapping[str, pa.Table]) -> Counts:
        """Write all tables as one object, which appears in one step."""
        loaded, rejected = (tables[name].num_rows for name in COUNTED)
        bucket.put(self.url / f"{key}.tar", packed(tables), documents=str(loaded), quarantine=str(rejected))
        return loaded, rejected

    def take(self, key: str) -> None:
        """Unpack the object, whatever is here: a run that was killed may have changed it."""
        folder = self.folder / key
        shutil.rmtree(folder, ignore_errors=True)
        with tarfile.open(fileobj=io.BytesIO(bucket.get(self.url / f"{key}.tar"))) as archive:
            archive.extractall(folder, filter="data")

    def drop(self, keys: Iterable[str]) -> None:
        """Remove objects and what they were unpacked into."""
        gone = sorted(keys)
        bucket.delete(self.url, [(self.url / f"{key}.tar").prefix for key in gone])
        for key in gone:
            shutil.rmtree(self.folder / key, ignore_errors=True)

    def clear(self) -> None:
        """Remove the objects and the folder."""
        bucket.delete(self.url, [one.key for one in bucket.objects(self.url)])
        shutil.rmtree(self.folder, ignore_errors=True)


def counts(folder: Path) -> Counts:
    """How many articles the rows of a shard tell of."""
    loaded, rejected = (pq.read_metadata(folder / f"{name}.parquet").num_rows for name in COUNTED)
    return loaded, rejected


def write(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write a Parquet file a table."""
    for name, table in tables.items():
        (folder / f"{name}.parquet").write_bytes(parquet(table))


def parquet(table: pa.Table) -> pa.Buffer:
    """A table as a Parquet file; one without rows, as two of five are, is made once."""
    return empty(table.schema) if not table.num_rows else encoded(table)


def encoded(table: pa.Table) -> pa.Buffer:
    """The Parquet file of a table's rows: without dictionaries and statistics, which nothing asks for here, in .7 of the time."""
    out = pa.BufferOutputStream()
    pq.write_table(table, out, compression="zstd", use_dictionary=False, write_statistics=False)
    return out.getvalue()


@cache
def empty(schema: pa.Schema) -> pa.Buffer:
    """The Parquet file of a table without rows."""
    return encoded(schema.empty_table())


def without(folders: Iterable[Path], doc_ids: Collection[str]) -> list[Path]:
    """The folders, those that hold rows of certain articles replaced by copies without them.

    The originals stay as they are: should the run be killed, the next one takes the shards from there.
    """
    return [kept(folder, doc_ids) if holds(folder, doc_ids) else folder for folder in folders]


def holds(folder: Path, doc_ids: Collection[str]) -> bool:
    """Whether a folder has rows of some of the articles."""
    staged = pq.read_table(folder / "documents.parquet", columns=["doc_id"])["doc_id"].to_pylist()
    return not set(doc_ids).isdisjoint(staged)


def kept(folder: Path, doc_ids: Collection[str]) -> Path:
    """A copy of a folder without the rows of certain articles."""
    copy = folder.with_name(f"{folder.name}.kept")
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    left_out = pa.array(sorted(doc_ids), pa.string())
    for file in folder.glob("*.parquet"):
        rows = pq.read_table(file)
        if "doc_id" in rows.column_names:
            rows = rows.filter(pc.invert(pc.is_in(rows["doc_id"], left_out)))
        pq.write_table(rows, copy / file.name, compression="zstd")
    return copy


def packed(tables: Mapping[str, pa.Table]) -> bytes:
    """The same files in one archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, table in tables.items():
            file = parquet(table)
            entry = tarfile.TarInfo(f"{name}.parquet")
            entry.size = file.size
            archive.addfile(entry, io.BytesIO(file))
    return out.getvalue()


def take_all(staging: Staging, keys: Iterable[str]) -> list[Path]:
    """The folders of shards, in the order of their keys.

    Raises:
        StagingError, BucketError: one is not there.
    """
    wanted = sorted(keys)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(staging.take, wanted))
    return [staging.folder / key for key in wanted]
