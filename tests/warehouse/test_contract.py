"""A row class says it once: Arrow, Parquet, DuckDB and the dictionary agree with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget import examples
from warehouse.contract import Col, ContractError, Row, columns, comments, ddl, describe, dictionary, schema, to_arrow
from warehouse.tables import TABLES


@dataclass(frozen=True, slots=True)
class Reading(Row):
    """One reading of a sensor; it's `quoted`."""

    TABLE: ClassVar[str] = "readings"
    KEY: ClassVar[tuple[str, ...]] = ("reading_id",)

    reading_id: Annotated[str, Col("Which.")]
    kind: Annotated[Literal["day", "night"], Col("When | how.")]
    tags: Annotated[tuple[Literal["x", "y"], ...], Col("Marks.")]
    count: Annotated[int | None, Col("How many.", unit="piece")]
    value: Annotated[float | None, Col("How much.")]
    good: Annotated[bool, Col("Whether it's good.")]
    moment: Annotated[datetime | None, Col("When.", unit="UTC", ref="times.time_id")]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
TIMES = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda t: t.replace(tzinfo=UTC))  # noqa: DTZ001 -- zone follows
READINGS = st.builds(
    Reading, TEXTS, st.sampled_from(["day", "night"]), st.lists(st.sampled_from(["x", "y"])).map(tuple),
    st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | st.floats(allow_nan=False), st.booleans(), st.none() | TIMES,
)  # fmt: skip


def values(row: Reading) -> dict[str, Any]:
    found = {field.name: getattr(row, field.name) for field in fields(row)}
    return found | {"tags": list(row.tags)}


@settings(max_examples=examples(50))  # each opens a file or a database
@given(rows=st.lists(READINGS, max_size=5))
def test_rows_come_back_from_parquet(rows: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "rows.parquet"
    pq.write_table(to_arrow(Reading, rows), path)
    found = pq.read_table(path)
    kept = [(field.name, field.nullable, field.metadata) for field in found.schema]
    assert kept == [(field.name, field.nullable, field.metadata) for field in schema(Reading)]
    assert found.schema.metadata == schema(Reading).metadata
    assert found.to_pylist() == [values(row) for row in rows]


@settings(max_examples=examples(50))  # each opens a file or a database
@given(rows=st.lists(READINGS, max_size=5))
def test_rows_come_back_from_duckdb(rows: list[Reading]) -> None:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(ddl(Reading))
        connection.register("coming", to_arrow(Reading, rows))
        connection.execute("INSERT INTO readings SELECT * FROM coming")
        found = connection.sql("FROM readings").to_arrow_table().cast(schema(Reading)).to_pylist()
    assert found == [values(row) for row in rows]


GOOD = Reading("a", "day", ("x",), 1, 0.5, good=True, moment=None)


@pytest.mark.parametrize("name", ["reading_id", "kind", "tags", "good"])
def test_arrow_refuses_null(name: str) -> None:
    row = Reading(**(values(GOOD) | {name: None}))
    with pytest.raises(pa.ArrowInvalid, match=rf"readings\.{name}: 1 of 1 rows are null"):
        to_arrow(Reading, [row])


def test_arrow_refuses_another_type() -> None:
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        to_arrow(Reading, [Reading(**(values(GOOD) | {"count": "many"}))])


@pytest.mark.parametrize(
    "wrong", [{"reading_id": None}, {"kind": "noon"}, {"tags": ["z"]}, {"tags": None}, {"good": None}]
)
def test_duckdb_refuses_what_the_contract_forbids(wrong: dict[str, Any]) -> None:
    with duckdb.connect() as connection:
        connection.execute(ddl(Reading))
        row = values(GOOD) | wrong
        with pytest.raises(duckdb.ConstraintException):
            connection.execute("INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?)", list(row.values()))


def test_comments_are_stored() -> None:
    with duckdb.connect() as connection:
        connection.execute(ddl(Reading))
        for statement in comments(Reading):
            connection.execute(statement)
        found = connection.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'readings'")
        stored = dict(found.fetchall())
    assert stored["good"] == "Whether it's good."
    assert stored["count"] == "How many. [unit: piece]"
    assert stored["moment"] == "When. [unit: UTC; refers to times.time_id]"
    assert schema(Reading).field("good").metadata == {b"comment": b"Whether it's good."}
    assert schema(Reading).metadata == {b"comment": describe(Reading).encode()}


def test_the_dictionary_has_every_column() -> None:
    text = dictionary([Reading])
    assert "## readings\n\nOne reading of a sensor; it's `quoted`.\n\nKey: `reading_id`.\n" in text
    assert "| `kind` | VARCHAR | When \\| how. One of: `day`, `night`. |" in text
    assert "| `count` | BIGINT, null allowed | How many. [unit: piece] |" in text


class Bare(Row):
    """No dataclass."""


def broken(annotation: Any) -> type[Row]:
    made = type("Broken", (Row,), {"__annotations__": {"x": annotation}, "TABLE": "broken", "KEY": ("x",)})
    return dataclass(frozen=True)(made)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (Bare, "Bare: decorate it with @dataclass"),
        (broken(str), r"Broken\.x: write Annotated"),
        (broken(Annotated[str, "text"]), r"Broken\.x: the annotation holds no Col"),
        (broken(Annotated[str | int, Col("Both.")]), r"Broken\.x: a column holds one type"),
        (broken(Annotated[complex, Col("Odd.")]), r"Broken\.x: no column type for .*; known: str, int"),
    ],
)
def test_what_no_table_can_hold_is_refused(row: type[Row], message: str) -> None:
    with pytest.raises(ContractError, match=message):
        columns(row)


@pytest.mark.parametrize("row", TABLES.values(), ids=lambda row: row.TABLE)
def test_every_table_keeps_the_rules(row: type[Row]) -> None:
    names = [column.name for column in columns(row)]
    assert set(row.KEY) <= set(names)
    assert all(not column.nullable for column in columns(row) if column.name in row.KEY)
    assert describe(row).endswith(".")
    assert all(column.col.meaning.endswith(".") for column in columns(row))
    for column in columns(row):
        if column.col.ref:
            table, key = column.col.ref.split(".")
            assert (key,) == TABLES[table].KEY, f"{row.TABLE}.{column.name}"


def test_the_module_of_a_table_bears_its_name() -> None:
    folder = Path(__file__).resolve().parents[2] / "warehouse" / "tables"
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(TABLES)
