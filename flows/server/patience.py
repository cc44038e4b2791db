"""Prefect's runner, made to wait out an outage of its server.

By itself it prints two tracebacks after three failed polls and then ends with "Service exceeded error threshold". A schedule is there to
stay: a poll that finds nobody is tried again at the next interval, however long that goes on, and `schedule` says in a line what it
waits for. Prefect has no setting for it (3.8.8); the loop is exchanged where it is called by.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

SERVER_ERROR = 500
"""HTTP status from which on the fault is the server's."""


def persevere() -> None:
    """Let the polls of this process's runners go on through an outage."""
    from prefect._internal import observers  # noqa: PLC0415 -- Prefect takes seconds to import
    from prefect.runner import _scheduled_run_poller as poller  # noqa: PLC0415 -- likewise

    say_nothing_of_logs()
    for module in (poller, observers):
        module.critical_service_loop = patient(module.critical_service_loop)  # type: ignore[attr-defined]


def say_nothing_of_logs() -> None:
    """Let what Prefect logs get lost in silence while the server is not there: it says so on the terminal, at each try."""
    logging.raiseExceptions = False


def patient(loop: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """The loop, with a workload whose failures to reach the server do not count."""

    async def go_on(workload: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> None:
        await loop(lambda: tried(workload), *args, **kwargs)

    return go_on


async def tried(workload: Callable[..., Awaitable[Any]]) -> None:
    """Do the work; leave it when the server is not there."""
    import httpx  # noqa: PLC0415 -- comes with Prefect

    try:
        await workload()
    except httpx.TransportError:
        return
    except httpx.HTTPStatusError as error:
        if error.response.status_code < SERVER_ERROR:
            raise
