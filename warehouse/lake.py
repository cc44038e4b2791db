"""The lake: every table as Parquet with a Delta log, one folder a table; the only importer of deltalake.

A run writes its tables one after the other and ends with its row in `runs`, which holds the version of every table
that the run left. That row is the run's commit point: what stands in the lake beyond the versions of the newest row
was left by a run that was killed, and `Lake.recover` takes it back.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError

from warehouse.contract import owner, quote, schema
from warehouse.place import Place, Url
from warehouse.rows import Rows, batches, owners
from warehouse.storage import Store, delete, store_of
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

FILE_BYTES = 8_000_000
"""Size to aim at for a Parquet file: a changed article rewrites the file that holds it. Of 1.2 M mentions, replacing
100 articles took 0.08 s with files of 4 MB, 0.33 s with 16 MB and 0.95 s with the default of 100 MB."""

MANY_FILES = 64
"""Small files that runs may leave before they are joined; a scan of 500 is five times slower than of one."""

MANY_IDS = 10_000
"""Ids from which a table without doc_id is written anew: a predicate that names them all costs more."""

KEPT_LOG = "interval 365 days"
"""How long an old state can be named; its files stay until `vacuum`."""

FAR = {"delta.checkpointInterval": "10"}
"""On S3 a commit that no checkpoint holds is a request whenever a table is opened; the default are 100."""

PROPERTIES = WriterProperties(compression="ZSTD")

ALONE = CommitProperties(max_commit_retries=0)
"""A commit that another writer came before fails, instead of being tried again on top of it: there should be none."""

NEUTRAL = frozenset({"OPTIMIZE", "VACUUM START", "VACUUM END"})
"""Delta operations that change no row."""


class LakeError(Exception):
    """The lake cannot be read or written; the message says which table and what to do."""


class Lake:
    """The tables below `lake` of a warehouse.

    Nothing here guards against a second writer: hold the store's lock from `recover` to `finish`.
    """

    def __init__(self, place: Place | Store, name: str = "lake") -> None:
        self.store = place if not isinstance(place, Path | Url) else store_of(place)
        self.name = name
        self.root = self.store.here.absolute()  # pyarrow takes a relative path with a colon for a URL
        self.folder = self.root / name
        self.restored = self.root / f"{name}.restored"
        """A lake that was made to take this one's place; `recover` does it, should a kill have come between."""
        self._handles: dict[str, DeltaTable] = {}
        """Tables that were opened: to read a log anew takes 1.8 ms of CPU, and a round trip a commit on S3; to look for new commits .4 ms, or two."""
        self._held = False
        """Whether the tables on the disk change by our own writes alone: from `recover` on, whose caller holds the store's lock."""
        self._newest: dict[str, ds.Dataset | None] = {}
        """The tables that are known to show their newest commit while the lake is held, with their rows; a write takes them out."""
        self._files: dict[tuple[str, int], frozenset[str]] = {}
        """The files of a table's versions that were written upon: publishing asks which are new, and to open an old version reads a log."""

    def versions(self) -> dict[str, int]:
        """The current Delta version of every table that exists, `runs` left out, since a run's row lies in it."""
        return {name: self._open(name).version() for name in TABLES if name != Run.TABLE and self._exists(name)}

    def runs(self) -> list[Run]:
        """All runs that ended, oldest first."""
        names = {field.name for field in dataclasses.fields(Run)}
        rows = self.read(Run.TABLE).sort_by("run_id").to_pylist()
        return [Run(**{name: row[name] for name in names}) for row in rows]

    def last_run(self) -> Run | None:
        """The newest run whose rows the lake holds: it is done, or was killed with some of them in it."""
        return next((run for run in reversed(self.runs()) if run.status != "failed"), None)

    def recover(self) -> bool:
        """Take back what a killed run left: every table goes to the version that the newest run's row names.

        Returns:
            Whether anything had to be taken back.

        Raises:
            LakeError: a table is behind that version, so a commit was lost.
        """
        if self.restored.is_dir() and not self.folder.exists():
            self.restored.rename(self.folder)
        self._handles.clear()
        self._newest, self._files = {}, {}
        self._held = True
        runs = self.runs()
        wanted: dict[str, int] = json.loads(runs[-1].lake_versions) if runs else {}
        ahead = [name for name in self.versions() if self._ahead(name, wanted.get(name, 0))]
        for name in ahead:
            with self._writing(name):
                self._open(name).restore(wanted.get(name, 0))
        return bool(ahead)

    def read(self, table: str, columns: list[str] | None = None, version: int | None = None) -> pa.Table:
        """Rows of a table in the contract's schema; none when the table does not exist yet.

        A column that the stored table lacks, because an older version of the program wrote it, is null.

        Raises:
            LakeError: a file is missing or damaged.
        """
        with self._reading(table):
            return self.dataset(table, version).to_table(columns)

    def dataset(self, table: str, version: int | None = None) -> ds.Dataset:
        """A table as a dataset, to be streamed.

        Raises:
            LakeError: the log is missing or damaged.
        """
        wanted = schema(TABLES[table])
        if not self._exists(table):
            return ds.dataset(wanted.empty_table())
        opened = self._open(table, version)
        is_newest = table in self._newest and opened is self._handles[table]
        rows = self._newest[table] if is_newest else None
        if rows is None:
            # The library's own file system ends the interpreter with an abort, four times of six (deltalake 1.6.6).
            files = self.store.files(f"{self.name}/{table}")
            rows = opened.to_pyarrow_dataset(schema=wanted, filesystem=files)
        if is_newest:
            self._newest[table] = rows
        return rows

    def is_older(self) -> bool:
        """Whether a stored table lacks a column of the contract, because an older version of the program wrote it.

        Raises:
            LakeError: a log is missing or damaged.
        """
        return any(
            self._exists(name) and not set(schema(row).names) <= {f.name for f in self._open(name).schema().fields}
            for name, row in TABLES.items()
        )

    def replace(
        self,
        tables: Mapping[str, Rows],
        doc_ids: Collection[str],
        emptied: Mapping[str, Collection[str]] | None = None,
    ) -> dict[str, int]:
        """Put the rows of articles in the place of their old ones, one commit a table.

        In a table with doc_id, the rows of `doc_ids` and of every article that the new rows belong to go, then the
        new rows come. A table without it (entities, quarantine) is replaced whole. A table that is not given stays as
        it is, unless `doc_ids` names articles: their old rows go from every table; those of the articles that `emptied` names
        for a table go from it alone. A table that would not change gets no commit.

        Returns:
            The versions of all tables after it.

        Raises:
            LakeError: a table cannot be read or written; the tables before it are written already: call `recover`.
        """
        self._create()
        stored = frozenset(self.read("documents", ["doc_id"])["doc_id"].to_pylist())
        for name, row in TABLES.items():
            if "doc_id" in schema(row).names:
                going = frozenset(doc_ids) | frozenset((emptied or {}).get(name, ()))
                self._replace_articles(name, tables.get(name, schema(row).empty_table()), going, stored)
            elif name in (emptied or {}):
                self._replace_ids(name, tables.get(name, schema(row).empty_table()), frozenset((emptied or {})[name]))
            elif name in tables and not self.read(name).equals(stream(name, [tables[name]], schema(row)).read_all()):
                self._write(name, tables[name], mode="overwrite", schema_mode="overwrite")
        return self.versions()

    def finish(self, run: Run) -> None:
        """Write the run's row, in the place of the one that it left before; it makes all count that the run wrote.

        Raises:
            LakeError: it cannot be written.
        """
        self._create()
        row = pa.Table.from_pylist([dataclasses.asdict(run)], schema=schema(Run))
        if any(one.run_id == run.run_id for one in self.runs()):
            known = f"run_id = {quote(run.run_id)}"
            self._write(Run.TABLE, row, mode="overwrite", schema_mode="merge", predicate=known)
        else:
            self._write(Run.TABLE, row, mode="append", schema_mode="merge")

    def vacuum(self, keep_days: int) -> int:
        """Join small files and drop those that only states older than `keep_days` need; the newest run's always stay.

        Returns:
            How many files went.

        Raises:
            LakeError: a table cannot be read or written.
        """
        runs = self.runs()
        wanted: dict[str, int] = json.loads(runs[-1].lake_versions) if runs else {}
        dropped = 0
        for name in filter(self._exists, TABLES):
            with self._writing(name):
                table = self._open(name)
                table.optimize.compact(target_size=FILE_BYTES, writer_properties=PROPERTIES)  # files of the usual size
                kept = [wanted[name]] if name in wanted else None
                how: dict[str, Any] = {"full": True, "enforce_retention_duration": False, "keep_versions": kept}
                dropped += delete(
                    self.store.files(f"{self.name}/{name}"), table.vacuum(keep_days * 24, dry_run=True, **how)
                )
        return dropped

    def damage(self) -> Iterator[str]:
        """Read all of the newest state and say what is wrong with it, a line a table."""
        self._held = False
        self._newest.clear()
        wanted: dict[str, int] = {}
        for name in [Run.TABLE, *TABLES]:
            try:
                if name == Run.TABLE:
                    runs = self.runs()
                    wanted = json.loads(runs[-1].lake_versions) if runs else {}
                elif self._exists(name):
                    self._ahead(name, wanted.get(name, 0))
                with self._reading(name):
                    for _ in self.dataset(name).to_batches():
                        pass
            except LakeError as error:
                yield str(error)

    def added(self, table: str, since: int) -> ds.Dataset:
        """What the files hold that a table has now and did not have at a version: all rows that are new since, and more.

        Raises:
            LakeError: the log is missing or damaged.
        """
        now, old = self._open(table), self._files.get((table, since))
        with suppress(DeltaError):  # the log may not reach back so far
            old = frozenset(self._table(table, since).file_uris()) if old is None else old
        names = [uri.rsplit("/", 1)[-1] for uri in now.file_uris() if uri not in (old or ())]
        files = self.store.files(f"{self.name}/{table}")
        return ds.dataset(names, schema=schema(TABLES[table]), format="parquet", filesystem=files)

    def _replace_articles(self, name: str, rows: Rows, doc_ids: frozenset[str], stored: frozenset[str]) -> None:
        coming = owners(rows, "doc_id")
        going = (doc_ids | coming) & stored
        if not coming and not going:
            return
        if not going:
            self._write(name, rows, mode="append", schema_mode="merge")
        elif going == stored:
            self._write(name, rows, mode="overwrite", schema_mode="overwrite")
        else:
            ids = ", ".join(map(quote, sorted(going | coming)))
            self._write(name, rows, mode="overwrite", schema_mode="merge", predicate=f"doc_id IN ({ids})")

    def _replace_ids(self, name: str, rows: Rows, ids: frozenset[str]) -> None:
        column = owner(TABLES[name])
        coming = owners(rows, column)
        known = ds.field(column).isin(pa.array(sorted(ids | coming), pa.string()))
        going = owners(self.dataset(name).to_table([column], filter=known), column)
        if not coming and not going:
            return
        if not going:
            self._write(name, rows, mode="append", schema_mode="merge")
        elif len(going | coming) > MANY_IDS:
            self._write(name, rows, staying=~known, mode="overwrite", schema_mode="overwrite")
        else:
            listed = ", ".join(map(quote, sorted(going | coming)))
            self._write(name, rows, mode="overwrite", schema_mode="merge", predicate=f"{column} IN ({listed})")

    def _write(self, name: str, rows: Rows, staying: ds.Expression | None = None, **how: Any) -> None:
        """Write rows, behind those of the table that stay where all else is overwritten."""
        with self._writing(name):
            table = self._open(name)
            self._files[name, table.version()] = frozenset(table.file_uris())
            parts = [rows] if staying is None else [self.dataset(name).filter(staying), rows]
            rows_as_known = stream(name, parts, pa.schema(table.schema().to_arrow()))
            write_deltalake(
                table, rows_as_known, target_file_size=FILE_BYTES, writer_properties=PROPERTIES, commit_properties=ALONE, **how,
            )  # fmt: skip
            self._newest.pop(name, None)
            if len((table := self._open(name)).file_uris()) % MANY_FILES == 0:
                table.optimize.compact(target_size=FILE_BYTES, writer_properties=PROPERTIES)

    def _create(self) -> None:
        """Make the tables that do not exist, empty, so that version 0 is a state that every table can go back to."""
        for name, row in TABLES.items():
            if not self._exists(name):
                with self._writing(name):
                    how = {"delta.logRetentionDuration": KEPT_LOG} | (FAR if self.store.is_far else {})
                    uri, options = self.store.table(f"{self.name}/{name}")
                    DeltaTable.create(uri, schema(row), configuration=how, storage_options=options)

    def _ahead(self, name: str, wanted: int) -> bool:
        """Whether a table holds other rows than its version `wanted`."""
        table = self._open(name)
        if table.version() == wanted:
            return False
        if table.version() < wanted:
            raise LakeError(f"{self._path(name)}: a commit is lost (version {table.version()}, not {wanted}). {CURE}")
        for commit in table.history(table.version() - wanted):
            if commit["operation"] == "RESTORE" and int(commit["operationParameters"]["version"]) == wanted:
                return False
            if commit["operation"] not in NEUTRAL:
                return True
        return False

    def _path(self, name: str) -> Place:
        """Where a table lies, for people."""
        return self.store.place / self.name / name

    def _exists(self, name: str) -> bool:
        """Whether the table's folder holds anything: data without a log is damage, not an absent table."""
        return self.store.holds(f"{self.name}/{name}")

    def _open(self, name: str, version: int | None = None) -> DeltaTable:
        with self._reading(name):
            known = self._handles.get(name)
            if known and name in self._newest and version in {None, known.version()}:
                return known
            if version is not None or not (self._held or self.store.is_far):
                return self._table(name, version)
            if known:
                known.update_incremental()
            else:
                self._handles[name] = self._table(name, None)
            if self._held:
                self._newest[name] = None
            return self._handles[name]

    def _table(self, name: str, version: int | None) -> DeltaTable:
        uri, options = self.store.table(f"{self.name}/{name}")
        return DeltaTable(uri, version=version, storage_options=options)

    @contextmanager
    def _reading(self, name: str) -> Iterator[None]:
        try:
            yield
        except TableNotFoundError as error:
            raise LakeError(f"{self._path(name)}: its Delta log is missing. {CURE}") from error
        except (DeltaError, OSError, pa.ArrowException) as error:
            raise LakeError(f"{self._path(name)}: cannot be read: {first_line(error)}. {CURE}") from error

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        try:
            self.store.confirm()
            yield
        except (DeltaError, OSError, pa.ArrowException) as error:
            raise LakeError(f"{self._path(name)}: cannot be written: {first_line(error)}") from error
        finally:
            self._newest.pop(name, None)


