"""A Dask cluster for real: a scheduler and workers in processes of their own, killed, lost, and of another version."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from flows.cli import main
from flows.load import Summary
from flows.workers import dask as dask_module
from flows.workers.dask import Cluster, ClusterError
from flows.workers.shards import shard
from flows.workers.staging import Shared
from flows.workers.worker import Done, Job
from tests.bucket import connect
from tests.flows.held import HELD, change, holder
from tests.waiting import running, until
from transforms.read import Source
from warehouse import bucket
from warehouse.place import Url
from warehouse.storage import store_of

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
Command = Callable[..., "subprocess.CompletedProcess[str]"]
Fresh = Callable[[Path], dict[str, list[str]]]
ROOT = Path(__file__).resolve().parents[3]
TEXT = "Six people were killed in Kyiv on Monday, officials said.\n"


# A scheduler and a worker wait for each other as long as a frozen machine takes; a shard is tried twice, not four times.
PATIENT = {
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "300s",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "300s",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
}


class Dask:
    """A scheduler and its workers, started by the command that users start; the scheduler may be another's."""

    def __init__(self, folder: Path, other: Dask | None = None) -> None:
        folder.mkdir()
        self.folder = folder
        self.file = other.file if other else folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = other.scheduler if other else self.start("scheduler", "--port", "0")
        self.address = json.loads(until(lambda: self.file.read_text("utf-8") if self.file.exists() else ""))["address"]

    def start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", what, *options, "--host", "127.0.0.1", "--no-dashboard"]
        process = subprocess.Popen(
            [*command, "--scheduler-file", str(self.file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | PATIENT | {"PYTHONPATH": f"{self.folder}:{ROOT}"}, cwd=self.folder, start_new_session=True,
        )  # fmt: skip
        self.processes.append(process)
        return process

    def workers(self, count: int) -> None:
        """Start so many workers and wait until the scheduler knows them."""
        for _ in range(count):
            self.start("worker", "--nthreads", "1")
        with dask_module.connect(self.address) as client:
            client.wait_for_workers(count)

    def stop(self) -> None:
        for process in reversed(self.processes):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def is_left(self) -> bool:
        """Whether the scheduler knows of no worker any more."""
        with dask_module.connect(self.address) as client:
            return not client.scheduler_info()["workers"]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A scheduler for all tests that leave it alive."""
    found = Dask(tmp_path_factory.mktemp("scheduler") / "dask")
    yield found
    found.stop()


@pytest.fixture
def dask(scheduler: Dask, tmp_path: Path) -> Iterator[Dask]:
    """A cluster without workers, which this test may start."""
    found = Dask(tmp_path / "dask", scheduler)
    yield found
    found.stop()
    until(found.is_left)


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Dask]:
    """The same with a scheduler of its own, which may be killed."""
    found = Dask(tmp_path / "dask")
    yield found
    found.stop()


def job(staging: Path, *texts: str) -> Job:
    sources = [Source(f"{n}.txt", "text", text.encode()) for n, text in enumerate(texts)]
    return Job(shard(1, sources, "v"), None, "r000001", Shared(staging))


@pytest.mark.model
def test_a_worker_killed_in_the_middle_changes_nothing(
    dask: Dask, raw: Path, run: Run, rows: Rows, tmp_path: Path
) -> None:
    for n in range(5):
        (raw / f"{n}.txt").write_text(f"{n + 2} soldiers met Joe Biden in Lviv on Monday.\n" + TEXT * 4)
    change(dask.folder)
    dask.workers(2)
    pool = Cluster(dask.address, None).start()

    def read(jobs: Iterable[Job]) -> Iterable[Done]:
        with ThreadPoolExecutor(4) as threads:
            futures = [threads.submit(pool.read, one) for one in jobs]
            os.kill(holder(dask.folder), signal.SIGKILL)
            return [future.result() for future in futures]

    try:
        summary = run(read, dask=dask.address, shard_bytes=300)
    finally:
        pool.stop()
    assert (summary.run.seen, summary.run.loaded) == (7, 7)
    run(warehouse=tmp_path / "here")
    assert rows() == rows(of=tmp_path / "here")


DEADLY = """
import os
from flows.workers import worker

real = worker.rows

def rows(sources, *rest):
    if any(b"deadly" in source.data for source in sources):
        os._exit(9)
    return real(sources, *rest)

worker.rows = rows
"""


@pytest.mark.model
@pytest.mark.usefixtures("raw")
def test_workers_write_to_s3_and_an_article_that_ends_one_is_quarantined_alone(
    dask: Dask, run: Run, rows: Rows, built: Path, tmp_path: Path, bucket_server: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    where = Url("dask", "warehouse")
    connect(monkeypatch, bucket_server, tmp_path / "cache")
    bucket.client().create_bucket(Bucket="dask")
    change(dask.folder, DEADLY)
    dask.workers(1)
    pool = Cluster(dask.address, None).start()
    try:
        summary = run(lambda jobs: [pool.read(one) for one in jobs], warehouse=where, dask=dask.address)
        done = pool.read(job(tmp_path / "s", TEXT, "deadly", TEXT + TEXT))
    finally:
        pool.stop()
    assert summary.run.loaded == 2
    assert rows(of=store_of(where).here) == rows(of=built)
    assert (done.loaded, done.rejected) == (2, 1)
    found = [row for key in done.keys for row in pq.read_table(tmp_path / "s" / key / "quarantine.parquet").to_pylist()]
    assert [(row["source_uri"], row["reason"]) for row in found] == [("1.txt", "crashed")]


@pytest.mark.flow
@pytest.mark.model
def test_the_command_reads_by_a_cluster_and_what_was_read_outlives_it(
    mortal: Dask, columnist: Command, raw: Path, warehouse: Path, run: Run, rows: Rows, server: str, built: Path,
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    dask = mortal
    change(dask.folder, HELD.replace("== 2", "== 3"))  # the first shard is that of the first run
    dask.workers(1)
    done = columnist("run", raw, "-w", warehouse, "--dask", dask.address, PREFECT_API_URL=server)
    assert done.returncode == 0, done.stderr
    assert rows() == rows(of=built)
    monkeypatch.setenv("COLUMNIST_DASK", dask.address)
    told = CliRunner().invoke(main, ["doctor", str(raw), "-w", str(warehouse)]).stdout
    assert f"dask: {dask.address}: 1 workers" in told
    monkeypatch.delenv("COLUMNIST_DASK")
    for n in range(5):
        (raw / f"{n}.txt").write_text(TEXT * (n + 3))
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
    environment |= {"PREFECT_API_URL": server, "PYTHONPATH": str(ROOT), "COLUMNIST_SHARD_BYTES": "200"}
    command = [sys.executable, "-m", "flows.cli", "run", raw, "-w", warehouse, "--dask", dask.address]
    with running(command, environment) as process:
        holder(dask.folder)
        dask.scheduler.kill()
        _, said = process.communicate()
    assert process.returncode == 1
    assert "Traceback" not in said
    assert said.splitlines()[-1:] == [
        f"error: the Dask cluster {dask.address} is gone; start it and run again: what was read is kept"
    ]
    assert [*warehouse.glob("staging/*")]
    lost = columnist("run", raw, "-w", warehouse, "--dask", dask.address, PREFECT_API_URL=server)
    assert lost.returncode == 1
    words = f"error: the Dask scheduler {dask.address} does not answer; start it: dask scheduler"
    assert [line for line in lost.stderr.splitlines() if line] == [words]
    summary = run(shard_bytes=200, dask="tcp://nobody:1")
    assert (summary.run.loaded, summary.run.unchanged) == (5, 2)
    assert fresh(raw) == rows("run_id")


def test_a_worker_with_another_version_is_refused(dask: Dask) -> None:
    (dask.folder / "sitecustomize.py").write_text("import transforms.version as v\nv.digest = lambda: '0ther'\n")
    dask.workers(1)
    with pytest.raises(ClusterError, match=r"the Dask worker tcp://127.0.0.1:\d+ has columnist .*0ther .*, here it is"):
        Cluster(dask.address, None).start()


def test_a_worker_without_columnist_is_refused(dask: Dask) -> None:
    (dask.folder / "flows.py").write_text("")
    dask.workers(1)
    with pytest.raises(ClusterError, match=r"cannot run Columnist: .*; install it there"):
        Cluster(dask.address, None).start()


def test_a_version_is_compared_with_every_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_module, "here", lambda: "tcp://w:1")
    for function in (dask_module.read, dask_module.read_apart):
        with pytest.raises(ClusterError, match=r"the Dask worker tcp://w:1 has .*, here it is older"):
            function(job(tmp_path, TEXT), "older")


def test_no_cluster_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_module, "MISSING", ImportError("distributed"))
    with pytest.raises(ClusterError, match="pip install 'columnist\\[dask\\]'"):
        Cluster("tcp://127.0.0.1:9", None).start()


@pytest.mark.parametrize("address", ["127.0.0.1:9", "nonsense"])
def test_an_address_where_nobody_answers_is_one_line(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_module, "CONNECT", 1)
    with pytest.raises(ClusterError, match=f"the Dask scheduler {address} does not answer"):
        Cluster(address, None).start()


def test_a_cluster_without_workers_is_given_up(dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_module, "POLL", 1)
    monkeypatch.setattr(dask_module, "PATIENCE", 2)
    pool = Cluster(dask.address, None).start()
    try:
        for _ in range(2):
            with pytest.raises(ClusterError, match=r"has no workers; start some: dask worker tcp://.* and run again"):
                pool.read(job(tmp_path / "s", TEXT))
    finally:
        pool.stop()
