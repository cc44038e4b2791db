"""`columnist schedule`: the flow on a schedule, with a Prefect server that stays.

Prefect never fires a schedule on a temporary server, and says so only in that server's log: a real one is found or
started here.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from filelock import FileLock, Timeout

from flows.server import lifecycle
from flows.server.deployments import FLOW, deployments
from flows.server.patience import persevere
from flows.settings import SettingError, Settings
from flows.source.listing import Refused
from warehouse.place import Place

EVERY = 5.0
"""Seconds between two looks at whether the server answers."""
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
    if cron:
        check_cron(cron)
    if timezone not in available_timezones():
        raise SettingError(f"--timezone {timezone!r}: it must be a zone's name like UTC or Europe/Kyiv")
    if isinstance(settings.raw, Path) and not settings.raw.is_dir():
        raise Refused(f"the raw folder {settings.raw} does not exist; make it first")


FIELDS = 5
"""Those of a cron line."""
FIVE_FIELDS = "it must have five fields: minute hour day month weekday, like '0 * * * *'"
OUT_OF_RANGE = (
    "a field is out of range: minute 0-59, hour 0-23, day 1-31, month 1-12 or JAN-DEC, weekday 0-7 or SUN-SAT"
)


def check_cron(cron: str) -> None:
    """Refuse a cron line that is none, or that never fires.

    Raises:
        SettingError: as above.
    """
    import prefect._vendor.croniter as vendored  # noqa: PLC0415 -- what Prefect's server goes by
    from prefect.client.schemas.schedules import CronSchedule  # noqa: PLC0415 -- takes seconds to import

    crons: Any = vendored
    try:
        CronSchedule(cron=cron, timezone="UTC")
        crons.croniter(cron, datetime.now(UTC)).get_next()
    except crons.CroniterBadDateError:
        raise SettingError(f"--cron {cron!r}: no day is ever like this, so it would never run") from None
    except ValueError:
        words = OUT_OF_RANGE if len(cron.split()) == FIELDS else FIVE_FIELDS
        raise SettingError(f"--cron {cron!r}: {words}") from None


def name_of(warehouse: Place) -> str:
    """The name of a warehouse's deployment: its last folders, and a digest that tells it from others that end so.

    >>> name_of(Path("/srv/news/data"))
    'news-data-5e8a58'
    """
    path = whole(warehouse)
    words = re.sub(r"[^\w]+", "-", "-".join(path.rstrip("/").split("/")[-2:])).strip("-")
    return f"{words}-{hashlib.sha256(path.encode()).hexdigest()[:6]}"


def check_name(url: str, name: str, warehouse: Place) -> None:
    """Refuse a name under which another warehouse is served: its runs would be taken over.

    Raises:
        Refused: another process serves another warehouse under this name, or this one.
    """
    for found in deployments(url):
        if found.name == f"{FLOW}/{name}" and found.ready and found.warehouse != whole(warehouse):
            raise Refused(f"the server {url} knows {name!r} for the warehouse {found.warehouse}; give another --name")


@contextmanager
def sole(url: str, name: str) -> Iterator[None]:
    """Be the only schedule of this machine under a name: `check_name` sees another only when that one has registered.

    Raises:
        Refused: another process serves under this name.
    """
    digest = hashlib.sha256(f"{url} {name}".encode()).hexdigest()[:16]
    lock = FileLock(lifecycle.home_of() / f".columnist-schedule-{digest}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Refused(
            f"another `columnist schedule` serves {name!r} on the server {url}; give another --name"
        ) from None
    except (OSError, NotImplementedError):
        pass  # a folder that cannot be locked: what has registered is seen all the same
    try:
        yield
    finally:
        lock.release()


@contextmanager
def alone(warehouse: Place) -> Iterator[None]:
    """Be the only schedule of a warehouse on this machine; the kernel ends this when the process ends, however it does.

    Raises:
        Refused: another process serves it.
    """
    if not isinstance(warehouse, Path):
        yield
        return
    warehouse.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(warehouse / ".schedule.lock", timeout=0):
            yield
    except Timeout:
        raise Refused(f"another `columnist schedule` serves the warehouse {warehouse}; stop that one first") from None


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
        lifecycle.require(url, lifecycle.PATIENCE, say)
    with lifecycle.starting():
        server = started(url, port)
    try:
        yield
    finally:
        if server and server.stdin:
            server.stdin.close()
            server.wait(timeout=lifecycle.PATIENCE)


def started(url: str, port: int) -> subprocess.Popen[bytes] | None:
    """The process of a server that was started and answers; None where one answers already.

    Raises:
        ServerError: it cannot be started.
    """
    found = lifecycle.listener(url)
    if found == "other" or (found == "nobody" and lifecycle.is_held(port)):
        raise lifecycle.ServerError(f"port {port} is held by another program; choose another by COLUMNIST_SERVER_PORT")
    if found == "prefect":
        return None
    lifecycle.check_home()
    server = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    command = [sys.executable, "-m", "flows.server.guard", *server]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 -- this very interpreter
    try:
        wait(process, url)
    except BaseException:
        if process.stdin:
            process.stdin.close()
        process.wait(timeout=lifecycle.PATIENCE)
        raise
    return process


def wait(process: subprocess.Popen[bytes], url: str) -> None:
    """Wait until a server that was started answers."""
    end = time.monotonic() + lifecycle.PATIENCE
    while not lifecycle.answers(url):
        if process.poll() is not None or time.monotonic() > end:
            raise lifecycle.ServerError(f"no Prefect server could be started at {url}; see: prefect server start")
        time.sleep(0.2)


def watch(url: str, every: float = EVERY) -> None:
    """Say in a line when the server stops answering and when it answers again, from a thread of its own."""

    def follow() -> None:
        there = True
        while True:
            time.sleep(every)
            now = lifecycle.answers(url)
            if now != there:
                say(
                    f"the Prefect server {url} answers again"
                    if now
                    else f"the Prefect server {url} does not answer; waiting"
                )
            there = now

    threading.Thread(target=follow, daemon=True).start()


def say(line: str) -> None:
    """Say a line on standard error."""
    print(line, file=sys.stderr, flush=True)


def serve(settings: Settings, name: str, cron: str | None, every: timedelta | None, timezone: str) -> None:
    """Serve the flow until it is stopped.

    One run at a time: what comes due meanwhile waits for its turn, so that an interval shorter than a run does not fill the
    machine with runs that wait for the lock. What `overlap` says is about runs that others start.
    """
    from prefect.schedules import Cron, Interval  # noqa: PLC0415 -- after the server is named
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    from flows.ingest import ingest  # noqa: PLC0415

    warnings.filterwarnings("ignore", category=RuntimeWarning, module="prefect")  # of polls that an outage cuts off
    persevere()
    watch(lifecycle.named() or "")
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
        "dask": settings.dask, "strict": settings.strict,
    }  # fmt: skip


def whole(place: Place) -> str:
    """A place in words that mean it anywhere."""
    return str(place.resolve() if isinstance(place, Path) else place)