CURE = "`columnist rebuild --lake` makes the lake again from the published file"


def stream(name: str, parts: Sequence[Rows], known: pa.Schema) -> pa.RecordBatchReader:
    """Rows batch by batch in the contract's schema, with the comments that the stored table already `known` has.

    Delta refuses to append a column under another comment, and a meaning may be worded better in any release. Readers
    of the lake get the contract's comments.

    Raises:
        LakeError: a column of the contract is missing.
        pa.ArrowInvalid: while it is read, at a null that the contract forbids.
    """
    wanted = schema(TABLES[name])
    lacking = [column for column in wanted.names if any(column not in rows.schema.names for rows in parts)]
    if lacking:
        raise LakeError(f"rows of {name} lack columns of the contract: {', '.join(lacking)}")
    fields = [f.with_metadata(known.field(f.name).metadata) if f.name in known.names else f for f in wanted]
    written = pa.schema(fields, metadata=wanted.metadata)
    found = (batch.cast(written) for rows in parts for batch in batches(rows, written.names))
    return pa.RecordBatchReader.from_batches(written, found)


def first_line(error: Exception) -> str:
    """What an error of the Rust libraries says, without its stack; one of OpenDAL has its cause in the last line."""
    lines = re.sub(r"\x1b\[\d+m|↳", "", str(error)).strip().split("\n")
    return (f"{lines[0]}: {lines[-1].strip()}" if "↳" in str(error) else lines[0]).rstrip(".")
