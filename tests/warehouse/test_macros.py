"""The macros, on rows that a test gives; and that a file made by an older version gets and loses them."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.warehouse.rows import article, fill
from warehouse.contract import ddl
from warehouse.database import put
from warehouse.dress import MARK, dress
from warehouse.macros import MacroError, macros, parse
from warehouse.tables import TABLES

ENTITIES = [
    {"entity_id": "person:zelensky", "name": "Volodymyr Zelensky", "aliases": ["Zelenskyy"], "entity_type": "person"},
    {"entity_id": "geonames:703448", "name": "Kyiv", "entity_type": "place"},
]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """The rows of one article, whose quotation speaks of Kyiv."""
    rows = article("a")
    rows["mentions"][1]["entity_id"] = "geonames:703448"
    quote = rows["quotes"][0]
    quote |= {"scope_start": quote["char_start"], "scope_end": quote["char_end"]}
    with duckdb.connect() as connection:
        for row in TABLES.values():
            connection.execute(ddl(row))
        for name in ("documents", "mentions", "quotes"):
            put(connection, name, fill(name, rows[name]))
        put(connection, "entities", fill("entities", ENTITIES))
        dress(connection)
        yield connection


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("50.45, 30.52, 50.45, 30.52", 0),
        ("50.45, 30.52, 49.84, 24.03", 467),
        ("0, 0, 0, 180", 20015),
        ("NULL, 0, 1, 1", None),
    ],
)
def test_km_is_the_distance_on_the_earth(
    connection: duckdb.DuckDBPyConnection, points: str, expected: int | None
) -> None:
    [(found,)] = connection.execute(f"SELECT round(km({points}))").fetchall()
    assert found == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the army", "the army"), ("It", None), ("some", None), ("some officials", "some officials")],
)
def test_a_pronoun_names_nobody(connection: duckdb.DuckDBPyConnection, words: str, expected: str | None) -> None:
    assert connection.execute("SELECT unless_pronoun($1)", [words]).fetchall() == [(expected,)]


@pytest.mark.parametrize("wanted", ["person:zelensky", "volodymyr zelensky", "ZELENSKYY"])
def test_named_finds_by_id_name_and_alias(connection: duckdb.DuckDBPyConnection, wanted: str) -> None:
    assert [row[0] for row in connection.execute("FROM named($1)", [wanted]).fetchall()] == ["person:zelensky"]


def test_about_gives_quotations_that_name_the_subject(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute("SELECT quote, subject_entity_id FROM about('Zelenskyy', 'Kyiv')").fetchall()
    assert rows == [("They 😀 fell over Kyiv,", "geonames:703448")]
    assert connection.execute("FROM about('Kyiv', 'Zelenskyy')").fetchall() == []


def test_a_macro_that_is_no_more_goes(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE MACRO gone(x) AS x; CREATE MACRO gone_too() AS TABLE SELECT 1")
    dress(connection)
    names = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE NOT internal AND function_type LIKE '%macro%' ORDER BY ALL"
    assert [name for (name,) in connection.execute(names).fetchall()] == sorted(
        [MARK, *(macro.name for macro in macros())]
    )


@pytest.mark.parametrize(
    "text", ["CREATE OR REPLACE MACRO x(a) AS a", "-- What.\nCREATE OR REPLACE MACRO y(a) AS a", "-- What."]
)
def test_a_file_without_meaning_or_of_another_name_is_refused(text: str) -> None:
    with pytest.raises(MacroError, match=r"macros/x\.sql"):
        parse("x.sql", text)
