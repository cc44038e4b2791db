"""`columnist sql`: read-only queries on the published file, in several formats, and an interactive shell."""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from flows.source.listing import Refused
from warehouse.place import Place
from warehouse.storage import store_of

SUFFIXES = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".parquet": "parquet",
}
HELP = ".tables lists tables and views, .quit ends; a statement ends with ;"
COMMANDS = {
    ".tables": """SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() UNION ALL
        SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal""",
    ".help": f"SELECT '{HELP}' AS help",
}


def run(warehouse: Place, query: str | None, form: str | None, out: Path | None, as_of: str | None) -> None:
    """Answer a query, or open the shell when there is none.

    Raises:
        Refused: there is no published file, no such run, or the query is wrong.
    """
    chosen = form or (SUFFIXES.get(out.suffix.lower(), "table") if out else "table")
    with state(warehouse, as_of) as database:
        if query is None:
            shell(database, chosen)
        else:
            answer(database, query, chosen, out)


@contextmanager
def state(warehouse: Place, as_of: str | None) -> Iterator[Path]:
    """The published file, or one made from the lake as a past run left it.

    Raises:
        Refused: there is none.
    """
    if as_of is None:
        yield published(warehouse)
        return
    from warehouse.lake import Lake  # noqa: PLC0415 -- a plain query reads the file alone
    from warehouse.publish import rebuild  # noqa: PLC0415

    runs = {run.run_id: run for run in Lake(warehouse).runs()}
    if as_of not in runs:
        raise Refused(f"there is no run {as_of!r} in {warehouse}; runs: {', '.join(runs) or 'none'}")
    if not (versions := json.loads(runs[as_of].lake_versions)):
        raise Refused(f"the state that run {as_of} left is not kept: the lake was made again from a later one")
    with tempfile.TemporaryDirectory(prefix="columnist-") as folder:
        database = Path(folder) / "columnist.duckdb"
        rebuild(Lake(warehouse), database, versions)
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


def answer(database: Path, query: str, form: str, out: Path | None) -> None:
    """Write a query's result.

    Raises:
        Refused: the query is wrong.
    """
    found = ask(database, query)
    with opened(out) as stream:
        WRITERS[form](found, stream)
        stream.flush()


def ask(database: Path, query: str) -> pa.Table:
    """A query's result.

    Raises:
        Refused: the query is wrong.
    """
    try:
        with duckdb.connect(database, read_only=True) as connection:
            relation = connection.sql(query)
            return pa.table({}) if relation is None else relation.to_arrow_table()
    except duckdb.Error as error:
        raise Refused(" ".join(str(error).partition("\n\nLINE")[0].split())) from error


@contextmanager
def opened(out: Path | None) -> Iterator[IO[str]]:
    """The file to write, or standard output."""
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8", newline="") as stream:
        yield stream


def write_table(table: pa.Table, stream: IO[str]) -> None:
    """Boxes; on a terminal as wide as it is."""
    width = None if stream.isatty() else 10_000
    console = Console(file=stream, width=width, highlight=False)
    shown = Table(*table.column_names)
    for column in shown.columns:
        column.overflow = "fold"
    for column, field in zip(shown.columns, table.schema, strict=True):
        if pa.types.is_integer(field.type) or pa.types.is_floating(field.type):
            column.justify = "right"
    for row in rows(table):
        shown.add_row(*[text(value).replace("[", "\\[") for value in row])
    console.print(shown)


def write_csv(table: pa.Table, stream: IO[str]) -> None:
    """CSV with a header; null is empty."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows([text(value) for value in row] for row in rows(table))


def write_json(table: pa.Table, stream: IO[str]) -> None:
    """One JSON array."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, default=plain) for row in table.to_pylist())
    stream.write(f"[{lines}]\n")


def write_jsonl(table: pa.Table, stream: IO[str]) -> None:
    """One JSON object a line."""
    for row in table.to_pylist():
        stream.write(json.dumps(row, ensure_ascii=False, default=plain) + "\n")


def write_markdown(table: pa.Table, stream: IO[str]) -> None:
    """A pipe table."""
    stream.write(f"| {' | '.join(table.column_names)} |\n|{'---|' * table.num_columns}\n")
    for row in rows(table):
        stream.write(f"| {' | '.join(text(v).replace('|', chr(92) + '|').replace(chr(10), ' ') for v in row)} |\n")


def write_parquet(table: pa.Table, stream: IO[str]) -> None:
    """A Parquet file."""
    if stream.isatty():
        raise Refused("Parquet is no text; name a file: --out result.parquet")
    pq.write_table(table, stream.buffer, compression="zstd")  # type: ignore[attr-defined]


WRITERS: dict[str, Callable[[pa.Table, IO[str]], None]] = {
    "table": write_table, "csv": write_csv, "json": write_json, "jsonl": write_jsonl, "markdown": write_markdown,
    "parquet": write_parquet,
}  # fmt: skip


def rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows as tuples, in which columns may have the same name."""
    for batch in table.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def text(value: Any) -> str:
    """A value as text; null is empty, lists are JSON."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return plain(value) if isinstance(value, datetime | date | time) else str(value)


def plain(value: Any) -> Any:
    """A value as JSON knows it; midnights are days."""
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second, value.microsecond)):
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)


def shell(database: Path, form: str) -> None:
    """Read statements until the end; each sees the newest state of the published file."""
    print(f"{database}\n{HELP}", file=sys.stderr)
    with history():
        while (statement := read_statement()) is not None:
            try:
                answer(database, COMMANDS.get(statement, statement), form, None)
            except Refused as error:
                print(f"error: {error}", file=sys.stderr)


def read_statement() -> str | None:
    """A statement or command that is typed; None at the end."""
    held: list[str] = []
    while True:
        try:
            line = input("   ...> " if held else "columnist> ").rstrip()
        except EOFError:
            return None
        except KeyboardInterrupt:
            print(file=sys.stderr)
            held = []
            continue
        if not held and line in {".quit", ".exit"}:
            return None
        if not held and line.startswith("."):
            return line if line in COMMANDS else ".help"
        held += [line] if line else []
        if line.endswith(";"):
            return "\n".join(held)


@contextmanager
def history() -> Iterator[None]:
    """Line editing with a history that is kept, where readline exists."""
    try:
        import readline  # noqa: PLC0415 -- not everywhere
    except ImportError:
        yield
        return
    kept = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "columnist" / "sql_history"
    with suppress(OSError):
        readline.read_history_file(kept)
    try:
        yield
    finally:
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            readline.set_history_length(1000)
            readline.write_history_file(kept)
