"""The schedules that a Prefect server knows, asked over HTTP: Prefect itself takes seconds to import."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

FLOW = "ingest"


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployment of the flow: its name, when it runs, in words, and the time of its next run, if one is planned."""

    name: str
    when: str
    next_at: str | None
    ready: bool
    """Whether a `columnist schedule` or a worker is there to run it."""
    warehouse: str | None = None
    """The warehouse that it fills."""


def deployments(url: str) -> list[Deployment]:
    """The deployments of the flow on a server.

    Raises:
        OSError: it does not answer, or not to one who has no key.
    """
    return list(read(url))


def read(url: str) -> Iterator[Deployment]:
    """The same, one by one."""
    for found in ask(url, "deployments/filter", flows={"name": {"any_": [FLOW]}}):
        only = {"id": {"any_": [found["id"]]}}
        planned = ask(
            url, "flow_runs/filter", deployments=only, flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}},
            sort="EXPECTED_START_TIME_ASC", limit=1,
        )  # fmt: skip
        when = [describe(one["schedule"]) for one in found["schedules"] if one["active"]]
        yield Deployment(
            name=f"{FLOW}/{found['name']}",
            when="paused" if found["paused"] else ", ".join(when) or "no schedule",
            next_at=planned[0]["expected_start_time"] if planned else None,
            ready=found["status"] == "READY",
            warehouse=found["parameters"].get("warehouse"),
        )


def is_covered(url: str, deployment_id: str, scheduled: datetime) -> bool:
    """Whether a run of a deployment that started after this time has read what was there then, as one does after an outage.

    Raises:
        OSError: the server does not answer.
    """
    later = ask(
        url, "flow_runs/filter", deployments={"id": {"any_": [deployment_id]}}, limit=1,
        flow_runs={"state": {"name": {"any_": ["Completed"]}}, "start_time": {"after_": scheduled.isoformat()}},
    )  # fmt: skip
    return bool(later)


def ask(url: str, path: str, **body: Any) -> Any:
    """An answer of the server."""
    data = json.dumps(body).encode()
    request = urllib.request.Request(f"{url.rstrip('/')}/{path}", data, {"Content-Type": "application/json"})  # noqa: S310 -- the address is the user's own
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 -- likewise
        return json.load(answer)


def describe(schedule: dict[str, Any]) -> str:
    """A schedule in words.

    >>> describe({"cron": "0 * * * *", "timezone": "UTC"}), describe({"interval": 900.0})
    ('cron 0 * * * * (UTC)', 'every 0:15:00')
    """
    if "cron" in schedule:
        return f"cron {schedule['cron']} ({schedule.get('timezone') or 'UTC'})"
    if "interval" in schedule:
        return f"every {timedelta(seconds=float(schedule['interval']))}"
    return str(schedule.get("rrule", "some rule"))
