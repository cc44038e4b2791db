"""What is inside the published file: tables, rows, views and comments, brought in from the lake."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.checks import Check, Result
from warehouse.contract import Row, columns, owner, quote, schema
from warehouse.dress import dress, is_dressed
from warehouse.lake import Lake
from warehouse.packing import definition, pack, stored
from warehouse.paths import writable
from warehouse.rows import Rows, reader
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

STORAGE_VERSION = "v1.0.0"
"""Format of the file: DuckDB 1.1 to 2.0 and their clients read it; the default of 2.0 none of the older ones. Later formats pack texts to
half: docs/decisions/0020-packed-texts.md."""

BLOCK_SIZE = 65_536
"""Bytes of a block of the file. Each column of each table takes whole blocks: of 886 articles, 4.9 bytes a byte of text; 5.6 with DuckDB's
262,144, 5.0 with 16,384."""

LONG, GROUP = 4_096, 40_960
"""Bytes of a text from which DuckDB packs none of its row group's, in this format, and rows of such a group. Of 886 articles, with long texts
last: 4.64 bytes a byte of text with DuckDB's 122,880 rows, 4.27 with these, 4.39 with 20,480, 4.40 with 10,240; 1.1.3 reads all of them."""

MEMORY, THREADS = "384MB", 4
"""What DuckDB may hold while it writes; it spills the rest beside the file. Each of its threads needs some 100 MB, so they are few, too. A file of
102,520 articles is made within 384 MB by two threads and by four, at 256 by none."""

LITTLE = "256MB"
"""The same while a change is brought in, beside all that a run holds then: 2,000 articles beside 102,530 need 128 MB, and take 14.5 s of CPU instead of
12.1. Where it does not suffice, the file is built from the lake, which at 256 MB fails."""

FILE = "warehouse"
"""The name that a file is attached under, and that the checks know it by."""

SAMPLE = 5
"""Rows of a failed check that are shown."""

Connection = duckdb.DuckDBPyConnection


@contextmanager
def attached(path: Path) -> Iterator[Connection]:
    """A connection that writes the file, in one transaction; at its end the file is whole and on the disk."""
    with writable(path) as file, closing(duckdb.connect()) as connection:
        connection.execute("SET TimeZone = 'UTC'")  # or timestamps are stored in the zone of the machine
        connection.execute(f"SET memory_limit = {quote(MEMORY)}")
        connection.execute(f"SET threads = {min(THREADS, os.cpu_count() or 1)}")
        connection.execute(f"SET temp_directory = {quote(str(spill(file)))}")
        form = f"STORAGE_VERSION {quote(STORAGE_VERSION)}, BLOCK_SIZE {BLOCK_SIZE}, ROW_GROUP_SIZE {GROUP}"
        connection.execute(f"ATTACH {quote(str(file))} AS {FILE} ({form})")
        connection.execute(f"USE {FILE}")
        connection.begin()
        yield connection
        connection.commit()
        connection.execute(f"CHECKPOINT {FILE}")
        connection.execute("USE memory")
        connection.execute(f"DETACH {FILE}")
        if wal(file).exists():
            raise OSError(f"{wal(file)}: DuckDB left it behind, so the file is not whole")
    sync(path)


def sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def wal(path: Path) -> Path:
    """Where DuckDB keeps what is not in the file yet."""
    return path.with_name(f"{path.name}.wal")


def spill(path: Path) -> Path:
    """Where DuckDB puts what does not fit into memory."""
    return path.with_name(f"{path.name}.tmp")


def discard(path: Path) -> None:
    """Remove a DuckDB file with all that DuckDB puts beside it."""
    shutil.rmtree(spill(path), ignore_errors=True)
    for file in (path, wal(path)):
        file.unlink(missing_ok=True)


