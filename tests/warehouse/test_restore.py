"""The lake made again from the published file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.warehouse.rows import run, tables
from warehouse.lake import Lake
from warehouse.publish import Delta, PublishError, publish, rebuild
from warehouse.restore import restore


class Killed(Exception):
    pass


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of two loads, made once for all tests; copy it before it is changed."""
    root = tmp_path_factory.mktemp("published")
    publish(Lake(root), root / "columnist.duckdb", Delta(tables("a", "b")), run(1))
    publish(Lake(root), root / "columnist.duckdb", Delta(tables("c"), {"a"}), run(2))
    return root


@pytest.fixture
def lake(published: Path, tmp_path: Path) -> Lake:
    """A lake of two loads, published."""
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    return Lake(tmp_path)


def contents(lake: Lake) -> dict[str, list[str]]:
    """All rows but those of runs, in no order."""
    return {name: sorted(map(str, lake.read(name).to_pylist())) for name in lake.versions()}


def test_the_lake_comes_back_from_the_file(lake: Lake, tmp_path: Path) -> None:
    before = contents(lake)
    shutil.rmtree(lake.folder / "events")
    kept = restore(lake, tmp_path / "columnist.duckdb")
    assert kept == tmp_path / "lake.damaged-1"
    assert contents(lake) == before
    assert [one.lake_versions == "{}" for one in lake.runs()] == [True, False]
    assert not list(lake.damage())
    assert not lake.recover()
    publish(lake, tmp_path / "columnist.duckdb", Delta(tables("d"), {"b"}), run(3))
    assert [row["doc_id"] for row in lake.read("documents").sort_by("doc_id").to_pylist()] == ["c", "d"]
    assert rebuild(lake, tmp_path / "columnist.duckdb") is not None


@pytest.mark.parametrize("step", ["finish", "set_aside", "recover"])
def test_a_killed_restore_is_finished_or_begun_again(
    lake: Lake, tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(lake)

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(f"warehouse.restore.{step}" if step == "set_aside" else f"warehouse.lake.Lake.{step}", die)
        with pytest.raises(Killed):
            restore(lake, tmp_path / "columnist.duckdb")
    lake.recover()
    assert contents(lake) == before
    restore(lake, tmp_path / "columnist.duckdb")
    assert contents(lake) == before
    assert not list(tmp_path.glob("lake.rest*"))


def test_without_a_file_nothing_is_done(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "columnist.duckdb").unlink()
    with pytest.raises(PublishError, match="there is no such file to make the lake from"):
        restore(lake, tmp_path / "columnist.duckdb")
    assert lake.folder.is_dir()
