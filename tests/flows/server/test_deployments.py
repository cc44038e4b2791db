"""The deployment of prefect.yaml with a work pool and a worker, and what the doctor says of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.server.deployments import Deployment, deployments
from tests.flows.conftest import environ

ROOT = Path(__file__).parents[3]
Command = Callable[..., "subprocess.CompletedProcess[str]"]
Rows = Callable[..., dict[str, list[str]]]
pytestmark = [pytest.mark.flow, pytest.mark.model]


def test_a_worker_runs_the_deployment(
    server: str, raw: Path, warehouse: Path, tmp_path: Path, columnist: Command, rows: Rows
) -> None:
    def prefect(*arguments: str, cwd: Path = tmp_path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "prefect", *arguments], check=False, capture_output=True, text=True, cwd=cwd,
            env=environ(tmp_path) | {"PREFECT_API_URL": server},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    assert deployments(server) == []
    prefect("work-pool", "create", "columnist", "--type", "process")
    prefect("--no-prompt", "deploy", "--all", cwd=ROOT)
    assert deployments(server) == [
        Deployment("ingest/columnist", "cron 0 * * * * (UTC)", None, ready=False, warehouse="warehouse/data")
    ]
    told = columnist("doctor", raw, "-w", warehouse, PREFECT_API_URL=server).stdout
    assert "schedule: ingest/columnist: cron 0 * * * * (UTC); none planned; nobody is there to run it" in told
    prefect(
        "deployment", "run", "ingest/columnist", "--param", f"raw={raw}", "--param", f"warehouse={warehouse}",
        "--param", "workers=1",
    )  # fmt: skip
    prefect("worker", "start", "--pool", "columnist", "--run-once")
    assert len(rows()["documents"]) == 2