@cache
def blank() -> bytes:
    """A file with all tables, views and comments and without rows, made once a process: that takes half the time of a small load."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.duckdb"
        with attached(path) as connection:
            for row in TABLES.values():
                connection.execute(definition(row, bound=True))
            dress(connection)
        return path.read_bytes()


def fill(
    connection: Connection,
    lake: Lake,
    runs: Sequence[Run],
    versions: Mapping[str, int] | None = None,
    *,
    bound: bool = True,
) -> None:
    """Fill every table of a blank file from the lake; a table that `versions` leaves out did not exist then.

    Rows that an older version of the program wrote may lack what today's contract asks for: they are not `bound` to it, and
    their file is not blank but empty.
    """
    for name, row in TABLES.items():
        if not bound:
            connection.execute(definition(row, bound=False))
        if name != Run.TABLE:
            rows = lake.dataset(name, None if versions is None else versions.get(name, 0))
            lay(connection, row, rows)
    finish(connection, runs)


def bring(
    connection: Connection,
    lake: Lake,
    runs: Sequence[Run],
    since: Mapping[str, int],
    touched: Mapping[str, frozenset[str]],
) -> None:
    """Bring a file from an earlier state of the lake to the current one.

    Afterwards the tables' bare names mean the rows of the touched articles alone, for the checks; `warehouse.figures`
    means all rows. DuckDB removes rows by marking them: the loads that follow use their space.

    Args:
        connection: Writes the file.
        lake: Read for the new rows: only files that it did not have then.
        runs: What the table of runs will hold; the last one is the current state.
        since: The versions of the lake's tables that the file shows.
        touched: By table, the articles or ids whose rows changed since (see `warehouse.publish.Change`).
    """
    connection.execute(f"SET memory_limit = {quote(LITTLE)}")
    finish(connection, runs)  # first: the names of tables mean temporary ones below
    of_articles = [name for name, row in TABLES.items() if owner(row) == "doc_id"]
    everywhere = frozenset[str]().union(*(touched.get(name, frozenset()) for name in of_articles))
    known = among(connection, everywhere)
    versions: dict[str, int] = json.loads(runs[-1].lake_versions)
    for name, row in TABLES.items():
        if name in of_articles:
            changed = touched.get(name, frozenset())
            connection.execute(f"CREATE TEMP TABLE {name} AS FROM {FILE}.main.{name} LIMIT 0")
            if changed:
                exchange(connection, name, lake.added(name, since.get(name, 0)), changed, changed & known)
            look_at(connection, name, everywhere - changed)
        elif name != Run.TABLE and versions[name] != since.get(name, 0):
            renew(connection, lake, row, since.get(name, 0), touched.get(name))


def among(connection: Connection, doc_ids: Collection[str]) -> frozenset[str]:
    """Those of the articles that the file holds."""
    with given(connection, "asked", pa.table({"doc_id": sorted(doc_ids)})):
        rows = f"FROM {FILE}.main.documents SEMI JOIN asked USING (doc_id) SELECT doc_id"
        return frozenset(doc_id for (doc_id,) in connection.execute(rows).fetchall())


def exchange(connection: Connection, name: str, rows: Rows, doc_ids: Collection[str], known: Collection[str]) -> None:
    """Put the rows of articles in the place of their old ones, and into the temporary table of the same name.

    Old rows are looked for where `known` names articles that may have them: the table is read from end to end for that.
    """
    names = ", ".join(column.name for column in columns(TABLES[name]))
    with given(connection, "coming", rows), given(connection, "going", pa.table({"doc_id": sorted(doc_ids)})):
        new = f"SELECT {names} FROM coming WHERE doc_id IN (SELECT doc_id FROM going)"
        connection.execute(f"INSERT INTO temp.{name} {new} ORDER BY {reading_order(TABLES[name])}")
    if known:
        going = ", ".join(map(quote, sorted(known)))
        connection.execute(f"DELETE FROM {FILE}.{stored(TABLES[name])} WHERE doc_id IN ({going})")
    packed = f"SELECT {pack(TABLES[name])} FROM temp.{name}"
    connection.execute(f"INSERT INTO {FILE}.{stored(TABLES[name])} {packed}")


def renew(connection: Connection, lake: Lake, row: type[Row], since: int, ids: Collection[str] | None) -> None:
    """Bring a table without doc_id up to date: the rows of some ids, or all of them where these are not known."""
    name, column = row.TABLE, owner(row)
    if ids is None:
        connection.execute(f"DELETE FROM {name}")
        put(connection, name, lake.dataset(name))
        return
    names = ", ".join(one.name for one in columns(row))
    with (
        given(connection, "coming", lake.added(name, since)),
        given(connection, "going", pa.table({"id": sorted(ids)})),
    ):
        connection.execute(f"DELETE FROM {name} WHERE {column} IN (SELECT id FROM going)")
        new = f"SELECT {names} FROM coming WHERE {column} IN (SELECT id FROM going)"
        connection.execute(f"INSERT INTO {name} ({names}) {new}")


def look_at(connection: Connection, name: str, doc_ids: Collection[str]) -> None:
    """Let the checks see rows of articles that only other tables changed."""
    if doc_ids:
        with given(connection, "seen", pa.table({"doc_id": sorted(doc_ids)})):
            rows = f"FROM {FILE}.main.{name} WHERE doc_id IN (SELECT doc_id FROM seen)"
            connection.execute(f"INSERT INTO temp.{name} {rows}")


def finish(connection: Connection, runs: Sequence[Run]) -> None:
    """Replace the runs, failed ones and those that changed nothing included, and views and comments of another version."""
    connection.execute(f"DELETE FROM {Run.TABLE}")
    put(connection, Run.TABLE, pa.Table.from_pylist(list(map(dataclasses.asdict, runs)), schema=schema(Run)))
    if not is_dressed(connection):
        dress(connection)


def reading_order(row: type[Row]) -> str:
    """An ORDER BY for a whole table: article by article, as the text runs.

    Rows of one article lie together then, so that a query for one reads little. Measured with 20,000 articles and 4
    million rows: a file of 337 MB, without gaps, instead of 526 MB; 17 s instead of 14 s.

    Passages that are LONG stand last: one of them keeps the texts of its whole row group from being packed.
    """
    names = [column.name for column in columns(row)]
    order = ", ".join(name for name in ("doc_id", "char_start", *row.KEY) if name in names)
    return f"strlen(text) >= {LONG}, {order}" if {"text", "char_start"} <= set(names) else order


def lay(connection: Connection, row: type[Row], rows: Rows) -> None:
    """Insert a whole table's rows, in their order and as they lie in the file."""
    names = ", ".join(column.name for column in columns(row))
    with given(connection, "coming", rows):
        ordered = f"FROM coming ORDER BY {reading_order(row)}"
        connection.execute(f"INSERT INTO {stored(row)} ({names}) SELECT {pack(row)} FROM ({ordered})")


