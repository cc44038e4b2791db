"""The formats in which rows are written: csv, json, jsonl and parquet by DuckDB's COPY, table and markdown for people."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import duckdb
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from flows.source.listing import Refused
from warehouse.contract import quote

TIMESTAMP = "%Y-%m-%dT%H:%M:%SZ"
"""How timestamps are written in csv, json and jsonl: always the same form, in UTC, so that every reader parses a whole column."""
COPIED = {
    "csv": "FORMAT csv, HEADER",
    "json": "FORMAT json, ARRAY true",
    "jsonl": "FORMAT json",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}
"""Options of COPY by format."""
NARROW = 12
"""Characters that a wide column of a table gets at least on a terminal."""


def write(rows: pa.Table, form: str, out: Path | None = None) -> None:
    """Write rows into a file, or to standard output.

    Raises:
        Refused: Parquet would go to a terminal.
    """
    if form in COPIED:
        copy(rows, form, out)
        return
    if out is None:
        PRINTED[form](rows, sys.stdout)
        sys.stdout.flush()
        return
    with out.open("w", encoding="utf-8") as stream:
        PRINTED[form](rows, stream)


def copy(rows: pa.Table, form: str, out: Path | None) -> None:
    """Write rows by COPY; standard output gets a copy of the file, since it need not be one that can be opened by name."""
    if out is not None:
        copy_into(rows, form, out)
        return
    if form == "parquet" and sys.stdout.isatty():
        raise Refused("Parquet is binary; name a file: --out result.parquet")
    with tempfile.TemporaryDirectory(prefix="columnist-") as folder:
        copy_into(rows, form, Path(folder) / "rows")
        sys.stdout.flush()
        with (Path(folder) / "rows").open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def copy_into(rows: pa.Table, form: str, path: Path) -> None:
    """Write a file by COPY; lists in CSV are JSON."""
    options = COPIED[form] + ("" if form == "parquet" else f", TIMESTAMPFORMAT {quote(TIMESTAMP)}")
    lists = [name for name, kind in zip(rows.column_names, rows.schema.types, strict=True) if pa.types.is_nested(kind)]
    as_json = ", ".join(f"to_json({identifier(name)}) AS {identifier(name)}" for name in dict.fromkeys(lists))
    star = f"* REPLACE ({as_json})" if as_json and form == "csv" else "*"
    with closing(duckdb.connect()) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("result", rows)
        connection.execute(f"COPY (SELECT {star} FROM result) TO {quote(str(path))} ({options})")


def identifier(name: str) -> str:
    """A column's name as SQL quotes it."""
    return '"' + name.replace('"', '""') + '"'


def print_table(rows: pa.Table, stream: IO[str]) -> None:
    """Boxes. On a terminal, columns that it is too narrow for are left out and named below."""
    console = Console(file=stream, width=None if stream.isatty() else 10_000, highlight=False)
    cells = [[text(value) for value in row] for row in tuples(rows)]
    shown = fitting(rows.column_names, cells, console.width)
    table = Table()
    for place in shown:
        kind = rows.schema.types[place]
        number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
        table.add_column(escaped(rows.column_names[place]), justify="right" if number else "left", overflow="fold")
    for row in cells:
        table.add_row(*[escaped(row[place]) for place in shown])
    console.print(table)
    if left := [name for place, name in enumerate(rows.column_names) if place not in shown]:
        console.print(f"{len(left)} of {rows.num_columns} columns are not shown: {', '.join(left)}", markup=False)
        console.print("select fewer columns, or use --format markdown or --out FILE", markup=False)


def fitting(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """The first columns that fit into a width, each with NARROW characters or as many as it needs; at least one.

    >>> fitting(["a", "b", "c"], [["x" * 50, "y" * 50, "z" * 50]], 40)
    [0, 1]
    """
    left, shown = width - 1, list[int]()
    for place, name in enumerate(names):
        needed = max([len(name), *(len(row[place]) for row in cells)])
        left -= min(needed, max(NARROW, len(name))) + 3
        if left < 0 and shown:
            break
        shown.append(place)
    return shown


def escaped(cell: str) -> str:
    """A text in which rich sees no markup."""
    return cell.replace("[", "\\[")


def print_markdown(rows: pa.Table, stream: IO[str]) -> None:
    """A pipe table."""
    stream.write(f"| {' | '.join(rows.column_names)} |\n|{'---|' * rows.num_columns}\n")
    for row in tuples(rows):
        cells = (text(value).replace("|", "\\|").replace("\n", " ") for value in row)
        stream.write(f"| {' | '.join(cells)} |\n")


PRINTED: dict[str, Callable[[pa.Table, IO[str]], None]] = {"table": print_table, "markdown": print_markdown}


def tuples(rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows as tuples, in which columns may have the same name."""
    for batch in rows.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def text(value: Any) -> str:
    """A value as text; null is empty, lists are JSON."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return str(plain(value)) if isinstance(value, datetime | date | time) else str(value)


def plain(value: Any) -> Any:
    """A value as JSON knows it; midnights are days."""
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second, value.microsecond)):
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)
