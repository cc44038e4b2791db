"""A runner's polls go on through an outage."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import httpx
import pytest
from prefect._internal import observers
from prefect.runner import _scheduled_run_poller as poller

from flows.server.patience import patient, persevere

REQUEST = httpx.Request("GET", "http://127.0.0.1:9/api")


async def three_times(workload: Callable[[], Awaitable[None]], interval: float) -> None:
    for _ in range(3):
        await asyncio.sleep(interval)
        await workload()


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("nobody there", request=REQUEST),
        httpx.HTTPStatusError("starting", request=REQUEST, response=httpx.Response(503, request=REQUEST)),
    ],
)
def test_an_outage_ends_no_loop(failure: Exception) -> None:
    calls = []

    async def work() -> None:
        calls.append(1)
        if len(calls) < 3:
            raise failure

    asyncio.run(patient(three_times)(workload=work, interval=0))  # type: ignore[arg-type]
    assert len(calls) == 3


def test_an_error_of_the_request_does() -> None:
    async def work() -> None:
        raise httpx.HTTPStatusError("no", request=REQUEST, response=httpx.Response(404, request=REQUEST))

    with pytest.raises(httpx.HTTPStatusError):
        asyncio.run(patient(three_times)(workload=work, interval=0))  # type: ignore[arg-type]


def test_prefect_calls_the_loop_by_the_names_that_are_exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    loops = {module: module.critical_service_loop for module in (poller, observers)}
    for module, loop in loops.items():
        monkeypatch.setattr(module, "critical_service_loop", loop)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    persevere()
    assert not logging.raiseExceptions, "Prefect would say of each line of its log that nobody takes it"
    assert all(module.critical_service_loop is not loop for module, loop in loops.items())
