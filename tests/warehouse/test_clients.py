"""What other programs rely on: the format of the file, plain types, the Delta tables beside it, when a reader sees a load."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem

from tests.warehouse.rows import run, tables
from warehouse import connect
from warehouse.lake import Lake
from warehouse.publish import Delta, publish, rebuild
from warehouse.tables import TABLES

OLDEST_FORMAT = 64
"""The header's number for the format that is asked for: DuckDB 1.2 reads 64 to 65, 1.4 to 67, 1.5 to 68; 2.0 writes more by default."""

KNOWN_TYPES = {"VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP", "DATE", "VARCHAR[]"}
"""What every driver maps to something: no HUGEINT (the sum of integers), enumerations, structs or variants."""


class Store:
    def __init__(self, root: Path) -> None:
        self.lake, self.target = Lake(root), root / "columnist.duckdb"

    def load(self, *doc_ids: str) -> None:
        publish(self.lake, self.target, Delta(tables(*doc_ids)), run(len(self.lake.runs()) + 1))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Three loads: the file was built from the lake, copied, and brought up to date."""
    store = Store(tmp_path_factory.mktemp("clients"))
    for doc_ids in (("a", "b"), ("b", "c"), ("d",)):
        store.load(*doc_ids)
    return store


@pytest.fixture
def reader(loaded: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(connect(loaded.target)) as connection:
        yield connection


def file_format(path: Path) -> int:
    """Bytes 8 to 12 of the file are its mark, the eight after them the version of its format."""
    header = path.read_bytes()[:20]
    assert header[8:12] == b"DUCK"
    return int.from_bytes(header[12:], "little")


def test_the_file_has_the_format_that_old_versions_read(loaded: Store, tmp_path: Path) -> None:
    assert file_format(loaded.target) == OLDEST_FORMAT
    rebuild(loaded.lake, tmp_path / "again.duckdb")
    assert file_format(tmp_path / "again.duckdb") == OLDEST_FORMAT


def test_the_default_of_this_version_is_another_format(tmp_path: Path) -> None:
    """Else the number above says nothing."""
    with closing(duckdb.connect(tmp_path / "new.duckdb")) as connection:
        connection.execute("CREATE TABLE one AS SELECT 1 AS one")
    assert file_format(tmp_path / "new.duckdb") > OLDEST_FORMAT


def test_every_column_has_a_type_that_every_driver_knows(reader: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT DISTINCT data_type FROM duckdb_columns() WHERE NOT internal"
    assert {kind for (kind,) in reader.execute(query).fetchall()} <= KNOWN_TYPES


def test_drivers_find_every_relation_and_what_it_means(reader: duckdb.DuckDBPyConnection) -> None:
    """JDBC, ODBC and SQLAlchemy list relations and columns by the information schema."""
    relations = "SELECT table_type, count(*) FROM information_schema.tables GROUP BY ALL ORDER BY ALL"
    found = dict(reader.execute(relations).fetchall())
    assert found["BASE TABLE"] == len(TABLES)
    assert found["VIEW"] > 0
    columns = "SELECT count(*) FROM information_schema.columns WHERE COLUMN_COMMENT IS NULL"
    assert reader.execute(columns).fetchall() == [(0,)]


@pytest.mark.parametrize("name", TABLES)
def test_the_lake_read_by_itself_is_the_same(loaded: Store, reader: duckdb.DuckDBPyConnection, name: str) -> None:
    folder = str(loaded.lake.folder / name)
    files = SubTreeFileSystem(folder, LocalFileSystem())  # the library's own may abort the interpreter at its end
    lake = DeltaTable(folder).to_pyarrow_dataset(filesystem=files).to_table()
    published = reader.sql(f"FROM {name}").to_arrow_table()
    assert rows(lake.select(published.column_names)) == rows(published)


def rows(table: pa.Table) -> list[str]:
    """Rows in one order; the lake's times name their zone, UTC, and those of SQL do not."""
    for n, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            table = table.set_column(n, field.name, table[field.name].cast(pa.timestamp("us")))
    return sorted(map(str, table.to_pylist()))


def documents(connection: duckdb.DuckDBPyConnection) -> int:
    return len(connection.execute("FROM documents").fetchall())


def test_a_process_sees_a_load_when_all_its_connections_were_closed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.load("a")
    first = connect(store.target)
    store.load("b")
    second = connect(store.target)
    assert (documents(first), documents(second)) == (1, 1)
    first.close()
    with closing(connect(store.target)) as third:
        assert documents(third) == 1
    second.close()
    with closing(connect(store.target)) as fourth:
        assert documents(fourth) == 2


def test_an_attached_file_is_seen_anew_when_it_is_attached_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.load("a")
    with closing(duckdb.connect()) as connection:
        attach = f"ATTACH '{store.target}' AS news (READ_ONLY)"
        count = "SELECT count(*) FROM news.articles"
        connection.execute(attach)
        store.load("b")
        assert connection.execute(count).fetchall() == [(1,)]
        connection.execute("DETACH news")
        connection.execute(attach)
        assert connection.execute(count).fetchall() == [(2,)]
