"""`columnist schedule`: the flow on a schedule, with a Prefect server that stays.

Prefect never fires a schedule on a temporary server, and says so only in that server's log: a real one is found or
started here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from flows.server import lifecycle
from flows.settings import SettingError, Settings
from flows.source.listing import Refused
from warehouse.place import Place

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def interval(every: str) -> timedelta:
    """An interval in words.

    >>> interval("15m")
    datetime.timedelta(seconds=900)

    Raises:
        SettingError: it is none, or under a second.
    """
    number, unit = every[:-1], every[-1:]
    if not number.isdigit() or unit not in UNITS or int(number) == 0:
        raise SettingError(f"--every {every!r}: it must be a whole number with s, m, h or d behind it, like 15m")
    return timedelta(**{UNITS[unit]: int(number)})


def check(settings: Settings, cron: str | None, timezone: str) -> None:
    """Refuse what would only fail when the schedule fires.

    Raises:
        SettingError: the cron line or the zone is none.
        Refused: the raw folder is not there.
    """
    from prefect.client.schemas.schedules import CronSchedule  # noqa: PLC0415 -- takes seconds to import

    try:
        CronSchedule(cron=cron or "0 * * * *", timezone="UTC")
    except ValueError:
        words = "it must have five fields: minute hour day month weekday, like '0 * * * *'"
        raise SettingError(f"--cron {cron!r}: {words}") from None
    if timezone not in available_timezones():
        raise SettingError(f"--timezone {timezone!r}: it must be a zone's name like UTC or Europe/Kyiv")
    if isinstance(settings.raw, Path) and not settings.raw.is_dir():
        raise Refused(f"the raw folder {settings.raw} does not exist; make it first")


def choose_server(port: int, *, debug: bool = False) -> tuple[str, bool]:
    """The address of the server to use, and whether somebody named it; Prefect reads it when it is imported, so first of all.

    It is the one that is named, else the one that listens, or will listen, on the port.
    """
    lifecycle.prepare(debug=debug)
    named = lifecycle.named()
    url = os.environ["PREFECT_API_URL"] = named or lifecycle.local(port)
    return url, named is not None


@contextmanager
def running(url: str, port: int, *, named: bool) -> Iterator[None]:
    """Make sure of the server: one that is not there and that nobody named is started for now.

    Raises:
        ServerError: it is not there and cannot be started.
    """
    if named:
        lifecycle.require(url)
    if lifecycle.answers(url):
        yield
        return
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 -- this very interpreter
    try:
        wait(process, url)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait(process: subprocess.Popen[bytes], url: str) -> None:
    """Wait until a server that was started answers."""
    end = time.monotonic() + lifecycle.PATIENCE
    while not lifecycle.answers(url):
        if process.poll() is not None or time.monotonic() > end:
            raise lifecycle.ServerError(f"no Prefect server could be started at {url}; see: prefect server start")
        time.sleep(0.2)


def serve(settings: Settings, name: str, cron: str | None, every: timedelta | None, timezone: str) -> None:
    """Serve the flow until it is stopped.

    One run at a time: what comes due meanwhile waits for its turn, so that an interval shorter than a run does not fill the
    machine with runs that wait for the lock. What `overlap` says is about runs that others start.
    """
    from prefect.schedules import Cron, Interval  # noqa: PLC0415 -- after the server is named
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    from flows.ingest import ingest  # noqa: PLC0415

    when = Cron(cron, timezone) if cron else Interval(every or timedelta(hours=1), timezone=timezone)
    ingest.serve(
        name=name, schedule=when, parameters=parameters(settings), print_starting_message=False, limit=1,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )  # fmt: skip


def parameters(settings: Settings) -> dict[str, Any]:
    """The settings as parameters of the flow, with whole paths: a scheduled run starts anywhere."""
    return {
        "raw": whole(settings.raw), "warehouse": whole(settings.warehouse), "model": settings.model,
        "workers": settings.workers, "keep_removed": settings.keep_removed, "overlap": settings.overlap,
        "dask": settings.dask,
    }  # fmt: skip


def whole(place: Place) -> str:
    """A place in words that mean it anywhere."""
    return str(place.resolve() if isinstance(place, Path) else place)
