"""Every check: it finds nothing in right rows, and names the wrong one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget import examples
from tests.warehouse.rows import TEXT, article, fill, run, tables
from warehouse import database as store
from warehouse.checks import CheckError, checks, parse

Database = Callable[[dict[str, pa.Table]], Any]
RUN = {"run_id": "r000001", "lake_versions": "{}", "settings": "{}"}

# A check, the table whose first row goes wrong, and how; None takes all rows of the table away.
WRONG: list[tuple[str, str, dict[str, Any] | None]] = [
    ("documents_unique", "documents", {"doc_id": "b"}),
    ("documents_duplicate_of", "documents", {"duplicate_of": "z", "duplicate_kind": "near"}),
    ("documents_run_id", "documents", {"run_id": "r000009"}),
    ("documents_length", "documents", {"n_chars": 3}),
    ("documents_duplicates", "documents", {"duplicate_of": "a", "duplicate_kind": "near"}),
    ("documents_duplicates", "documents", {"duplicate_of": "b"}),
    ("documents_from_the_future", "documents", {"published_at": "2124-11-19"}),
    ("documents_without_sentences", "sentences", None),
    ("blocks_unique", "blocks", {"block_id": "a:b1"}),
    ("blocks_doc_id", "blocks", {"doc_id": "z"}),
    ("blocks_text_offsets", "blocks", {"text": TEXT.replace("😀", "😁")}),
    ("blocks_kept", "blocks", {"kept": False}),
    ("blocks_kept", "blocks", {"char_start": None}),
    ("sentences_block_id", "sentences", {"block_id": "z"}),
    ("sentences_in_block", "blocks", {"char_start": 1}),
    ("mentions_sent_id", "mentions", {"sent_id": "z"}),
    ("mentions_entity_id", "mentions", {"entity_id": "person:nobody"}),
    ("mentions_text_offsets", "mentions", {"char_start": 1}),
    ("mentions_text_offsets", "mentions", {"char_start": -1, "char_end": -1, "text": ""}),
    ("spans_in_sentence", "mentions", {"sent_id": "a:s1"}),
    ("confidence_range", "mentions", {"confidence": 1.1}),
    ("times_text_offsets", "times", {"char_end": 4}),
    ("intervals_forward", "times", {"start_at": "2024-11-19", "end_at": "2024-11-19"}),
    ("figures_part_of", "figures", {"part_of": "z"}),
    ("figures_part_of_itself", "figures", {"part_of": "a:f0"}),
    ("figures_event_id", "figures", {"event_id": "z"}),
    ("figures_subject_entity_id", "figures", {"subject_entity_id": "z"}),
    ("figures_range", "figures", {"value_low": 39.0, "value_high": 38.0}),
    ("figures_range", "figures", {"value": 37.0}),
    ("figures_money", "figures", {"kind": "money"}),
    ("quotes_text_offsets", "quotes", {"text": "They 😀"}),
    ("quotes_speaker_text_offsets", "quotes", {"speaker_text": "she"}),
    ("quotes_speaker_entity_id", "quotes", {"speaker_entity_id": "z"}),
    ("events_time_id", "events", {"time_id": "z"}),
    ("events_trigger_offsets", "events", {"trigger": "shot"}),
    ("events_attribution_entity_id", "events", {"attribution_entity_id": "z"}),
    ("events_location_entity_id", "events", {"location_entity_id": "z"}),
    ("events_losses", "events", {"killed_low": 3, "killed_high": 2}),
    ("events_losses", "events", {"injured_low": -1}),
    ("events_scales", "events", {"intensity": -11.0}),
    ("coordinates_on_earth", "events", {"latitude": 50.0, "longitude": None}),
    ("coordinates_on_earth", "entities", {"latitude": 50.0, "longitude": 181.0}),
    ("participants_event_id", "participants", {"event_id": "z"}),
    ("participants_unique", "participants", {"doc_id": "b", "event_id": "b:e0"}),
    ("entities_seen", "entities", {"n_mentions": 0}),
    ("runs_account", "runs", {"seen": 1}),
]


def test_right_rows_pass(database: Database) -> None:
    connection = database(tables("a", "b") | {"runs": fill("runs", [RUN])})
    assert not {one.name: count for one in checks() if (count := store.ask(connection, one).count)}


@pytest.mark.parametrize(("check", "table", "values"), WRONG)
def test_a_wrong_row_is_named(database: Database, check: str, table: str, values: dict[str, Any] | None) -> None:
    wrong = tables("a", "b", **{table: values}) if table != "runs" else tables("a", "b")
    runs = fill("runs", [RUN | (values if table == "runs" and values else {})])
    (one,) = (one for one in checks() if one.name == check)
    assert store.ask(database(wrong | {"runs": runs}), one).count > 0


def test_every_file_has_a_wrong_row() -> None:
    stated = ("_unique", "_offsets", "_id", "_of")
    files = {check.name for check in checks() if not check.name.endswith(stated)}
    assert files - {name for name, _, _ in WRONG} == set()


def test_a_result_shows_rows(database: Database) -> None:
    connection = database(tables("a", figures={"value": 37.0}))
    one = next(check for check in checks() if check.name == "figures_range")
    shown = str(store.ask(connection, one))
    assert shown.startswith("figures_range: value_low must not be above value_high")
    assert "(1 rows: figure_id 'a:f0', text '38'" in shown


def test_a_file_says_how_severe_it_is() -> None:
    assert parse("x", "-- warn: it is odd\nSELECT 1;").severity == "warn"
    with pytest.raises(CheckError, match=r"checks/x\.sql: the first line"):
        parse("x", "SELECT 1")


@settings(max_examples=examples(50))  # each opens a database
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.data())
def test_substring_counts_code_points(text: str, data: st.DataObject) -> None:
    """What the checks of offsets rest on: DuckDB's substring takes the same characters as Python's slice."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    import duckdb  # noqa: PLC0415 -- a fresh connection an example

    with duckdb.connect() as connection:
        query = "SELECT substring($1, $2 + 1, $3 - $2), length($1)"
        assert connection.execute(query, [text, start, end]).fetchall() == [(text[start:end], len(text))]


def test_the_sample_is_right() -> None:
    for name, found in article("a").items():
        for row in found:
            if row.get("char_start") is not None:
                words = row.get("trigger", row.get("text"))
                assert TEXT[row["char_start"] : row["char_end"]] == words, name
    assert run(1).status == "done"