def put(connection: Connection, name: str, rows: Rows) -> None:
    """Insert rows into a table that is not packed."""
    names = ", ".join(column.name for column in columns(TABLES[name]))
    with given(connection, "coming", rows):
        connection.execute(f"INSERT INTO {name} ({names}) SELECT {names} FROM coming")


@contextmanager
def given(connection: Connection, name: str, rows: Rows) -> Iterator[None]:
    """Arrow data under a name that SQL can read from, once; after an error the connection is of no use, and keeps it."""
    connection.register(name, rows if isinstance(rows, pa.Table) else reader(rows, rows.schema.names))
    yield
    connection.unregister(name)


def layout(connection: Connection) -> list[tuple[str, str, str]]:
    """The definitions of the tables in the current database; how texts are packed is none of their meaning."""
    sql = "replace(sql, ' USING COMPRESSION FSST', '')"
    tables = f"SELECT schema_name, table_name, {sql} FROM duckdb_tables() WHERE database_name = current_database() ORDER BY ALL"
    return connection.execute(tables).fetchall()


def at_fault(connection: Connection, one: Check) -> dict[str, dict[str, Any]]:
    """The articles that the rows of a check belong to, with one row each: what their first column names, up to a colon."""
    rows = connection.execute(f"FROM ({one.sql}) ORDER BY ALL")
    names = [column[0] for column in rows.description or ()]
    found = (dict(zip(names, values, strict=True)) for values in reversed(rows.fetchall()))
    return {str(row[names[0]]).partition(":")[0]: row for row in found}


def ask(connection: Connection, one: Check) -> Result:
    """Run one check."""
    rows = connection.execute(f"SELECT count(*) OVER () AS n_found, * FROM ({one.sql}) ORDER BY ALL LIMIT {SAMPLE}")
    names = [column[0] for column in rows.description or ()][1:]
    found = rows.fetchall()
    sample = tuple(dict(zip(names, values, strict=True)) for _, *values in found)
    return Result(one.name, one.severity, one.why, found[0][0] if found else 0, sample)
