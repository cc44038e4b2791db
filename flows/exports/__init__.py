"""The shapes in which other tools take happenings: a module of this folder a shape, its queries in .sql files beside it.

A shape's module has one public function `write(connection, folder)`, which yields what it wrote. Its rows come from the
temporary table `chosen`, which `choose` makes: the happenings that are asked for, one row each, with what the codebooks of
other data sets want to know of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

import duckdb
import pyarrow as pa

from flows import formats
from transforms.lexicons import lexicon
from warehouse.contract import quote

CODES = ("country_codes", "sector_codes", "cameo")
"""Lists of transforms/lexicons that become tables: what other data sets call a country, a sector, an event type."""

ROWS = "SELECT * EXCLUDE (left_out) FROM shaped WHERE left_out IS NULL"
"""The rows of a shape that are written."""

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Written:
    """A file of an export: its rows, why others were left out, and in how many rows a column has no value."""

    path: Path
    rows: int
    left_out: Counter[str] = field(default_factory=Counter)
    empty: dict[str, int] = field(default_factory=dict)


def shapes() -> dict[str, Callable[[Connection, Path], Iterator[Written]]]:
    """The function that writes each shape, by the shape's name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__package__}.{name}").write for name in names}


def sql(name: str) -> str:
    """A query of this folder by its name."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


def choose(connection: Connection, since: date | None) -> int:
    """Make the temporary table `chosen`, and tables of codes beside it; returns the number of happenings.

    Args:
        connection: Reads the published file.
        since: Only happenings that were last reported, or without dated reports happened, on or after this day.
    """
    connection.execute("SET TimeZone = 'UTC'")
    for name in CODES:
        connection.register("codes", pa.Table.from_pylist(list(lexicon(f"{name}.tsv"))))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT nullif(COLUMNS(*), '') FROM codes")
    connection.execute(sql("chosen"), {"since": since})
    return int(connection.execute("SELECT count(*) FROM chosen").fetchall()[0][0])


def tables(connection: Connection) -> Iterator[tuple[str, pa.Table]]:
    """The rows of each table of the folder tables/ that belong to the chosen happenings, happenings first."""
    names = sorted(file.name.removesuffix(".sql") for file in files(__package__).joinpath("tables").iterdir())
    for name in sorted(names, key=lambda name: name != "happenings"):
        yield name, connection.sql(sql(f"tables/{name}")).to_arrow_table()


def written(path: Path, rows: pa.Table, form: str) -> Written:
    """Write all rows of a table in a format of `columnist sql`."""
    formats.write(rows, form, path)
    return Written(path, rows.num_rows)


def copy(connection: Connection, query: str, path: Path, options: str) -> Written:
    """Write the rows of a query by COPY, and tell what was left out.

    Args:
        connection: Has the table `chosen`.
        query: Its first column, `left_out`, says why a row is not written; null for one that is.
        path: The file; with `PARTITION_BY` among the options a folder.
        options: Options of COPY.
    """
    connection.execute(f"CREATE OR REPLACE TEMP TABLE shaped AS {query}")
    reasons = connection.execute(
        "SELECT left_out, count(*) FROM shaped WHERE left_out IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, left_out"
    ).fetchall()
    again(connection, path, options)
    total, empty = counts(connection, ROWS)
    return Written(path, total, Counter(dict(reasons)), empty)


def again(connection: Connection, path: Path, options: str) -> None:
    """Write the rows of the last `copy` into another file."""
    connection.execute(f"COPY ({ROWS}) TO {quote(str(path))} ({options})")


def counts(connection: Connection, rows: str) -> tuple[int, dict[str, int]]:
    """The number of rows of a query, and by column how many are null, for the columns that have any."""
    answer = connection.execute(f"SELECT count(*), count(COLUMNS(*)) FROM ({rows})")
    names = [column[0] for column in answer.description][1:]
    total, *given = answer.fetchall()[0]
    return total, {name: total - n for name, n in zip(names, given, strict=True) if n < total}
