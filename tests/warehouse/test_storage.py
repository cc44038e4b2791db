"""Odd names of folders: a warehouse works in them, whatever the lake's and DuckDB's libraries make of such paths."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

import pytest
from deltalake.exceptions import DeltaError
from hypothesis import example, given, settings

from tests.budget import examples
from tests.odd_paths import NAMES
from tests.warehouse.rows import run, tables
from warehouse import connect
from warehouse.lake import Lake, LakeError
from warehouse.paths import PARTIAL, address, cache
from warehouse.publish import Delta, check, publish, rebuild
from warehouse.restore import restore
from warehouse.storage import StoreError, store_of

RELATIVE = ["a%20b", "?\\[x]", "x:y", "~"]
FILE = "columnist.duckdb"
pytestmark = pytest.mark.usefixtures("own_cache")


def filled(root: Path, *doc_ids: str) -> Lake:
    """A warehouse after a run for each article."""
    store_of(root).make()
    lake = Lake(root)
    for number, doc_id in enumerate(doc_ids, 1):
        lake.recover()
        publish(lake, root / FILE, Delta(tables(doc_id)), run(number))
    return lake


def published(path: Path) -> list[str]:
    with connect(path) as connection:
        return [doc_id for (doc_id,) in connection.execute("SELECT doc_id FROM documents ORDER BY 1").fetchall()]


def stored(lake: Lake) -> list[str]:
    return sorted(lake.read("documents")["doc_id"].to_pylist())


@settings(max_examples=examples(10))
@example("a%20b[x]")
@example("c?\\ 'd'")
@given(NAMES)
def test_a_warehouse_works_in_a_folder_of_any_name(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / name
        lake = filled(root, "a", "b")
        assert published(root / FILE) == stored(lake) == ["a", "b"]
        assert not [result for result in check(root / FILE) if result.count and result.severity == "fail"]
        first, _ = lake.runs()
        rebuild(lake, root / "old.duckdb", json.loads(first.lake_versions))
        assert published(root / "old.duckdb") == ["a"]
        assert lake.vacuum(0) > 0
        restore(lake, root / FILE)
        publish(lake, root / FILE, Delta(tables("c"), {"a"}), run(3))
        assert published(root / FILE) == stored(Lake(root)) == ["b", "c"]
        assert not list(Lake(root).damage())
        assert [path.name for path in Path(folder).iterdir()] == [name]
    assert not list(cache().rglob("*.duckdb"))


@pytest.mark.parametrize("name", RELATIVE)
def test_a_relative_path_and_a_link_name_the_same_warehouse(tmp_path: Path, name: str) -> None:
    filled(tmp_path / name, "a")
    (tmp_path / "link").symlink_to(tmp_path / name)
    with chdir(tmp_path):
        for root in (Path(name), Path("link")):
            assert published(root / FILE) == stored(Lake(root)) == ["a"]


def test_odd_warehouses_of_one_process_are_not_mixed_up(tmp_path: Path) -> None:
    lakes = {doc_id: filled(tmp_path / f"[{doc_id}]?", doc_id) for doc_id in "ab"}
    assert all(stored(lake) == published(lake.root / FILE) == [doc_id] for doc_id, lake in lakes.items())


def test_a_commit_upon_an_old_state_of_an_odd_warehouse_is_refused(tmp_path: Path) -> None:
    lake, late = filled(tmp_path / "[x]", "a"), Lake(tmp_path / "[x]")
    late.recover()
    stored(late)
    lake.replace(tables("b"), ())
    with pytest.raises((LakeError, DeltaError), match="commit"):
        late.replace(tables("c"), ())
    lake.recover()
    assert stored(lake) == ["a"]


def test_what_a_kill_leaves_of_an_odd_warehouse_is_taken_back(tmp_path: Path) -> None:
    root = tmp_path / "[x]?"
    lake = filled(root, "a")
    killed = [sys.executable, "-m", "tests.warehouse.killed_run", str(root), "bringing"]
    assert subprocess.run(killed, check=False, env=os.environ | {"PYTHONPATH": "."}).returncode == 9
    assert list(cache().rglob("*.duckdb"))
    (root / "lake" / "events" / PARTIAL / "half").write_bytes(b"PAR1")
    lake.recover()
    publish(lake, root / FILE, Delta(tables("b")), run(3))
    assert published(root / FILE) == stored(lake) == ["a", "b"]
    lake.vacuum(7)
    assert not list(root.rglob("half"))
    assert not list(cache().rglob("*.duckdb"))


def test_an_error_of_the_other_store_tells_its_cause_in_one_line(tmp_path: Path) -> None:
    filled(tmp_path / "[x]", "a")
    log = tmp_path / "[x]" / "lake" / "events" / "_delta_log"
    log.rename(log.with_name("moved"))
    log.write_bytes(b"")
    with pytest.raises(LakeError, match=r"/\[x\]/lake/events: cannot be .*: Not a directory \(os error 20\)"):
        Lake(tmp_path / "[x]").read("events")


def test_the_usual_path_is_given_as_it_is(tmp_path: Path) -> None:
    assert address(tmp_path / "a b'c #1 é 100%") == (str(tmp_path / "a b'c #1 é 100%"), None)


@pytest.mark.parametrize(("name", "why"), [("a\0b", "code 0"), ("\udcff", "not UTF-8")])
def test_what_no_library_can_name_is_refused_in_words(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(StoreError, match=f"{why}.*choose another folder"):
        store_of(tmp_path / name).make()
    assert list(tmp_path.iterdir()) == []
