"""The Prefect flow: one run of `load`, with one task a shard."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from flows.load import Report, Summary, load
from flows.settings import Settings
from flows.summary import artifact
from flows.worker import Done, Job
from flows.workers import Workers

AHEAD = 2
"""Shards that wait for each worker, so that none is idle and few articles are held in memory."""


def run(settings: Settings, workers: Workers, report: Report) -> Summary:
    """Run the flow with workers that are started already."""

    @flow(name="ingest", task_runner=runner(workers), persist_result=False, validate_parameters=False)
    def ingest(raw: str, warehouse: str, model: str | None, workers: int, keep_removed: bool) -> Summary:  # noqa: ARG001, FBT001 -- Prefect shows them
        return observe(settings, pool, report)

    pool = workers
    return ingest(str(settings.raw), str(settings.warehouse), settings.model, workers.count, settings.keep_removed)


def runner(workers: Workers) -> Any:
    """Threads that wait for the workers."""
    return ThreadPoolTaskRunner(max_workers=workers.count * AHEAD)


def observe(settings: Settings, workers: Workers, report: Report) -> Summary:
    """One run inside a flow run: its shards as tasks, its summary as an artifact."""
    summary = load(settings, lambda jobs: read(jobs, workers, report), report)
    create_table_artifact(key="columnist-run", table=artifact(summary), description=f"Run {summary.run.run_id}")
    return summary


def read(jobs: Iterator[Job], workers: Workers, report: Report) -> Iterable[Done]:
    """Read the shards, one task each; a failed task fails the run."""
    held: dict[int, Job] = {}
    slots = threading.Semaphore(workers.count * AHEAD)
    futures: list[PrefectFuture[Done]] = []

    @task(name="extract", task_run_name="shard-{shard}", cache_policy=NO_CACHE, persist_result=False, retries=1)
    def extract(shard: int, articles: int, first: str) -> Done:  # noqa: ARG001 -- Prefect shows them
        done = workers.read(held[shard])
        report.done(held.pop(shard).shard.label, done)
        return done

    for job in jobs:
        slots.acquire()
        for future in futures:
            if future.state.is_failed():
                return [f.result() for f in futures]
        held[job.shard.number] = job
        sources = job.shard.sources
        future = extract.submit(job.shard.number, len(sources), sources[0].uri)
        future.add_done_callback(lambda _: slots.release())
        futures.append(future)
    return [future.result() for future in futures]
