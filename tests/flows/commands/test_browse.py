"""The page of `columnist browse`: a SQLite copy that links, searches and explains itself, for this machine alone."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from flows.commands.browse import HOST, browse, copy, free, metadata
from flows.source.listing import Refused
from tests.warehouse.rows import publish
from warehouse.tables import TABLES
from warehouse.views import views

GIVEN = Path(__file__).parents[1] / "exports" / "warehouse.json"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite copy of a small published file."""
    given = json.loads(GIVEN.read_text(encoding="utf-8"))
    given["documents"][0]["title"] = "<script>alert(1)</script>"
    folder = tmp_path_factory.mktemp("browse")
    publish(folder / "columnist.duckdb", given)
    copy(folder / "columnist.duckdb", folder / "columnist.db")
    return folder / "columnist.db"


def get(page: Path, path: str) -> tuple[int, str]:
    async def ask() -> tuple[int, str]:
        answer = await Datasette([], immutables=[str(page)], metadata=metadata()).client.get(path)
        return answer.status_code, answer.text

    return asyncio.run(ask())


def test_all_tables_and_views_are_there_with_plain_values(page: Path) -> None:
    with closing(sqlite3.connect(page)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {*TABLES, *(view.name for view in views())} <= names
        [(roles, title)] = connection.execute("SELECT roles, title FROM mentions WHERE mention_id = 'b:m0'")
        assert (json.loads(roles), title) == (["colonel"], "colonel")
        [(day,)] = connection.execute("SELECT happened_from FROM happenings WHERE happening_id = 'a:e0'")
        assert day == "2024-11-18T00:00:00Z"


def test_articles_are_searched_and_rows_link_to_each_other(page: Path) -> None:
    status, text = get(page, "/columnist/documents.json?_search=shelling&_shape=array")
    assert (status, [row["doc_id"] for row in json.loads(text)]) == (200, ["a"])
    _, text = get(page, "/columnist/events?_sort=event_id")
    assert "/columnist/documents/a" in text


def test_the_dictionary_is_shown_and_titles_are_text(page: Path) -> None:
    _, text = get(page, "/columnist/documents")
    assert "Who published the article." in text
    assert "<script>alert(1)" not in text


def test_queries_cannot_write(page: Path) -> None:
    status, _ = get(page, "/columnist.json?sql=delete+from+events")
    assert status == 400


def test_a_port_that_is_taken_is_refused() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        with pytest.raises(Refused, match="another program listens there"):
            free(other.getsockname()[1])


def test_an_empty_warehouse_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing is published"):
        browse(tmp_path, 8001)
