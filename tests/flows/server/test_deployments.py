"""The deployment of prefect.yaml with a work pool and a worker, and what the doctor says of it."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import main
from flows.server.deployments import Deployment, deployments
from tests.flows.conftest import environ

ROOT = Path(__file__).parents[3]
Rows = Callable[..., dict[str, list[str]]]
pytestmark = [pytest.mark.flow, pytest.mark.model]


PREFECT = """
import json, os, sys

from prefect.cli import app

for line in sys.stdin:
    folder, words = json.loads(line)
    os.chdir(folder)
    sys.argv = ["prefect", *words]
    try:
        app()
    except SystemExit as ended:
        if ended.code:
            raise
    print("no error\\ndone", flush=True)
"""
"""The command `prefect`, which takes two seconds to be imported, for one command after the other."""


def test_a_worker_runs_the_deployment(
    server: str, raw: Path, warehouse: Path, tmp_path: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", server)
    environment = environ(tmp_path) | {"PREFECT_API_URL": server}
    with subprocess.Popen(
        [sys.executable, "-c", PREFECT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, env=environment,
    ) as process:  # fmt: skip

        def prefect(*arguments: str, cwd: Path = tmp_path) -> None:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps([str(cwd), arguments]) + "\n")
            process.stdin.flush()
            said = [*itertools.takewhile(lambda line: line != "done\n", process.stdout)]
            assert said[-1:] == ["no error\n"], "".join(said)

        assert deployments(server) == []
        prefect("work-pool", "create", "columnist", "--type", "process")
        prefect("--no-prompt", "deploy", "--all", cwd=ROOT)
        assert deployments(server) == [
            Deployment("ingest/columnist", "cron 0 * * * * (UTC)", None, ready=False, warehouse="warehouse/data")
        ]
        told = CliRunner().invoke(main, ["doctor", str(raw), "-w", str(warehouse)]).stdout
        assert "schedule: ingest/columnist: cron 0 * * * * (UTC); none planned; nobody is there to run it" in told
        prefect(
            "deployment", "run", "ingest/columnist", "--param", f"raw={raw}", "--param", f"warehouse={warehouse}",
            "--param", "workers=1",
        )  # fmt: skip
        process.communicate()
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", "columnist", "--run-once"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(rows()["documents"]) == 2
