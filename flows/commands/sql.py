"""`columnist sql`: read-only queries on the published file, in several formats, or a shell."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from flows.commands import shell
from flows.formats import write
from flows.settings import SettingError
from flows.source.listing import Refused
from warehouse import connect
from warehouse.lake import Lake, LakeError
from warehouse.place import Place
from warehouse.storage import store_of

SUFFIXES = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".txt": "table",
    ".parquet": "parquet",
}
WRITING = frozenset({"COPY", "EXPORT", "ATTACH", "LOAD", "COPY_DATABASE", "DELETE", "INSERT", "UPDATE", "MERGE_INTO"})
"""Statements that can write beside the published file, which itself is opened read-only, and those that would change its rows."""


def run(warehouse: Place, query: str | None, form: str | None, out: Path | None, as_of: str | None) -> None:
    """Answer a query, what is piped in, or what is typed in a shell.

    Raises:
        SettingError: the suffix of the file says no format, or its folder does not exist.
        Refused: there is no published file, no such run, or the query is wrong.
    """
    chosen = form or form_of(out)
    if out and not out.parent.is_dir():
        raise SettingError(f"--out {out}: the folder {out.parent} does not exist")
    with state(warehouse, as_of) as database:
        if query is None and sys.stdin.isatty():
            shell.shell(database, lambda statement: answer(database, statement, chosen, out))
            return
        queries = statements(sys.stdin.read()) if query is None else [shell.query_of(query) or query]
        if out:
            keep(database, queries, chosen, out)
            return
        for one in queries:
            answer(database, one, chosen, None)


def form_of(out: Path | None) -> str:
    """The format that a file's suffix says; a table without a file.

    Raises:
        SettingError: it says none.
    """
    if out is None:
        return "table"
    if out.suffix.lower() not in SUFFIXES:
        raise SettingError(f"--out {out}: use one of {', '.join(SUFFIXES)}, or name the --format")
    return SUFFIXES[out.suffix.lower()]


def statements(script: str) -> Iterator[str]:
    r"""What is piped in, cut at the lines that are commands of the shell; the last statement needs no semicolon.

    >>> [s.split(" AS ")[0] for s in statements("SELECT 1;\nFROM x\n.quit\nFROM y")]
    ['SELECT 1;\nFROM x']
    """
    held: list[str] = []
    for line in script.splitlines():
        query = shell.query_of(line)
        if query or shell.is_end(line):
            yield from filter(str.strip, ["\n".join(held)])
            held = []
        if shell.is_end(line):
            return
        if query:
            yield query
        else:
            held.append(line)
    yield from filter(str.strip, ["\n".join(held)])


@contextmanager
def state(warehouse: Place, as_of: str | None) -> Iterator[Path]:
    """The published file, or one made from the lake as a past run left it.

    Raises:
        Refused: there is none.
    """
    if as_of is None:
        yield published(warehouse)
        return
    from warehouse.publish import PublishError, rebuild  # noqa: PLC0415 -- a plain query does without

    runs = {run.run_id: run for run in Lake(warehouse).runs()}
    if as_of not in runs:
        raise Refused(f"there is no run {as_of!r} in {warehouse}; runs: {', '.join(runs) or 'none'}")
    if not (versions := json.loads(runs[as_of].lake_versions)):
        raise Refused(f"the state that run {as_of} left is not kept: the lake was made again from a later one")
    with tempfile.TemporaryDirectory(prefix="columnist-") as folder:
        database = Path(folder) / "columnist.duckdb"
        try:
            rebuild(Lake(warehouse), database, versions)
        except (LakeError, PublishError, OSError) as error:
            words = "columnist vacuum has dropped its files; later runs are kept: columnist runs"
            raise Refused(f"the state that run {as_of} left cannot be read: {words}") from error
        yield database


def published(warehouse: Place) -> Path:
    """The published file.

    Raises:
        Refused: there is none.
    """
    database = store_of(warehouse).published()
    if database is None:
        raise Refused(f"nothing is published in {warehouse}; fill it with: columnist run RAW --warehouse {warehouse}")
    return database


def keep(database: Path, queries: Iterable[str], form: str, out: Path) -> None:
    """Write the one result that statements have into a file.

    Raises:
        Refused: they have several, or none, or a query is wrong.
    """
    results = [rows for query in queries for rows in ask(database, query)]
    if len(results) != 1:
        raise Refused(f"--out {out}: it takes the result of one statement, and {len(results)} have one")
    write(results[0], form, out)


def answer(database: Path, query: str, form: str, out: Path | None) -> None:
    """Write the result of each statement of a query.

    Raises:
        Refused: the query is wrong.
    """
    for rows in ask(database, query):
        write(rows, form, out)


def ask(database: Path, query: str) -> Iterator[pa.Table]:
    """The results of the statements of a query that have one.

    Raises:
        Refused: the query is wrong, or could write a file.
    """
    try:
        with connect(database) as connection:
            for statement in connection.extract_statements(query):
                if statement.type.name in WRITING:
                    name = statement.type.name.replace("_", " ")
                    raise Refused(f"{name} is not allowed: columnist sql only reads; write a result with --out FILE")
                relation = connection.sql(statement.query)
                if relation is not None:
                    yield relation.to_arrow_table()
    except duckdb.Error as error:
        raise Refused(" ".join(str(error).partition("\n\nLINE")[0].split())) from error
