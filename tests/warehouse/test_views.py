"""Every view: rows that go in, rows that come out, as data in `views/*.json`; and a meaning for every column."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.warehouse.rows import fill
from warehouse.contract import ddl
from warehouse.dress import dress, is_dressed, view_columns
from warehouse.tables import TABLES
from warehouse.views import ViewError, meanings, parse, views

Database = Callable[[dict[str, pa.Table]], Any]
CASES = sorted((Path(__file__).parent / "views").glob("*.json"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_view_gives_the_expected_rows(database: Database, case: Path) -> None:
    data = json.loads(case.read_text(encoding="utf-8"))
    connection = database({name: fill(name, rows) for name, rows in data["given"].items()})
    names = list(data["expected"][0])
    ordered = "" if case.stem == "event_timeline" else " ORDER BY ALL"
    rows = connection.execute(f"SELECT {', '.join(names)} FROM {case.stem}{ordered}").fetchall()  # noqa: S608 -- own names
    plain = [{n: str(v) if type(v).__name__ == "date" else v for n, v in zip(names, row, strict=True)} for row in rows]
    assert plain == data["expected"] or sorted(map(str, plain)) == sorted(map(str, data["expected"])), data["why"]


def test_every_view_has_a_case() -> None:
    assert {case.stem for case in CASES} == {view.name for view in views()}


def test_every_column_of_every_view_has_a_meaning() -> None:
    for name, found in view_columns().items():
        assert {column for column, _ in found} <= meanings(name).keys(), name


def test_comments_are_in_the_database(bare: Any) -> None:
    dress(bare)
    dress(bare)  # replacing a view drops its comments
    tables = bare.execute(
        "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'warehouse'"
        " UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE database_name = 'warehouse' AND NOT internal"
    ).fetchall()
    assert {name for name, _ in tables} == {*TABLES, *(view.name for view in views())}
    assert all(comment for _, comment in tables)
    columns = (
        "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'warehouse' AND comment IS NULL"
    )
    assert bare.execute(columns).fetchall() == []


def test_a_file_says_what_it_bears(bare: Any) -> None:
    assert not is_dressed(bare)
    dress(bare)
    assert is_dressed(bare)
    bare.execute("CREATE OR REPLACE MACRO dressed_as() AS 'another version'")
    assert not is_dressed(bare)
    dress(bare)
    assert is_dressed(bare)


def test_a_view_that_is_gone_is_dropped(bare: Any) -> None:
    bare.execute("CREATE VIEW old AS SELECT 1 AS one")
    dress(bare)
    found = bare.execute("SELECT view_name FROM duckdb_views() WHERE view_name = 'old'").fetchall()
    assert found == []


def test_an_undescribed_column_is_refused() -> None:
    view = parse("hot", "-- Hot days.\n-- peak: Highest reading.\nSELECT 1 AS peak, 2 AS low FROM documents")
    with pytest.raises(ViewError, match=r"views/hot\.sql: .*low"):
        view.comments(["peak", "low"])
    with pytest.raises(ViewError, match=r"views/hot\.sql: .*peak"):
        view.comments(["doc_id"])


@pytest.mark.parametrize("text", ["SELECT 1", "-- Hot.\nSELECT 1 AS a\n-- Late."])
def test_comments_come_first(text: str) -> None:
    with pytest.raises(ViewError, match=r"views/x\.sql: start with comment lines"):
        parse("x", text)


def test_views_name_columns_as_the_tables_do(database: Database) -> None:
    """A view over the tables of the contract binds: every column that it names exists."""
    connection = database({})
    for view in views():
        assert connection.execute(f"SELECT * FROM {view.name}").fetchall() == []  # noqa: S608 -- own names
    assert all(ddl(row).startswith("CREATE TABLE") for row in TABLES.values())
