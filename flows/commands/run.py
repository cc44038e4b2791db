"""`columnist run`: start the server and the workers, then the flow; nothing of it when nothing is new.

What takes long to import is imported late, so that the server, which takes longest to start, starts first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flows.garbage import settle
from flows.interrupts import work
from flows.server import lifecycle
from flows.settings import Settings
from flows.source import manifest
from flows.source.listing import input_files
from flows.workers.forking import start_ground
from transforms.language.installed import describe
from transforms.version import extractor_version
from warehouse.storage import store_of

if TYPE_CHECKING:
    from flows.load import Report, Summary
    from flows.workers.pool import Pool
    from flows.workers.worker import Done, Job


def run(settings: Settings, *, debug: bool = False, as_json: bool = False) -> Summary:
    """Run, with progress on standard error and a closing table, or one JSON object, on standard output.

    Raises:
        Refused: the raw folder or the warehouse is not what it should be.
    """
    started = datetime.now(UTC)
    os.environ["PYTHONSAFEPATH"] = "1"  # server and workers must not import what lies in the current folder
    news = size_of_news(settings)
    lifecycle.prepare(debug=debug)
    if url := lifecycle.named():
        lifecycle.require(url)
    temporary = None if url or not news else lifecycle.Temporary()
    if news and not settings.dask:
        start_ground(settings.model)

    from rich.console import Console  # noqa: PLC0415 -- see the module's docstring

    from flows import summary  # noqa: PLC0415
    from flows.commands.progress import progress  # noqa: PLC0415
    from flows.workers.pool import pool_for  # noqa: PLC0415

    with progress(Console(stderr=True)) as report:
        if news:
            found = through_prefect(settings, pool_for(settings, news), temporary, report, started)
        else:
            found = quietly(settings, report, started)
    if as_json:
        print(summary.as_json(found))
    else:
        summary.show(found, Console())
    return found


def size_of_news(settings: Settings) -> int:
    """How many bytes of the input look new; 1 at least when a server is named.

    A server that is named hears of every run; a temporary one would start, for seconds, to hear that nothing is new.
    """
    files = input_files(settings)
    store = store_of(settings.warehouse)
    store.make()
    _, known = manifest.load(store, manifest.made_by(extractor_version(describe(settings.model)), settings.limits))
    news = manifest.changed_bytes(files, known)
    return max(news, 1) if lifecycle.named() else news


def through_prefect(
    settings: Settings, workers: Pool, temporary: lifecycle.Temporary | None, report: Report, started: datetime
) -> Summary:
    """The run as a Prefect flow, with workers that start while Prefect is imported."""
    with ExitStack() as stack:
        stack.callback(workers.stop)
        workers.start()
        from flows import ingest  # noqa: PLC0415
        from flows.corpus import stages  # noqa: F401, PLC0415 -- for later, while the server starts, as DuckDB in the next line
        from warehouse import publish  # noqa: F401, PLC0415

        settle()
        if temporary:
            temporary.wait()
        work()
        return ingest.run(settings, workers, report, started)


def quietly(settings: Settings, report: Report, started: datetime) -> Summary:
    """The run without Prefect; should news have come in since they were looked for, one worker reads them."""
    from flows.load import load  # noqa: PLC0415
    from flows.workers.openers import Openers  # noqa: PLC0415
    from flows.workers.pool import pool_for  # noqa: PLC0415

    with ExitStack() as stack:
        workers: list[Pool] = []

        def read(jobs: Iterator[Job]) -> Iterable[Done]:
            for job in jobs:
                if not workers:
                    workers.append(pool_for(settings, 1))
                    stack.callback(workers[0].stop)
                yield workers[0].read(job)

        opener = Openers.beside(settings.model, workers=not settings.dask)
        stack.callback(opener.stop)
        work()
        return load(settings, read, report, started, opener)
