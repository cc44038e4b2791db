"""A database in memory for tests of views and checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

import duckdb
import pyarrow as pa
import pytest

from warehouse.contract import ddl
from warehouse.database import put
from warehouse.dress import dress
from warehouse.tables import TABLES


@pytest.fixture
def bare() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with all tables, without rows and views."""
    with closing(duckdb.connect()) as connection:
        make_tables(connection)
        yield connection


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """All tables, as the checks know them."""
    connection.execute("SET TimeZone = 'UTC'; ATTACH ':memory:' AS warehouse; USE warehouse")
    for row in TABLES.values():
        connection.execute(ddl(row))


@pytest.fixture(scope="session")
def dressed() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with all tables and views, without rows; whoever adds some takes them back."""
    with closing(duckdb.connect()) as connection:
        make_tables(connection)
        dress(connection)
        yield connection


@pytest.fixture
def database(
    dressed: duckdb.DuckDBPyConnection,
) -> Iterator[Callable[[Mapping[str, pa.Table]], duckdb.DuckDBPyConnection]]:
    """Fills tables of a database with all tables and views, for one test."""

    def filled(tables: Mapping[str, pa.Table]) -> duckdb.DuckDBPyConnection:
        for name, rows in tables.items():
            put(dressed, name, rows)
        return dressed

    dressed.begin()
    yield filled
    dressed.rollback()
