"""Why a row is there or is not: the reasons of the code that decides, in the same words for a text and for a stored row."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from flows.commands.explain import Passage, explain, print_passages, stored, to_json
from flows.load import Summary
from flows.source.listing import Refused
from transforms.article import Article
from transforms.language.model import Model
from transforms.pipeline import facts
from warehouse import connect

DAY = datetime(2024, 11, 20, tzinfo=UTC)
NOWHERE = Path("nowhere")
TEXT = (
    "Gunmen killed a soldier in Kano on Monday, police said. The virus attacked the lungs of Windows 10 users. "
    "The minister denied that troops had shelled the town."
)


@pytest.fixture(scope="module")
def passages(model: Model) -> list[Passage]:
    return explain(TEXT, NOWHERE, model, DAY)


def of(passages: list[Passage], table: str, text: str) -> Passage:
    return next(p for p in passages if p.table == table and p.text == text)


def reasons(passage: Passage, verdict: str) -> str:
    return "\n".join(f"{d.stage}: {d.reason} {d.rule_id}" for d in passage.decisions if d.verdict == verdict)


@pytest.mark.model
def test_an_event_that_is_there_says_where_its_columns_come_from(passages: list[Passage]) -> None:
    killed = of(passages, "events", "killed")
    assert "assault" in reasons(killed, "taken")
    told = reasons(killed, "set")
    assert all(word in told for word in ("Gunmen", "soldier", "Monday", "Kano", "police"))
    assert [row["event_type"] for row in killed.rows] == ["ASSAULT"]


@pytest.mark.model
def test_an_event_that_is_not_there_names_what_refused_it(passages: list[Passage]) -> None:
    attacked = of(passages, "events", "attacked")
    assert attacked.rows == []
    assert "assault" in reasons(attacked, "refused")


@pytest.mark.model
def test_a_number_that_is_no_figure_names_the_rule(passages: list[Passage]) -> None:
    number = of(passages, "figures", "10")
    assert number.rows == []
    assert reasons(number, "refused")


@pytest.mark.model
def test_a_trace_changes_nothing(parsed: Callable[[str], Article]) -> None:
    article = parsed(TEXT)
    assert facts(article, [].append) == facts(article)


@pytest.mark.model
def test_a_stored_row_is_explained_as_its_text_is(
    run: Callable[..., Summary], raw: Path, warehouse: Path, model: Model
) -> None:
    record = {"text": "Gunmen killed a guard in Kano on Monday.", "published_at": "2024-11-20T08:00:00Z"}
    (raw / "dated.jsonl").write_text(json.dumps(record), encoding="utf-8")
    run()
    with connect(warehouse / "columnist.duckdb") as connection:
        event_id, trigger = connection.sql(
            "SELECT event_id, trigger FROM events JOIN documents USING (doc_id) WHERE source_uri LIKE 'dated%' LIMIT 1"
        ).fetchall()[0]
    found = explain(event_id, warehouse, model, None)
    assert found
    assert {p.table for p in found} == {"events"}
    assert any(row["event_id"] == event_id and row["trigger"] == trigger for p in found for row in p.rows)
    published_at = stored(event_id, warehouse)[0].document.published_at
    assert published_at is not None
    assert published_at.tzinfo is UTC
    with pytest.raises(Refused, match="no article or row"):
        explain("ffff0000", warehouse, model, None)


@pytest.mark.model
def test_it_is_printed_for_readers_and_programs(passages: list[Passage], capsys: pytest.CaptureFixture[str]) -> None:
    print_passages(passages, Console(width=200, highlight=False))
    shown = capsys.readouterr().out
    assert "events  “killed”" in shown
    assert "→ row" in shown
    print_passages([], Console())
    assert "No rule was tried" in capsys.readouterr().out
    assert {p["table"] for p in json.loads(to_json(passages))} >= {"events", "figures"}


def test_a_file_is_explained_as_its_text(model: Model, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT)
    passages = explain(str(file), NOWHERE, model, DAY)
    assert of(passages, "events", "killed").rows[0]["event_type"] == "ASSAULT"
    assert of(passages, "times", "Monday").rows[0]["timex_value"] == "2024-11-18"


def test_a_file_that_cannot_be_read_is_refused_in_words(model: Model, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(b"\x00\x01\x02" * 100)
    with pytest.raises(Refused, match="cannot be read"):
        explain(str(file), NOWHERE, model, DAY)
