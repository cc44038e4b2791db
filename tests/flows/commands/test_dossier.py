"""A story and a happening as `columnist show` prints them, from made-up rows."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from flows.commands.dossier import dossier, is_known
from tests.warehouse.rows import fill
from warehouse.tables import TABLES
from warehouse.views import views

VIEWS = Path(__file__).parents[2] / "warehouse" / "views"
GIVEN = ("sources", "story_timeline", "claims_by_story", "toll_history")
"""The rows of the tests of these views are one story."""


@pytest.fixture
def select() -> Any:
    connection = duckdb.connect()
    rows: dict[str, dict[str, Any]] = {}
    for name in GIVEN:
        for table, found in json.loads((VIEWS / f"{name}.json").read_text(encoding="utf-8"))["given"].items():
            rows.setdefault(table, {}).update({json.dumps(row): row for row in found})
    for name in TABLES:
        made = fill(name, list(rows.get(name, {}).values()))
        connection.register("made", made)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM made")  # noqa: S608 -- own names
    view = next(view for view in views() if view.name == "story_timeline")
    connection.execute(view.statement())

    def ask(query: str, value: str) -> list[dict[str, Any]]:
        found = connection.execute(query, [value])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return ask


def printed(select: Any, wanted: str) -> str:
    console = Console(file=io.StringIO(), width=200)
    dossier(select, wanted, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_story_shows_its_days_and_where_its_sources_differ(select: Any) -> None:
    shown = printed(select, "story:a")
    assert shown.index("raid") < shown.index("blast in Arbo")
    toll = shown[shown.index("people killed: differ") :].splitlines()
    assert "= 5 (police) [P, 05 May 08:00; a:f0]" in toll[1]
    assert "≠ 7 (the health ministry) [Q, 05 May 20:00; b:f0]" in toll[2]
    assert (
        shown.index("people killed: differ") < shown.index("people wounded: agree") < shown.index("Said in one passage")
    )


def test_a_happening_shows_who_denies_it(select: Any) -> None:
    shown = printed(select, "a:e0")
    assert "≠ no (the army)" in shown
    assert "(the health ministry) [R" not in shown, "copies are no evidence of their own"


def test_ids_of_rows_are_none_of_stories(select: Any) -> None:
    assert is_known(select, "story:a")
    assert is_known(select, "a:e0")
    assert not is_known(select, "a:f0")
    assert not is_known(select, "story:z")
