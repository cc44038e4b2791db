"""Shards as Prefect tasks, with a server that knows of no state yet, as a busy one does; and a flow that fails."""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from flows import ingest as flow
from flows.settings import Settings
from flows.workers.pool import pool_for

SHARDS = """
from prefect import flow
from prefect.futures import PrefectTaskRunFuture
from prefect.states import Pending
from flows import ingest
from flows.workers.shards import cut
from flows.workers.worker import Done, Job
from tests.flows.conftest import Silent
from transforms.read import Source

PrefectTaskRunFuture.state = property(lambda self: Pending())


class Pool:
    count = 2

    def read(self, job):
        if job.shard.number in failing:
            raise OSError(f"shard {job.shard.number} cannot be read")
        return Done((str(job.shard.number),), len(job.shard.sources), 0)

    def rest(self):
        pass

    def stop(self):
        pass


@flow
def every():
    shards = cut((Source(f"{n}.txt", "text", b"text") for n in range(30)), 1, "")
    jobs = (Job(shard, None, "r000001", None) for shard in shards)
    return [part.keys for part in ingest.read(jobs, Pool(), Silent())]


failing = []
found = every()
assert found == [(str(n),) for n in range(1, 31)], found
print("every shard was read")
failing.append(7)
every()
"""

CHECK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from flows import ingest
from flows.settings import Settings
from tests.flows.conftest import Silent
from warehouse import publish
from warehouse.checks import Result


def load(*given):
    with publish.attached(Path("file.duckdb")) as connection:
        raise publish.CheckFailed([Result("a_check", "error", "it must hold", 1, ())])


class Pool:
    count = 1


ingest.load = load
try:
    ingest.run(Settings(), Pool(), Silent(), datetime.now(UTC))
except publish.CheckFailed as error:
    sys.exit(str(error))
"""


def python(script: str, *, server: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PREFECT_API_URL": server, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment, cwd=folder)


@pytest.mark.flow
def test_every_shard_is_read_or_the_run_fails(server: str, tmp_path: Path) -> None:
    done = python(SHARDS, server=server, folder=tmp_path)
    assert "every shard was read" in done.stdout, done.stderr
    assert done.returncode == 1
    assert "shard 7 cannot be read" in done.stderr


@pytest.mark.flow
def test_an_error_comes_through_prefect_as_it_is_and_leaves_nothing_of_duckdb(server: str, tmp_path: Path) -> None:
    done = python(CHECK, server=server, folder=tmp_path)
    assert done.returncode == 1
    assert "a_check: it must hold" in done.stderr
    assert "leaked" not in done.stderr


def test_a_run_that_is_stopped_leaves_nothing_of_the_store_with_prefect(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Store:
        """What a run holds while it works."""

    held: list[weakref.ref[Store]] = []

    def stopped(*_: object) -> None:
        store = Store()
        held.append(weakref.ref(store))
        raise KeyboardInterrupt

    monkeypatch.setattr(flow, "observe", stopped)
    with pytest.raises(KeyboardInterrupt) as kept:
        flow.ingest.fn(str(tmp_path), str(tmp_path / "warehouse"), workers=1)
    assert kept.value.__traceback__
    assert held[0]() is None


def test_what_is_published_is_done_though_the_server_is_lost_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(**_: object) -> None:
        raise httpx.ConnectError("nobody there")

    done = SimpleNamespace(run=SimpleNamespace(run_id="r000001"))
    monkeypatch.setattr(flow, "load", lambda *_: done)
    monkeypatch.setattr(flow, "artifact", lambda _: [])
    monkeypatch.setattr(flow, "create_table_artifact", lost)
    settings, pool = Settings(), pool_for(Settings(), 1)
    assert flow.observe(settings, pool, flow.Log(), datetime.now(UTC)) is done
