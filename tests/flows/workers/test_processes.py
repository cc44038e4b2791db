from __future__ import annotations

import dataclasses
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import forkserver
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.source.opening import Stopped
from flows.workers import worker
from flows.workers.forking import context, end_ground, start_ground
from flows.workers.processes import Workers
from flows.workers.shards import Shard, bytes_a_shard, cut, shard
from flows.workers.staging import Shared
from flows.workers.worker import Job
from tests.waiting import gone, until
from transforms.language.identify import identifier
from transforms.language.installed import ModelError
from transforms.read import Limits, Source

DEADLY = """
import os
from flows.workers.staging import Shared
from flows.workers.worker import read_in_time as real

def read_in_time(job):
    if any(b"deadly" in source.data for source in job.shard.sources):
        os._exit(9)
    return real(job)
"""
ENDLESS = """
import re
from flows.workers import worker

def endless(source, limits):
    if b"endless" in source.data:
        re.match("(a+)+$", "a" * 60 + "b")  # in C, and it never gives the lock of the interpreter back
    return real(source, limits)

def read_in_time(job):
    global real
    from transforms import pipeline
    if pipeline.read is not endless:
        real, pipeline.read = pipeline.read, endless
    return worker.read_in_time(job)
"""


def source(name: str, text: str = "Two died in Kyiv.") -> Source:
    return Source(name, "text", text.encode())


@pytest.fixture
def workers() -> Iterator[Workers]:
    pool = Workers(None, 1)
    yield pool
    pool.stop()


def job(staging: Path, *sources: Source) -> Job:
    return Job(shard(1, list(sources), "v"), None, "r000001", Shared(staging))


def test_shards_hold_all_articles_in_order_within_their_size() -> None:
    sources = [source(f"{n}.txt", "x" * 10) for n in range(10)]
    shards = list(cut(sources, 35, "v"))
    assert [len(s.sources) for s in shards] == [3, 3, 3, 1]
    assert [s for part in shards for s in part.sources] == sources
    assert shards[0].key == shard(9, sources[:3], "v").key != shard(9, sources[:3], "w").key
    assert len(list(cut([source("big", "x" * 99), source("small")], 10, "v"))) == 2


def test_small_inputs_are_shared_among_workers() -> None:
    assert bytes_a_shard(1_000, 2, 1_000_000) == 20_000
    assert bytes_a_shard(1_000_000, 2, 1_000_000) == 125_000


