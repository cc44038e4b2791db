"""The pool of worker processes: started early, replaced when one dies, stopped at once."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.process import BaseProcess
from typing import TypeVar

from flows.interrupts import uninterrupted
from flows.source.opening import Stopped
from flows.workers import worker
from flows.workers.forking import STARTING, context, end_ground
from flows.workers.shards import shard
from flows.workers.worker import Done, Job
from transforms.language.installed import describe

COLLECTED = 60.0
"""Seconds that the processes of a broken pool may take to be collected, on a machine that stood still too."""

PAUSE, IDLE = 5.0, 20.0
"""Seconds after which workers that have nothing to do end, and then what they are forked from: a lot of 2,000 articles is joined with the others
meanwhile, in a large warehouse for minutes, and that takes memory of its own. A worker has 130 MB of its own and starts again in no time; what
they are forked from has 320 and takes 3 s of processor time."""

T = TypeVar("T")


class Died(Exception):
    """A worker ended while it read a shard."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__("its time was up" if slow else "it crashed")
        self.slow = slow


class Workers:
    """Processes that read shards. Thread-safe: each task of the flow waits in a thread of its own.

    The processes are forked from one that has the transforms imported and the model loaded (`ground.py`), so that a further worker
    costs next to nothing; where there is no fork, each does so for itself.
    """

    def __init__(self, model: str | None, count: int) -> None:
        self.model = model
        self.count = count
        self._lock = threading.Lock()
        self._free = threading.Semaphore(count)
        self._idle: list[ProcessPoolExecutor] = []
        self._busy: set[ProcessPoolExecutor] = set()
        self._stopped = False
        self._clock = threading.Timer(PAUSE, self._leave)

    def start(self) -> Workers:
        """Start the workers in the background, so that they load the model while the caller does other things.

        Raises:
            ModelError: the model is not there.
        """
        describe(self.model)
        threading.Thread(target=self._warm, daemon=True).start()
        return self

    def _warm(self) -> None:
        with suppress(Stopped, BrokenProcessPool), ExitStack() as stack:
            for pool in [stack.enter_context(self._worker()) for _ in range(self.count)]:
                submit(pool, worker.ready)

    def read(self, job: Job) -> Done:
        """Read a shard. When its worker dies, another reads it once more, then article by article.

        The article that ends a worker by itself, by a crash or by taking too long, goes to quarantine.

        Raises:
            Stopped: the pool was stopped.
            ModelError: the model cannot be loaded.
        """
        started = time.monotonic()
        return dataclasses.replace(Done.total(self._read(job, tries=2)), seconds=time.monotonic() - started)

    def _read(self, job: Job, tries: int) -> list[Done]:
        try:
            return [self._ask(worker.read_in_time, job)]
        except Died as death:
            if tries > 1 and not death.slow:  # it may have been killed by chance
                return self._read(job, tries - 1)
            parts = articles(job)
            if len(parts) == 1:
                return [worker.ended(job, slow=death.slow)]
            return [done for part in parts for done in self._read(part, tries=1)]

    def rest(self) -> None:
        """End the workers that have nothing to do; others are started when there is a shard again."""
        with self._lock:
            idle, self._idle = self._idle, []
        for pool in idle:
            end(pool)

    def _leave(self) -> None:
        """End workers that have had nothing to do for a while."""
        with self._lock:  # nobody takes a worker meanwhile
            if not (self._busy or self._stopped):
                idle, self._idle = self._idle, []
                for pool in idle:
                    end(pool)
                self._wind(IDLE - PAUSE, self._leave_ground)

    def _leave_ground(self) -> None:
        """End what workers are forked from, if there are none."""
        with self._lock:
            if not (self._busy or self._idle or self._stopped):
                end_ground()

    def _wind(self, seconds: float, then: Callable[[], None]) -> None:
        """Begin to count the seconds in which there is nothing to do."""
        self._clock.cancel()
        self._clock = threading.Timer(seconds, then)
        self._clock.daemon = True
        self._clock.start()

    def stop(self) -> None:
        """End all workers at once, whatever they are doing."""
        self._clock.cancel()
        with self._lock:
            self._stopped = True
            pools, self._idle = [*self._idle, *self._busy], []
        for pool in pools:
            end(pool)

    def _ask(self, function: Callable[..., T], *args: object) -> T:
        with self._worker() as pool:
            try:
                return submit(pool, function, *args).result()
            except BrokenProcessPool as error:
                if self._stopped:
                    raise Stopped from None
                raise Died(slow=worker.OVERTIME in exit_codes(pool)) from error

    @contextmanager
    def _worker(self) -> Iterator[ProcessPoolExecutor]:
        """A worker: a pool of one, so that no other shard's worker dies of it."""
        with self._free:
            with self._lock:
                if self._stopped:
                    raise Stopped
                pool = self._idle.pop() if self._idle else self._open()
                self._busy.add(pool)
            fit = False
            try:
                yield pool
                fit = True
            finally:
                with self._lock:
                    self._busy.discard(pool)
                    if fit := fit and not self._stopped:
                        self._idle.append(pool)
                        self._wind(PAUSE, self._leave)
                if not fit:
                    end(pool)

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, context(self.model), worker.prepare, (self.model,))


def submit(pool: ProcessPoolExecutor, function: Callable[..., T], *args: object) -> Future[T]:
    """Give a pool something to do; a process that is started for it is kept from Ctrl-C."""
    with uninterrupted(), STARTING:
        return pool.submit(function, *args)


def articles(job: Job) -> list[Job]:
    """The articles of a shard, each as a shard of its own."""
    number, key = job.shard.number, job.shard.key
    return [dataclasses.replace(job, shard=shard(number, [source], key)) for source in job.shard.sources]


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
