"""A run in lots: the same rows as in one, each lot whole in the lake, and a killed run that goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from flows.load import Summary
from flows.workers import worker
from flows.workers.worker import Done, Job
from tests.flows.conftest import rows_of, run_here, write_raw
from tests.flows.test_failed_checks import documents, reader_that_breaks
from warehouse import connect
from warehouse.lake import Lake

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
pytestmark = pytest.mark.model
PLACES = ("Kyiv", "Lagos", "Manila")
LOTS = {"lot_chars": 12_000, "shard_bytes": 300}
"""Three articles a lot, one a shard."""


def write_feed(raw: Path) -> Path:
    """Seven articles that share names and places, one of them a copy; one cannot be read."""
    file = raw / "feed.jsonl"
    texts = [
        f"Flood number {n} killed {n + 3} people in {PLACES[n % 3]} on Monday, Mayor Ana Petrov said.\n\n"
        f"The army sent {n + 2} helicopters to valley {n}, “which we need,” Ana Petrov told Reuters."
        for n in range(6)
    ]
    records = [{"id": n, "text": text} for n, text in enumerate([*texts, texts[0]])]
    file.write_text("".join(json.dumps(one) + "\n" for one in records) + "{broken\n", encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def feed(raw: Path) -> Path:
    """The articles beside the other two."""
    return write_feed(raw)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, dict[str, list[str]]]:
    """What a run in one lot gives: its summary and its rows."""
    folder = tmp_path_factory.mktemp("whole")
    raw = write_raw(folder / "raw")
    write_feed(raw)
    return run_here(raw, folder / "warehouse"), rows_of(folder / "warehouse")


def one_by_one(jobs: Iterable[Job]) -> Iterator[Done]:
    """Read shards as they are asked for."""
    for job in jobs:
        yield worker.read(job)


class Killed(BaseException):
    """The process is gone: nothing catches it."""


def killed_after(shards: int) -> Callable[[Iterable[Job]], Iterator[Done]]:
    """A reader whose run ends when it has read so many shards."""

    def read(jobs: Iterable[Job]) -> Iterator[Done]:
        for n, job in enumerate(jobs):
            if n == shards:
                raise Killed
            yield worker.read(job)

    return read


def test_lots_give_the_rows_of_one(run: Run, rows: Rows, whole: tuple[Summary, dict[str, list[str]]]) -> None:
    summary = run(one_by_one, **LOTS)
    assert rows() == whole[1]
    for name in ("seen", "loaded", "quarantined", "duplicates", "removed"):
        assert getattr(summary.run, name) == getattr(whole[0].run, name), name
    assert summary.run.duplicates
    assert [one.status for one in Lake(summary_folder(summary)).runs()] == ["done"]


def summary_folder(summary: Summary) -> Path:
    return Path(summary.database).parent


def test_changed_and_removed_articles_in_lots(run: Run, rows: Rows, feed: Path, raw: Path, tmp_path: Path) -> None:
    run(one_by_one, **LOTS)
    lines = feed.read_text().splitlines()
    changed = [line.replace("Manila", "Quito").replace("killed", "injured") for line in lines[1:5]]
    feed.write_text("\n".join([*changed, *lines[5:7]]) + "\n", encoding="utf-8")
    (raw / "kyiv.txt").unlink()
    summary = run(one_by_one, **LOTS)
    assert (summary.run.removed, summary.run.quarantined) == (2, 0)
    assert run(warehouse=tmp_path / "whole").run.seen == summary.run.seen
    assert rows("run_id") == rows("run_id", of=tmp_path / "whole")


@pytest.mark.parametrize("shards", [4, *(pytest.param(n, marks=pytest.mark.sweep) for n in (1, 7))])
def test_a_run_that_was_killed_goes_on(
    run: Run, rows: Rows, warehouse: Path, whole: tuple[Summary, dict[str, list[str]]], shards: int
) -> None:
    with pytest.raises(Killed):
        run(killed_after(shards), **LOTS)
    in_lake = Lake(warehouse).read("documents").num_rows
    assert not (warehouse / "columnist.duckdb").exists()
    handed = list[str]()

    def counted(jobs: Iterable[Job]) -> Iterator[Done]:
        for job in jobs:
            handed.extend(source.uri for source in job.shard.sources)
            yield worker.read(job)

    summary = run(counted, **LOTS)
    assert summary.run.run_id == "r000001"
    assert summary.run.unchanged == in_lake == summary.run.seen - len(handed)
    assert bool(in_lake) == (shards > 3)
    assert rows() == whole[1]


def test_lots_can_be_published_on_the_way(
    run: Run, rows: Rows, warehouse: Path, whole: tuple[Summary, dict[str, list[str]]]
) -> None:
    seen = list[tuple[int, str]]()

    def looking(jobs: Iterable[Job]) -> Iterator[Done]:
        for job in jobs:
            if (warehouse / "columnist.duckdb").exists():
                with connect(warehouse / "columnist.duckdb") as connection:
                    seen.append(
                        connection.execute(
                            "SELECT count(DISTINCT doc_id), any_value(status) FROM documents, runs"
                        ).fetchall()[0]
                    )
            yield worker.read(job)

    run(looking, publish_lots=True, **LOTS)
    assert {status for _, status in seen} == {"loading"}
    assert sorted(n for n, _ in seen) == [n for n, _ in seen]
    assert len({n for n, _ in seen}) > 1
    assert rows() == whole[1]


@pytest.mark.parametrize("on_the_way", [False, True])
def test_an_article_of_an_early_lot_that_fails_a_check_goes(run: Run, warehouse: Path, on_the_way: bool) -> None:  # noqa: FBT001
    wrong = {"feed.jsonl#0": ("sentences", {"block_id": "z"})}

    def read(jobs: Iterable[Job]) -> Iterator[Done]:
        for job in jobs:
            yield from reader_that_breaks(wrong)([job])

    summary = run(read, publish_lots=on_the_way, **LOTS)
    assert "feed.jsonl#0" not in documents(warehouse)
    assert [row.reason for row in summary.quarantine if row.source_uri == "feed.jsonl#0"] == ["check_failed"]
    assert summary.run.seen == summary.run.loaded + summary.run.quarantined
    assert summary.run.loaded == len(documents(warehouse))
