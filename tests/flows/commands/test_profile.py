"""The profile of an entity: found by id, by name or by alias, and written as Markdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.commands.profile import look_up, page, profile
from flows.source.listing import Refused
from tests.warehouse.rows import publish

CASE = Path(__file__).parents[2] / "warehouse" / "views" / "entity_profile.json"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file with the articles of the view's test."""
    given = json.loads(CASE.read_text(encoding="utf-8"))["given"]
    path = tmp_path_factory.mktemp("profile") / "columnist.duckdb"
    publish(path, given)
    return path


@pytest.mark.parametrize("wanted", ["person:x", "ann xu", "Xu", " Ánn Xü "])
def test_found_by_id_name_and_alias(database: Path, wanted: str) -> None:
    found = look_up(database, wanted)
    assert found["entity_id"] == "person:x"
    assert len(found["quotes_by"]) == 1


def test_written_as_markdown(database: Path) -> None:
    lines = list(page(look_up(database, "country:UA")))
    assert lines[0] == "# Ukraine"
    assert any(line.startswith("- Ann Xu · person:x") for line in lines)


def test_refused_where_nobody_has_the_name(database: Path) -> None:
    with pytest.raises(Refused, match="no entity 'Nobody'"):
        look_up(database, "Nobody")


@pytest.mark.parametrize("wanted", ["Ann Xuu", "An Xu", "ann x"])
def test_a_typing_error_is_told_what_is_near(wanted: str, database: Path) -> None:
    with pytest.raises(Refused, match=r"near it: Ann Xu \(person:x\)"):
        look_up(database, wanted)


def test_sections_tell_when_and_where(database: Path) -> None:
    found = look_up(database, "person:x")
    told = [(str(row["first_given"]), str(row["last_given"]), row["role"], row["n_articles"]) for row in found["roles"]]
    assert told == [("2024-11-19", "2024-11-19", role, 1) for role in ("doctor", "mayor")]
    assert [row["name"] for row in found["near"]] == ["Ukraine"]


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_every_form_is_printed(form: str, database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile(database.parent, "person:x", form)
    assert "Ann Xu" in capsys.readouterr().out
