"""What a report holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from flows.report import data
from flows.report.scope import Scope, choose
from tests.flows.report.published import HOSTILE_TEXT
from tests.warehouse.rows import TEXT


@pytest.fixture
def connection(database: Path) -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect(database, read_only=True)
    choose(opened, Scope(story="story:a"))
    return opened


def values(rows: pa.Table, name: str) -> list[Any]:
    return list(rows[name].to_pylist())


def coded(columns: dict[str, Any], name: str) -> list[Any]:
    column = columns[name]
    return [column["values"][code] for code in column["codes"]] if isinstance(column, dict) else list(column)


def test_rows_are_those_of_the_chosen_articles(connection: duckdb.DuckDBPyConnection) -> None:
    held = data.tables(connection)
    assert values(held["documents"], "doc_id") == ["a", "b"]
    assert values(held["happenings"], "happening_id") == ["h0"]
    assert set(values(held["evidence"], "doc_id")) == {"a", "b"}
    assert values(held["quarantine"], "reason") == ["broken"]


def test_sentences_of_passages_are_where_the_text_has_them(connection: duckdb.DuckDBPyConnection) -> None:
    held = data.tables(connection)
    places = zip(values(held["reports"], "sentence_start"), values(held["reports"], "sentence_end"), strict=True)
    assert {TEXT[start:end] for start, end in places} == {TEXT[: TEXT.index(" “")]}


def test_every_mark_is_the_text_between_its_offsets(connection: duckdb.DuckDBPyConnection) -> None:
    (part,) = data.parts(connection)
    texts = dict(zip(part["doc_id"], part["text"], strict=True))
    assert texts == {"a": TEXT, "b": HOSTILE_TEXT}
    marked = {
        (name, texts[doc][start:end])
        for name, rows in part["marks"].items()
        for doc, start, end in zip(coded(rows, "doc_id"), rows["char_start"], rows["char_end"], strict=True)
    }
    assert {("events", "shot down"), ("figures", "41 drones"), ("quotes", "They 😀 fell over Kyiv,")} <= marked


def test_texts_lie_in_parts_of_their_own(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "PART_CHARS", 10)
    assert [part["doc_id"] for part in data.parts(connection)] == [["a"], ["b"]]


def test_headings_are_told_by_where_they_begin(connection: duckdb.DuckDBPyConnection) -> None:
    (part,) = data.parts(connection)
    assert part["headings"] == [[], [HOSTILE_TEXT.index("</script>")]]


def test_every_column_of_a_mark_has_a_meaning_or_is_made_here() -> None:
    assert data.meanings()["events"]["factuality"].startswith("Whether")


def test_an_answer_of_any_type_can_be_held() -> None:
    with duckdb.connect() as asked:
        answer = asked.sql(
            "SELECT 1 AS n, 'x' AS t, DATE '2024-11-19' AS d, 'nan'::DOUBLE AS f, [1] AS l"
        ).to_arrow_table()
    assert data.as_text(answer).to_pylist() == [{"n": 1, "t": "x", "d": "2024-11-19", "f": "nan", "l": "[1]"}]
    assert data.as_text(pa.table({"n": [1]})).to_pylist() == [{"n": 1}]


def test_every_query_says_what_it_is_for() -> None:
    queries = data.query_files(data.QUERIES) | data.query_files(data.MARKS)
    assert len(queries) > 15
    assert not [name for name, query in queries.items() if not query.startswith("-- ")]
