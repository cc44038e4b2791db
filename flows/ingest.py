"""The Prefect flow: one run of `load`, with one task a shard."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from traceback import clear_frames

import httpx
from prefect import State, flow, get_run_logger, runtime, states, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.states import Completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.load import Report, Summary, load
from flows.server.deployments import is_covered
from flows.server.patience import say_nothing_of_logs
from flows.settings import Settings, resolve, use_words
from flows.summary import artifact, counts, line
from flows.workers.openers import Openers
from flows.workers.pool import Pool, pool_for
from flows.workers.worker import Done, Job
from warehouse.storage import Busy

AHEAD = 2
"""Shards that wait for each worker, so that none is idle and few articles are held in memory."""


class Failed(Exception):
    """A run that failed, in words.

    Prefect keeps what a flow raises to the end of the process. An error of the store would keep DuckDB, which then complains at
    exit of all that is left of it, in forty lines.
    """


def run(settings: Settings, workers: Pool, report: Report, started: datetime) -> Summary:
    """Run the flow with workers that are started already.

    Raises:
        Exception: what `load` raised.
    """
    runner: ThreadPoolTaskRunner[Done] = ThreadPoolTaskRunner(max_workers=workers.count * AHEAD)
    errors: list[Exception] = []

    @flow(name="ingest", task_runner=runner, persist_result=False, validate_parameters=False)  # type: ignore[arg-type]
    def here(raw: str, warehouse: str, model: str | None, n_workers: int) -> Summary:  # noqa: ARG001 -- shown by Prefect
        try:
            return observe(settings, workers, report, started)
        except Exception as error:  # noqa: BLE001 -- raised again below
            errors.append(error)
        raise Failed(str(errors[0]))

    with suppress(Failed):
        return here(str(settings.raw), str(settings.warehouse), settings.model, workers.count)
    raise errors.pop()


def observe(settings: Settings, workers: Pool, report: Report, started: datetime) -> Summary:
    """One run inside a flow run: its shards as tasks, its summary as an artifact."""
    opener = Openers.beside(settings.model, workers=not settings.dask)
    try:
        summary = load(settings, lambda jobs: read(jobs, workers, report), report, started, opener)
    finally:
        opener.stop()
    with suppress(httpx.TransportError):  # what a run has published it has done, though its server is lost meanwhile
        create_table_artifact(key="columnist-run", table=artifact(summary), description=f"Run {summary.run.run_id}")
    return summary


def read(jobs: Iterator[Job], workers: Pool, report: Report) -> Iterator[Done]:
    """Read the shards, one task each, and yield them in their order while others are read; a failed task fails the run."""
    held: dict[int, Job] = {}
    slots = threading.Semaphore(workers.count * AHEAD)
    futures: deque[tuple[int, PrefectFuture[Done]]] = deque()
    ended, failed = set[int](), list[int]()

    @task(name="extract", task_run_name="shard-{shard}", cache_policy=NO_CACHE, persist_result=False, retries=1)
    def extract(shard: int, articles: int, first: str) -> Done:  # noqa: ARG001 -- Prefect shows them
        done = workers.read(held[shard])
        report.done(held.pop(shard).shard.label, done)
        return done

    def over(shard: int) -> None:  # asks no future for its state: that is the server's, and late
        if shard in held:
            failed.append(shard)
        ended.add(shard)
        slots.release()

    try:
        for job in jobs:
            slots.acquire()
            if failed:
                break
            number, sources = job.shard.number, job.shard.sources
            held[number] = job
            future = extract.submit(number, len(sources), sources[0].uri)
            future.add_done_callback(lambda _, number=number: over(number))  # type: ignore[misc]
            futures.append((number, future))
            while futures and futures[0][0] in ended:
                yield futures.popleft()[1].result()
        while futures:
            yield futures.popleft()[1].result()
        workers.rest()  # publishing takes memory of its own
    except BaseException:
        workers.stop()  # the tasks' threads wait for workers, and the runner waits for its threads
        raise


@flow(name="ingest", persist_result=False)
def ingest(
    raw: str = "raw", warehouse: str = "warehouse/data", model: str | None = None, workers: int = 0,
    keep_removed: bool | None = None, overlap: str = "wait", dask: str | None = None, strict: bool = False,  # noqa: FBT001, FBT002 -- a deployment hands them over by name
) -> State[None] | dict[str, int]:  # fmt: skip
    """The flow that a deployment runs: read what is new in `raw` into `warehouse` and publish it.

    After an outage several runs are due at once: the first one does for all. With `strict` a run that quarantined something has failed.
    """
    say_nothing_of_logs()
    if covered():
        return Completed(name="Skipped", message="a run since then has read all that was there")
    flags = {
        "raw": raw, "warehouse": warehouse, "model": model, "workers": workers, "keep_removed": keep_removed,
        "overlap": overlap, "dask": dask, "strict": strict,
    }  # fmt: skip
    settings = resolve(flags)
    use_words(checked=True)
    pool = pool_for(settings, sys.maxsize)
    try:
        if settings.dask:
            pool.start()
        summary = observe(settings, pool, Log(), datetime.now(UTC))
        print(line(summary), flush=True)
        if strict and summary.run.quarantined:
            return states.Failed(message=line(summary))
        return counts(summary)
    except Busy as error:
        return Completed(name="Skipped", message=str(error))
    except BaseException as error:
        clear_frames(error.__traceback__)  # Prefect keeps what a flow raises, and that would keep DuckDB: see Failed
        raise
    finally:
        pool.stop()


def covered() -> bool:
    """Whether this is a scheduled run whose time has been made up for by a run since."""
    url, deployment = os.environ.get("PREFECT_API_URL"), runtime.deployment.id
    if not url or not deployment:
        return False
    with suppress(OSError):
        return is_covered(url, str(deployment), runtime.flow_run.scheduled_start_time)
    return False


class Log:
    """A run's progress in the flow run's log."""

    def say(self, text: str) -> None:
        """What the run does now."""
        get_run_logger().info(text)

    def expect(self, articles: int) -> None:
        """So many articles are to be read."""

    def done(self, label: str, part: Done) -> None:
        """A shard is read."""
        get_run_logger().info(
            "%s: %d loaded, %d quarantined in %.1f s", label, part.loaded, part.rejected, part.seconds
        )
