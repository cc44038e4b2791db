"""What lies packed in the file is shown as it was put in."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from warehouse.packing import IDS, PIECE, TEXTS, definition, pack, stored, view
from warehouse.tables import TABLES


@pytest.mark.parametrize(
    "text",
    ["", "Kyiv.", "x" * PIECE, "x" * (PIECE + 1), "Київ ❤️ 𝒳\n\n" * 700, "a\n" * 3 * PIECE],
    ids=["empty", "short", "a piece", "a piece and a letter", "other letters", "lines"],
)
def test_a_text_is_shown_whole(text: str) -> None:
    assert shown("documents", "text", [text]) == [text]


@pytest.mark.parametrize("value", ["0123456789abcdef:b12", "0123456789abcdef", "another:b12", "", None])
def test_an_id_is_shown_whole(value: str | None) -> None:
    assert shown("figures", "event_id", [value]) == [value]


def test_an_id_lies_without_the_article_s() -> None:
    with duckdb.connect() as connection:
        lay(connection, "figures", "event_id", ["0123456789abcdef:e12"])
        assert connection.execute("SELECT event_id FROM packed.figures").fetchall() == [(":e12",)]


def test_columns_that_are_packed_exist() -> None:
    packed = {name: {column} for name, column in TEXTS.items()} | {name: set(ids) for name, ids in IDS.items()}
    assert all(columns <= set(TABLES[name].__slots__) for name, columns in packed.items())


def lay(connection: duckdb.DuckDBPyConnection, table: str, column: str, values: list[str | None]) -> None:
    """A packed table with these values in one column."""
    row = TABLES[table]
    connection.execute(definition(row, bound=False))
    connection.register("given", pa.table({column: pa.array(values, pa.string())}))
    others = ", ".join(
        f"'0123456789abcdef' AS {c}" if c == "doc_id" else f"NULL AS {c}" for c in row.__slots__ if c != column
    )
    order = ", ".join(row.__slots__)
    rows = f"SELECT {order} FROM (SELECT {column}, {others} FROM given)"  # noqa: S608 -- the contract's names
    connection.execute(f"INSERT INTO {stored(row)} SELECT {pack(row)} FROM ({rows})")  # noqa: S608
    connection.execute(view(row))


def shown(table: str, column: str, values: list[str | None]) -> list[str | None]:
    """The values as the view shows them."""
    with duckdb.connect() as connection:
        lay(connection, table, column, values)
        return [value for (value,) in connection.execute(f"SELECT {column} FROM {table}").fetchall()]  # noqa: S608
