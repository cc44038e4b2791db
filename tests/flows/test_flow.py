"""The flow with Prefect for real: on a temporary server, on one that is named, killed, and interrupted."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.load import Summary
from tests.flows.conftest import environ
from tests.flows.held import change, holder
from tests.waiting import running, until

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
Command = Callable[..., "subprocess.CompletedProcess[str]"]
Fresh = Callable[[Path], dict[str, list[str]]]
pytestmark = [pytest.mark.flow, pytest.mark.model]


def ask(server: str, path: str, **body: Any) -> Any:
    request = urllib.request.Request(  # noqa: S310 -- our own server
        f"{server}/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310 -- our own server
        return json.load(answer)


def test_a_run_on_a_temporary_server_and_one_without_news(
    columnist: Command, raw: Path, warehouse: Path, rows: Rows, built: Path
) -> None:
    done = columnist("run", raw, "-w", warehouse)
    assert done.returncode == 0, done.stderr
    assert f"open  {warehouse}/columnist.duckdb" in done.stdout
    assert "columnist sql" in done.stdout
    assert "Prefect" not in done.stderr
    assert "Traceback" not in done.stderr
    before = rows()
    assert columnist("run", raw, "-w", warehouse, "--strict").returncode == 0
    assert rows() == before
    assert rows("run_id", of=built) == rows("run_id")


def test_a_run_reports_to_the_server_that_is_named(columnist: Command, raw: Path, warehouse: Path, server: str) -> None:
    (raw / "empty.txt").write_bytes(b"")
    for n in range(30):
        (raw / f"{n}.txt").write_text(f"{n + 2} people were killed in Kyiv on Monday, officials said.\n" * 20)
    done = columnist(
        "run", raw, "-w", warehouse, "--workers", "2", "--strict", PREFECT_API_URL=server, COLUMNIST_SHARD_BYTES="8000"
    )
    assert done.returncode == 3, done.stderr
    flow = ask(server, "flow_runs/filter", sort="START_TIME_DESC", limit=1)[0]
    assert (flow["state_type"], flow["parameters"]["raw"]) == ("COMPLETED", str(raw))

    def completed() -> bool:
        """Whether the server has taken down the tasks, which it does a while after they ended."""
        tasks = ask(server, "task_runs/filter", flow_runs={"id": {"any_": [flow["id"]]}})
        return len(tasks) >= 4 and {task["state_type"] for task in tasks} == {"COMPLETED"}

    until(completed)
    artifact = ask(server, "artifacts/filter", sort="CREATED_DESC", limit=1)[0]
    table = {row["what"]: row["number"] for row in json.loads(artifact["data"])}
    assert (table["seen"], table["loaded"], table["quarantined: empty"], table["rows of documents"]) == (33, 32, 1, 32)
    slowest = [n for what, n in table.items() if what.startswith("seconds for ")]
    assert len(slowest) == 5
    assert 0 < sum(slowest) < table["seconds"] * 2


def test_a_server_that_does_not_answer_is_one_line(columnist: Command, raw: Path, warehouse: Path) -> None:
    done = columnist("run", raw, "-w", warehouse, PREFECT_API_URL="http://127.0.0.1:9/api")
    assert done.returncode == 1
    assert done.stderr.startswith("error: the Prefect server http://127.0.0.1:9/api does not answer; start it")
    assert done.stderr.count("\n") == 1


def test_a_failed_run_is_one_line_and_leaves_what_there_is(
    columnist: Command, raw: Path, begun: Path, server: str
) -> None:
    (begun / "columnist.duckdb").write_bytes(b"damaged, so that the lake cannot be made again from it")
    for log in (begun / "lake" / "times" / "_delta_log").glob("*.json"):
        log.write_text("damaged")
    (raw / "new.txt").write_text("Three people were killed in Lviv on Monday.")
    done = columnist("run", raw, "-w", begun, PREFECT_API_URL=server)
    assert done.returncode == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("error")]
    assert len(errors) == 1, done.stderr
    assert "columnist.duckdb" in errors[0]
    assert "Traceback" not in done.stderr
    assert (begun / "columnist.duckdb").read_bytes().startswith(b"damaged")
    assert list((begun / "lake" / "times" / "_delta_log").glob("*.json"))


def test_a_schedule_starts_a_server_and_fires(raw: Path, warehouse: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")} | {
        "PREFECT_HOME": str(tmp_path / "prefect"), "PYTHONPATH": str(Path(__file__).parents[2]),
        "COLUMNIST_SERVER_PORT": str(port),
    }  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "flows.cli",
        "schedule",
        raw,
        "-w",
        warehouse,
        "--every",
        "15s",
        "--overlap",
        "skip",
    ]
    with running(command, environment, tmp_path) as process:
        until(lambda: (warehouse / "columnist.duckdb").exists() or process.poll() is not None)
        runs = ask(f"http://127.0.0.1:{port}/api", "flow_runs/filter", sort="START_TIME_DESC", limit=5)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate()
    assert (warehouse / "columnist.duckdb").exists(), told
    assert any(run["auto_scheduled"] for run in runs)
    assert process.returncode == 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_is_made_good_by_the_next(
    how: signal.Signals, raw: Path, begun: Path, run: Run, rows: Rows, server: str, tmp_path: Path, fresh: Fresh
) -> None:
    published = (begun / "columnist.duckdb").read_bytes()
    for n in range(5):
        (raw / f"{n}.txt").write_text("Six people were killed in Kyiv on Monday, officials said.\n" * (n + 3))
    change(tmp_path)
    environment = environ(tmp_path) | {"PREFECT_API_URL": server, "COLUMNIST_SHARD_BYTES": "200"}
    environment["PYTHONPATH"] += f":{tmp_path}"
    with running([sys.executable, "-m", "flows.cli", "run", raw, "-w", begun], environment) as process:
        holder(tmp_path)
        os.killpg(process.pid, how) if how == signal.SIGINT else process.send_signal(how)
        _, told = process.communicate()
    assert (begun / "columnist.duckdb").read_bytes() == published
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert told.splitlines()[-1] == "stopped; the published file is as it was"
        assert "Traceback" not in told
    summary = run()
    assert (summary.run.seen, summary.run.loaded, summary.run.run_id) == (7, 5, "r000002")
    assert fresh(raw) == rows("run_id")