@pytest.mark.model
def test_a_worker_that_dies_takes_no_other_article_along(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deadly_reader.py").write_text(DEADLY)
    monkeypatch.syspath_prepend(tmp_path)
    import deadly_reader  # type: ignore[import-not-found] # noqa: PLC0415 -- written just now

    monkeypatch.setattr(worker, "read_in_time", deadly_reader.read_in_time)
    done = workers.read(job(tmp_path / "s", source("a.txt"), source("bad.txt", "deadly"), source("c.txt")))
    assert (done.loaded, done.rejected) == (2, 1)
    rows = [row for key in done.keys for row in pq.read_table(tmp_path / "s" / key / "quarantine.parquet").to_pylist()]
    assert [(row["source_uri"], row["reason"]) for row in rows] == [("bad.txt", "crashed")]


@pytest.mark.model
@pytest.mark.skipif(worker.OVERTIME is None, reason="the system has no timer that ends a process")
def test_an_article_that_takes_too_long_takes_no_other_along(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "endless_reader.py").write_text(ENDLESS)
    monkeypatch.syspath_prepend(tmp_path)
    import endless_reader  # type: ignore[import-not-found] # noqa: PLC0415 -- written just now

    monkeypatch.setattr(worker, "read_in_time", endless_reader.read_in_time)
    bad = dataclasses.replace(
        job(tmp_path / "s", source("a.txt"), source("bad.txt", "endless"), source("c.txt")), limits=Limits(seconds=3)
    )
    done = workers.read(bad)
    assert (done.loaded, done.rejected) == (2, 1)
    rows = [row for key in done.keys for row in pq.read_table(tmp_path / "s" / key / "quarantine.parquet").to_pylist()]
    assert [(row["source_uri"], row["reason"]) for row in rows] == [("bad.txt", "too_slow")]
    assert "more than 3 s" in rows[0]["detail"]


@pytest.mark.model
def test_a_killed_worker_is_replaced(workers: Workers, tmp_path: Path) -> None:
    first = workers._ask(worker.ready)
    os.kill(first, signal.SIGKILL)
    done = workers.read(job(tmp_path / "s", source("a.txt")))
    assert (done.loaded, done.rejected) == (1, 0)


@pytest.mark.model
def test_workers_do_without_pandas(workers: Workers) -> None:
    assert not workers._ask(eval, "'pandas' in __import__('sys').modules")


@pytest.mark.model
def test_a_stopped_pool_reads_no_more(workers: Workers, tmp_path: Path) -> None:
    pid = workers._ask(worker.ready)
    workers.stop()
    with pytest.raises(Stopped):
        workers.read(job(tmp_path / "s", source("a.txt")))
    until(lambda: gone(pid))


def languages_loaded() -> int:
    return identifier.cache_info().currsize


@pytest.mark.model
def test_a_worker_has_the_model_of_languages_before_it_reads_anything(workers: Workers) -> None:
    assert workers._ask(languages_loaded) == 1


@pytest.mark.model
def test_resting_workers_end_and_others_read_the_next_shard(workers: Workers, tmp_path: Path) -> None:
    pid = workers._ask(worker.ready)
    workers.rest()
    workers.rest()
    until(lambda: gone(pid))
    assert workers.read(job(tmp_path / "s", source("a.txt"))).loaded == 1


@pytest.mark.model
def test_what_workers_are_forked_from_can_end_and_is_started_again(workers: Workers, tmp_path: Path) -> None:
    workers._ask(worker.ready)
    ground = forkserver._forkserver._forkserver_pid
    workers.rest()
    end_ground()
    end_ground()
    assert gone(ground)
    start_ground(None)
    ground = forkserver._forkserver._forkserver_pid
    assert workers.read(job(tmp_path / "s", source("a.txt"))).loaded == 1
    assert forkserver._forkserver._forkserver_pid == ground


@pytest.mark.model
def test_workers_with_nothing_to_do_end_with_what_they_are_forked_from(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.workers.processes.PAUSE", 0.1)
    monkeypatch.setattr("flows.workers.processes.IDLE", 0.2)
    pid = workers._ask(worker.ready)
    ground = forkserver._forkserver._forkserver_pid
    until(lambda: gone(pid) and gone(ground))
    assert workers.read(job(tmp_path / "s", source("a.txt"))).loaded == 1


@pytest.mark.model
def test_a_worker_at_work_is_left(workers: Workers) -> None:
    with workers._worker() as pool:
        pid = pool.submit(worker.ready).result()
        workers._leave()
        assert pool.submit(worker.ready).result() == pid


def test_a_model_that_is_not_there_fails_and_crashes_nothing(tmp_path: Path) -> None:
    pool = Workers("no_such_model", 1)
    with pytest.raises(ModelError, match="no_such_model"):
        pool.start()
    try:
        with pytest.raises(ModelError, match="no_such_model"):
            pool.read(Job(Shard(1, "k", (source("a.txt"),)), "no_such_model", "r000001", Shared(tmp_path)))
    finally:
        pool.stop()


def test_a_stage_that_fails_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    import transforms.pipeline  # noqa: PLC0415 -- heavy

    real = transforms.pipeline.run

    def fails(sources: list[Source], *rest: object) -> object:
        if any(b"deadly" in s.data for s in sources):
            raise RecursionError("too deep")
        return real(sources, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(transforms.pipeline, "run", fails)
    tables = worker.rows([source("bad.txt", "deadly"), source("a.txt")], worker.model_of(None), "r000001")
    assert tables["documents"].num_rows == 1
    row = tables["quarantine"].to_pylist()[0]
    assert (row["source_uri"], row["reason"]) == ("bad.txt", "failed")
    assert "RecursionError: too deep" in row["detail"]


@pytest.mark.model
def test_workers_die_with_their_parent(tmp_path: Path) -> None:
    script = (
        "import os, time\nfrom flows.workers import worker\nfrom flows.workers.processes import Workers\n"
        "if __name__ == '__main__':\n"
        "    print(Workers(None, 1)._ask(worker.ready), flush=True)\n    time.sleep(6000)\n"
    )
    (tmp_path / "parent.py").write_text(script)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, tmp_path / "parent.py"], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        parent.kill()
    until(lambda: gone(pid))


def test_workers_are_forked_where_the_system_can() -> None:
    best = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    assert context(None).get_start_method() == best
