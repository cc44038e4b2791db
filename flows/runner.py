"""`columnist run`: start the server and the workers, then the flow; nothing of it when nothing is new."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from rich.console import Console

from flows import inputs, server, summary
from flows.load import Report, Summary, changed_bytes, input_files, load, make_folder, workers_of
from flows.progress import progress
from flows.settings import Settings
from flows.worker import Done, Job
from flows.workers import Workers
from transforms.language.installed import describe
from transforms.version import extractor_version
from warehouse.lake import Lake


def run(settings: Settings, *, debug: bool = False) -> Summary:
    """Run, with progress on standard error and a closing table on standard output.

    Raises:
        Refused: the raw folder or the warehouse is not what it should be.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is imported, in the workers
    news = size_of_news(settings)
    with progress(Console(stderr=True)) as report:
        found = through_prefect(settings, news, report, debug=debug) if news else quietly(settings, report)
    summary.show(found, Console())
    return found


def size_of_news(settings: Settings) -> int:
    """How many bytes of the input look new; 1 at least when something else calls for the flow.

    A server that is named hears of every run; a temporary one would start, for seconds, to hear that nothing is new.
    """
    files = input_files(settings)
    make_folder(settings.warehouse)
    last = Lake(settings.warehouse).last_run()
    version = extractor_version(describe(settings.model))
    known = inputs.load(settings.warehouse, last.run_id if last else None, version)
    news = changed_bytes(files, known)
    return max(news, 1) if server.named() else news


def through_prefect(settings: Settings, news: int, report: Report, *, debug: bool) -> Summary:
    """The run as a Prefect flow: server, workers and Prefect itself start side by side."""
    server.prepare(debug=debug)
    temporary = None if server.named() else server.Temporary()
    workers = Workers(settings.model, workers_of(settings, news)).start()
    with ExitStack() as stack:
        stack.callback(workers.stop)
        gc.disable()  # measured: imports as large as these take a sixth less time without collections
        from flows import ingest  # noqa: PLC0415 -- Prefect takes seconds to import, while the others start
        from warehouse import publish  # noqa: F401, PLC0415 -- DuckDB for later, while the server starts

        gc.enable()
        if temporary:
            temporary.wait()
        return ingest.run(settings, workers, report)


def quietly(settings: Settings, report: Report) -> Summary:
    """The run without Prefect; should news have come in since they were looked for, one worker reads them."""
    with ExitStack() as stack:
        started: list[Workers] = []

        def read(jobs: Iterator[Job]) -> Iterable[Done]:
            for job in jobs:
                if not started:
                    started.append(Workers(settings.model, 1))
                    stack.callback(started[0].stop)
                yield started[0].read(job)

        return load(settings, read, report)
