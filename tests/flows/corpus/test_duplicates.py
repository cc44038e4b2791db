from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.load import Summary
from tests.flows.conftest import rows_of, run_here, write_raw

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
Fresh = Callable[[Path], dict[str, list[str]]]
pytestmark = [pytest.mark.model, pytest.mark.usefixtures("raw")]

STORY = """Two people were killed when a drone struck a market in Kherson on Monday, the regional governor said.

Rescue workers pulled eleven survivors out of the rubble before nightfall, among them a baker and her two sons.

The shelling began shortly before noon and went on for almost three hours, residents told local radio. Several stalls burned
down, and the roof of the old fish hall gave way while shoppers were still inside.

The United Nations called for restraint and sent a convoy with medicine, blankets and water to the city.
"""


def write_copies(raw: Path) -> Path:
    """Beside the other two an article, the same again, and a cut copy of it with other words around it."""
    lines = STORY.split("\n\n")
    feed = [
        {"id": "first", "text": STORY, "published_at": "2024-11-18T08:00:00Z"},
        {"id": "again", "text": STORY.upper(), "published_at": "2024-11-19T08:00:00Z"},
        {
            "id": "cut",
            "text": "\n\n".join(["From our correspondent", *lines[:3]]),
            "published_at": "2024-11-20T08:00:00Z",
        },
    ]
    for record in feed:
        (raw / f"{record['id']}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return raw


@pytest.fixture
def raw(raw: Path) -> Path:
    """Two articles of their own, one twice, and a cut copy of it with other words around it."""
    return write_copies(raw)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, Path]:
    """A run over these articles, and its warehouse; copy it before it is changed."""
    folder = tmp_path_factory.mktemp("loaded")
    return run_here(write_copies(write_raw(folder / "raw")), folder / "warehouse"), folder / "warehouse"


@pytest.fixture
def marks(warehouse: Path) -> Callable[[], dict[str, tuple[str, str]]]:
    """What each copy is a copy of, and how, by the ids of the records."""

    def read() -> dict[str, tuple[str, str]]:
        return {copy: (of, kind) for copy, of, kind in query(
            warehouse, "SELECT d.source_id, o.source_id, d.duplicate_kind FROM documents d JOIN documents o ON o.doc_id = d.duplicate_of"
        )}  # fmt: skip

    return read


def query(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(warehouse / "columnist.duckdb", read_only=True) as connection:
        return connection.execute(sql).fetchall()


def count(warehouse: Path) -> tuple[Any, ...]:
    """Articles, and mentions of the United Nations, as the views and the entities tell them."""
    named = "FROM entities WHERE name = 'United Nations'"
    return query(warehouse, f"SELECT (SELECT count(*) FROM articles), (SELECT n_documents {named}), (SELECT n_mentions {named})")[0]  # noqa: S608 -- own words  # fmt: skip


def test_copies_are_stored_and_count_once(
    loaded: tuple[Summary, Path], warehouse: Path, marks: Callable[[], Any]
) -> None:
    shutil.copytree(loaded[1], warehouse)
    assert loaded[0].run.duplicates == 2
    assert marks() == {"again": ("first", "exact"), "cut": ("first", "near")}
    assert count(warehouse) == (3, 1, 1)
    assert query(warehouse, "SELECT count(*) FROM documents") == [(5,)]


def test_a_run_marks_anew_what_it_does_not_read(
    run: Run, rows: Rows, raw: Path, warehouse: Path, fresh: Fresh, marks: Callable[[], Any],
    loaded: tuple[Summary, Path],
) -> None:  # fmt: skip
    first = raw / "first.jsonl"
    text = first.read_text(encoding="utf-8")
    first.unlink()
    run()
    assert marks() == {"cut": ("again", "near")}
    first.write_text(text, encoding="utf-8")
    assert run().run.duplicates == 0
    assert marks() == {"again": ("first", "exact"), "cut": ("first", "near")}
    assert count(warehouse) == (3, 1, 1)
    assert rows("run_id") == rows_of(loaded[1], "run_id")
    first.write_text(json.dumps({"id": "first", "text": "Nothing happened in Lviv on Friday."}), encoding="utf-8")
    run()
    assert marks() == {"cut": ("again", "near")}
    assert rows("run_id") == fresh(raw)
    (raw / "again.jsonl").unlink()
    assert run().run.loaded == 0
    assert marks() == {}
    assert rows("run_id") == fresh(raw)


def test_lost_fingerprints_cost_time_only(
    run: Run, raw: Path, warehouse: Path, marks: Callable[[], Any], loaded: tuple[Summary, Path]
) -> None:
    shutil.copytree(loaded[1], warehouse)
    (warehouse / "fingerprints" / "000001.parquet").write_bytes(b"none")
    (raw / "kyiv.txt").write_text("Three people were hurt in Lviv.\n", encoding="utf-8")
    run()
    assert marks() == {"again": ("first", "exact"), "cut": ("first", "near")}
