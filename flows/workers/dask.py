"""The workers of a Dask cluster that exists: they read shards as `flows.workers.processes` does, and know no Prefect.

Each task of the flow waits in its thread while Dask finds a worker for the shard, and another one when that dies. The
worker writes the rows into the staging folder and answers with counts, so that no rows travel through the scheduler.
"""

from __future__ import annotations

import dataclasses
import logging
import pickle
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from flows.garbage import settle
from flows.source.opening import Stopped
from flows.workers import worker
from flows.workers.worker import Done, Job
from transforms.language.installed import describe
from transforms.version import extractor_version

try:
    from distributed import Client, KilledWorker, get_worker
except ImportError as error:
    MISSING: ImportError | None = error
else:
    MISSING = None

if TYPE_CHECKING:
    from distributed import Future

CONNECT = 30
"""Seconds in which the scheduler must answer: Dask's own patience."""

TRIES = 5
"""Clients to make before a machine is given up whose threads take over 10 seconds to start."""

POLL = 5
"""Seconds between two looks at whether the cluster has workers."""

PATIENCE = 300
"""Seconds that a cluster may be without workers: one that grows on demand starts machines first."""

LEAST = 8
"""Workers to keep busy in a cluster that has fewer now and may grow."""

ONE_AT_A_TIME = threading.Lock()
"""The model is no place for two threads; a worker with several reads one shard after the other."""


class ClusterError(Exception):
    """The Dask cluster cannot be used; the message says why and what to do."""


class Cluster:
    """A Dask cluster by the address of its scheduler; thread-safe, with the methods of `flows.workers.processes.Workers`."""

    def __init__(self, address: str, model: str | None, count: int = 0) -> None:
        self.address = address
        self.version = extractor_version(describe(model))
        self.model = model
        self.count = count or LEAST
        self._grows = not count
        self._stopped = False
        self._failed = ""
        self._client: Client | None = None

    def start(self) -> Cluster:
        """Connect, and make sure that the workers have what is here.

        Raises:
            ClusterError: `distributed` is not installed, the scheduler does not answer, or a worker has another version.
        """
        if MISSING:
            raise ClusterError("--dask needs the package distributed; install it: pip install 'columnist[dask]'")
        quiet()
        try:
            self._client = connect(self.address)
        except Exception as error:  # Dask has many for an address that is none
            words = f"the Dask scheduler {self.address} does not answer; start it: dask scheduler"
            raise ClusterError(words) from error
        found = self._client.run(version_of, self.model, on_error="return")
        for name, version in found.items():
            self._compare(name, version)
        self.count = max(self.count, len(found)) if self._grows else self.count
        return self

    def _compare(self, name: str, version: str | Exception) -> None:
        if isinstance(version, Exception):
            self.stop()
            raise ClusterError(f"the Dask worker {name} cannot run Columnist: {version}; install it there")
        if version != self.version:
            self.stop()
            raise ClusterError(different(name, version, self.version))

    def read(self, job: Job) -> Done:
        """Read a shard. When it ends the workers it is given to, processes of their own read it article by article.

        Raises:
            Stopped: the cluster was let go of.
            ClusterError: it is gone, has no workers, or loses them whatever they do.
        """
        started = time.monotonic()
        try:
            done = self._run(read, job)
        except Killed:
            try:
                done = self._run(read_apart, job)
            except Killed as error:
                words = f"the Dask cluster {self.address} loses its workers, whatever they do; see their logs"
                raise ClusterError(words) from error
        return dataclasses.replace(done, seconds=time.monotonic() - started)

    def rest(self) -> None:
        """The cluster's workers are not this run's to end."""

    def stop(self) -> None:
        """Let go of the cluster; a shard that a worker has begun is finished there and kept for the next run."""
        self._stopped = True
        if self._client:
            with suppress(TimeoutError):  # of a scheduler that is gone, or slow: it sees the connection end
                self._client.close(timeout=1)

    def _run(self, function: Callable[[Job, str], Done], job: Job) -> Done:
        if self._client is None:
            self.start()
        if self._client is None or self._stopped or self._failed:
            raise self._lost()
        name = f"shard {job.shard.number}-{uuid.uuid4().hex}"
        try:
            future = self._client.submit(function, job, self.version, key=name, pure=False)
        except Exception as error:
            raise self._lost() from error
        return self._result(future)

    def _result(self, future: Future[Done]) -> Done:
        waited = 0
        while True:
            try:
                return future.result(timeout=POLL)
            except KilledWorker as error:
                raise Killed from error
            except TimeoutError:
                if future.status == "error":
                    raise
            except Exception as error:
                if future.status == "error":
                    raise
                raise self._lost() from error
            waited = 0 if self.workers() else waited + POLL
            if waited >= PATIENCE:
                self._failed = f"the Dask cluster {self.address} has no workers; start some: dask worker {self.address}"
                raise self._lost()

    def workers(self) -> int:
        """How many workers there are now.

        Raises:
            ClusterError: the scheduler is gone.
        """
        try:
            return len(self._client.scheduler_info()["workers"]) if self._client else 0
        except Exception as error:
            raise self._lost() from error

    def _lost(self) -> Exception:
        if self._stopped:
            return Stopped()
        self._failed = self._failed or f"the Dask cluster {self.address} is gone; start it"
        return ClusterError(f"{self._failed} and run again: what was read is kept")


class Killed(Exception):
    """A shard ended each of the workers that it was given to."""


def connect(address: str) -> Client:
    """A client of the scheduler there.

    Raises:
        OSError: the scheduler does not answer.
        ValueError: the address is none.
    """
    for _ in range(TRIES - 1):
        with suppress(AssertionError):  # what Dask 2026.8 raises when its own thread is not up in 10 seconds
            return Client(address, timeout=CONNECT, set_as_default=False)
    return Client(address, timeout=CONNECT, set_as_default=False)


def quiet() -> None:
    """Keep Dask's log off the terminal; the command says in one line what matters of it."""
    for name in ("distributed", "distributed.client", "tornado", "tornado.application"):  # each with a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)


def version_of(model: str | None) -> str:
    """What a worker's rows would be stamped with."""
    return extractor_version(describe(model))


def different(name: str, theirs: str, ours: str) -> str:
    """Two versions that do not match, in words."""
    return f"the Dask worker {name} has {theirs}, here it is {ours}; install the same on both, and restart the worker"


def here() -> str:
    """The address of this worker."""
    return str(get_worker().address)


def read(job: Job, version: str) -> Done:
    """Read a shard on a worker of the cluster, which may have joined after the run began.

    Raises:
        ClusterError: it has another version.
    """
    if (mine := version_of(job.model)) != version:
        raise ClusterError(different(here(), mine, version))
    with ONE_AT_A_TIME:
        worker.model_of(job.model)
        settle()
        return worker.read_in_time(job)


def read_apart(job: Job, version: str) -> Done:
    """Read a shard in processes beside the worker of the cluster, which a deadly article does not end then.

    Raises:
        ClusterError: the worker has another version, or the processes failed otherwise than by the shard.
    """
    if (mine := version_of(job.model)) != version:
        raise ClusterError(different(here(), mine, version))
    command = [sys.executable, "-m", "flows.workers.isolated"]
    with ONE_AT_A_TIME:
        ended = subprocess.run(command, input=pickle.dumps(job), capture_output=True, check=False)  # noqa: S603 -- this very interpreter
    if ended.returncode:
        last = ended.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise ClusterError(f"the Dask worker {here()} cannot read a shard in a process of its own: {last}")
    found: Done = pickle.loads(ended.stdout)  # noqa: S301 -- of the process started here
    return found
