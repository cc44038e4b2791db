"""The views, macros and comments of the published file: what turns its tables into something to query."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from functools import cache

import duckdb

from warehouse.contract import comments, ddl, quote
from warehouse.macros import macros
from warehouse.packing import PACKED, view
from warehouse.tables import TABLES
from warehouse.views import views

MARK = "dressed_as"
"""A macro of the file that says which views, macros and comments it bears, so that a load does not make the same ones anew."""

Connection = duckdb.DuckDBPyConnection


def dress(connection: Connection) -> None:
    """Make the views and macros anew, and the comments of everything: replacing a view drops the comments of its columns."""
    old = "SELECT view_name FROM duckdb_views() WHERE database_name = current_database() AND NOT internal"
    for (name,) in connection.execute(old).fetchall():
        connection.execute(f"DROP VIEW IF EXISTS {name}")
    tables = "FROM duckdb_tables() SELECT schema_name, table_name WHERE database_name = current_database()"
    for schema_name, name in connection.execute(tables).fetchall():
        row = TABLES[name]
        statements = comments(row, within=schema_name)
        if schema_name == PACKED:
            statements = [view(row), *comments(row, "VIEW"), *statements]
        connection.execute(";\n".join(statements))
    for one in views():
        connection.execute(one.statement())
        names = [column[0] for column in connection.execute(f"DESCRIBE {one.name}").fetchall()]
        connection.execute(";\n".join(one.comments(names)))
    equip(connection)
    connection.execute(f"CREATE OR REPLACE MACRO {MARK}() AS {quote(fingerprint())}")


def is_dressed(connection: Connection) -> bool:
    """Whether a file bears the views, macros and comments of this version: to make them anew took a fifth of a small load."""
    mark = f"FROM duckdb_functions() SELECT macro_definition WHERE database_name = current_database() AND function_name = {quote(MARK)}"
    return connection.execute(mark).fetchall() == [(quote(fingerprint()),)]


@cache
def fingerprint() -> str:
    """A hash of all that `dress` goes by."""
    return hashlib.sha256("\n".join(parts()).encode()).hexdigest()


def parts() -> Iterator[str]:
    """What the views, macros and comments are made of."""
    for row in TABLES.values():
        yield from (view(row), *comments(row))
    for one in views():
        yield from (one.statement(), one.meaning, *one.columns.values())
    for macro in macros():
        yield macro.sql


def equip(connection: Connection) -> None:
    """Make the macros anew; those that this version does not know go."""
    old = "FROM duckdb_functions() SELECT DISTINCT function_name, function_type WHERE database_name = current_database() AND NOT internal"
    for name, kind in connection.execute(old).fetchall():
        connection.execute(f"DROP {'MACRO TABLE' if kind == 'table_macro' else 'MACRO'} IF EXISTS {name}")
    for macro in macros():
        connection.execute(macro.sql)


def view_columns() -> dict[str, list[tuple[str, str]]]:
    """Name and type of every column of every view."""
    with closing(duckdb.connect()) as connection:
        for row in TABLES.values():
            connection.execute(ddl(row))
        dress(connection)
        described = {view.name: connection.execute(f"DESCRIBE {view.name}").fetchall() for view in views()}
    return {name: [(column[0], column[1]) for column in found] for name, found in sorted(described.items())}
