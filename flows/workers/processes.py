"""The pool of worker processes: started early, replaced when one dies, stopped at once."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TypeVar

from flows.interrupts import uninterrupted
from flows.workers import worker
from flows.workers.shards import shard
from flows.workers.worker import Done, Job
from transforms.language.installed import describe

COLLECTED = 60.0
"""Seconds that the processes of a broken pool may take to be collected, on a machine that stood still too."""

T = TypeVar("T")


class Stopped(Exception):
    """The pool was stopped while a shard was being read."""


class Workers:
    """Processes that read shards. Thread-safe: each task of the flow waits in a thread of its own.

    The processes are forked from one that has the transforms imported and the model loaded (`ground.py`), so that a further worker
    costs next to nothing; where there is no fork, each does so for itself.
    """

    def __init__(self, model: str | None, count: int) -> None:
        self.model = model
        self.count = count
        self._lock = threading.Lock()
        self._pools: set[ProcessPoolExecutor] = set()
        self._shared: ProcessPoolExecutor | None = None
        self._stopped = False

    def start(self) -> Workers:
        """Start the workers in the background, so that they load the model while the caller does other things.

        Raises:
            ModelError: the model is not there.
        """
        describe(self.model)
        threading.Thread(target=self._warm, daemon=True).start()
        return self

    def _warm(self) -> None:
        try:
            for _ in range(self.count):
                self._submit(worker.ready)
        except (Stopped, BrokenProcessPool):
            return

    def read(self, job: Job) -> Done:
        """Read a shard. When its worker dies, it is read again by a worker of its own, then article by article.

        The article that ends a worker of its own, by a crash or by taking too long, goes to quarantine.

        Raises:
            Stopped: the pool was stopped.
            ModelError: the model cannot be loaded.
        """
        started = time.monotonic()
        try:
            done = [self._result(self._submit(worker.read_in_time, job))]
        except BrokenProcessPool:
            done = self._read_alone(job)
        return dataclasses.replace(Done.total(done), seconds=time.monotonic() - started)

    def rest(self) -> None:
        """End the workers that have nothing to do; others are started when there is a shard again."""
        with self._lock:
            idle, self._shared = self._shared, None
            if idle:
                self._pools.discard(idle)
                end(idle)

    def stop(self) -> None:
        """End all workers at once, whatever they are doing."""
        with self._lock:
            self._stopped = True
            pools, self._pools, self._shared = self._pools, set(), None
        for pool in pools:
            end(pool)

    def _submit(self, function: Callable[..., T], *args: object) -> Future[T]:
        with self._lock:
            if self._stopped:
                raise Stopped
            if self._shared is None:
                self._shared = self._open(self.count)
            with uninterrupted():
                try:
                    return self._shared.submit(function, *args)
                except BrokenProcessPool:
                    self._shared = self._open(self.count)
                    return self._shared.submit(function, *args)

    def _open(self, count: int) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(count, context(self.model), worker.prepare, (self.model,))
        self._pools.add(pool)
        return pool

    def _result(self, future: Future[T]) -> T:
        try:
            return future.result()
        except BrokenProcessPool:
            if self._stopped:
                raise Stopped from None
            raise

    def _read_alone(self, job: Job) -> list[Done]:
        """The shard again in a pool of one: a worker dies of its own articles there, not of another shard's."""
        done, left = list[Done](), [job]
        while left:
            with self._alone() as pool:
                try:
                    while left:
                        done.append(self._result(pool.submit(worker.read_in_time, left[0])))
                        del left[0]
                except BrokenProcessPool:
                    parts = articles(left[0])
                    if len(parts) == 1:
                        done.append(worker.ended(left[0], slow=worker.OVERTIME in exit_codes(pool)))
                    left[:1] = parts if len(parts) > 1 else []
        return done

    @contextmanager
    def _alone(self) -> Iterator[ProcessPoolExecutor]:
        with self._lock:
            if self._stopped:
                raise Stopped
            pool = self._open(1)
        try:
            yield pool
        finally:
            with self._lock:
                self._pools.discard(pool)
            end(pool)


def articles(job: Job) -> list[Job]:
    """The articles of a shard, each as a shard of its own."""
    number, key = job.shard.number, job.shard.key
    return [dataclasses.replace(job, shard=shard(number, [source], key)) for source in job.shard.sources]


GROUND, MODEL = "flows.workers.ground", "_COLUMNIST_MODEL"
"""The module that workers are forked with, and the environment's variable that tells it the model."""
QUIET = "ignore:resource_tracker:UserWarning"
"""The option -W for Python's own process that tracks semaphores; it says what it cleans up."""


def context(model: str | None) -> BaseContext:
    """How processes are started: forked from a clean one that has imports and model, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    # When Ctrl-C ends this process at once, Python's tracker of semaphores cleans up behind it, and need not say so.
    if QUIET not in sys.warnoptions:
        sys.warnoptions.append(QUIET)
    found = multiprocessing.get_context("forkserver")
    os.environ[MODEL] = model or ""  # read by the process that is to be forked, which starts with the first worker
    found.set_forkserver_preload([GROUND])
    return found


def end(pool: ProcessPoolExecutor) -> None:
    """End a pool's processes without waiting for their work."""
    found = processes(pool)
    pool.shutdown(wait=False, cancel_futures=True)
    for process in found:
        process.kill()


def exit_codes(pool: ProcessPoolExecutor) -> set[int]:
    """How the processes of a broken pool ended: a number below 0 is a signal.

    The pool's own thread collects them at the same time; while it does, a process has no exit code yet.
    """
    end = time.monotonic() + COLLECTED
    ended = processes(pool)
    while any(process.exitcode is None for process in ended) and time.monotonic() < end:
        time.sleep(0.01)
    return {process.exitcode for process in ended if process.exitcode is not None}


def processes(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    """A pool's processes; the standard library has no public way to them."""
    return list((getattr(pool, "_processes", None) or {}).values())
