"""The functions for notebooks: frames with units, of a story, of an entity; and errors that say what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from tests.warehouse.rows import publish
from warehouse import frame, profile, story

CASE = Path(__file__).parent / "views" / "entity_profile.json"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file with the articles of a view's test, and a story."""
    given = json.loads(CASE.read_text(encoding="utf-8"))["given"] | {"stories": [{"story_id": "story:a"}]}
    given["entities"] = [
        row | {"aliases": ["Xu"]} if row["entity_id"] == "person:x" else row for row in given["entities"]
    ]
    path = tmp_path_factory.mktemp("notebook") / "columnist.duckdb"
    publish(path, given)
    return path


def test_a_frame_knows_the_units_of_its_columns(path: Path) -> None:
    found = frame("documents", path)
    assert found.attrs["units"]["n_chars"] == "code point"
    assert found.attrs["units"]["published_at"] == "UTC"
    assert isinstance(found["published_at"].dtype, pd.ArrowDtype)


def test_a_query_takes_values(path: Path) -> None:
    assert len(frame("FROM entities WHERE entity_id = $1", path, ["person:x"])) == 1


@pytest.mark.parametrize("name", ["person:x", "ann xu", "Xu"])
def test_a_profile_is_found_by_id_name_and_alias(path: Path, name: str) -> None:
    assert profile(name, path)["entity_id"].tolist() == ["person:x"]


def test_a_story_without_happenings_is_empty(path: Path) -> None:
    assert story("story:a", path).empty


def test_what_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(KeyError, match="no story 'story:z'"):
        story("story:z", path)
    with pytest.raises(KeyError, match="no entity 'Nobody'"):
        profile("Nobody", path)
