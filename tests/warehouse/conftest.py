"""A database in memory for tests of views and checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

import duckdb
import pyarrow as pa
import pytest

from warehouse import database as store
from warehouse.contract import ddl, schema
from warehouse.tables import TABLES


@pytest.fixture
def database() -> Iterator[Callable[[Mapping[str, pa.Table]], duckdb.DuckDBPyConnection]]:
    """Makes a database in memory with all tables, some of them filled; `warehouse.database.dress` adds the views."""
    with closing(duckdb.connect()) as connection:

        def made(filled: Mapping[str, pa.Table]) -> duckdb.DuckDBPyConnection:
            connection.execute("SET TimeZone = 'UTC'; ATTACH ':memory:' AS warehouse; USE warehouse")
            for name, row in TABLES.items():
                connection.execute(ddl(row))
                store.put(connection, name, filled.get(name, schema(row).empty_table()))
            return connection

        yield made
