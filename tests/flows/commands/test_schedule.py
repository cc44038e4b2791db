"""What a schedule refuses, and what it needs of its server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows.commands.schedule import alone, check_cron, check_name, name_of, sole
from flows.commands.schedule import running as with_server
from flows.server import deployments as known
from flows.server import lifecycle
from flows.server.deployments import Deployment, is_covered
from flows.settings import SettingError
from flows.source.listing import Refused
from tests.waiting import gone, until


class Page(BaseHTTPRequestHandler):
    """A program that is no Prefect server."""

    def do_GET(self) -> None:
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def other() -> Iterator[int]:
    """The port of a program that is no Prefect server."""
    with HTTPServer(("127.0.0.1", 0), Page) as page:
        threading.Thread(target=page.serve_forever, daemon=True).start()
        yield page.server_address[1]
        page.shutdown()


CRONS = [
    ("0 0 31 2 *", "never run"), ("0 0 31 4,6 *", "never run"), ("nonsense", "five fields"), ("", "five fields"),
    ("61 * * * *", "out of range"), ("0 0 * * 9", "out of range"),
]  # fmt: skip


@pytest.mark.parametrize(("cron", "why"), CRONS)
def test_cron_lines_that_never_fire_are_refused(cron: str, why: str) -> None:
    with pytest.raises(SettingError, match=why):
        check_cron(cron)


@pytest.mark.parametrize("cron", ["0 * * * *", "0 0 29 2 *", "*/5 6-8 * * 1-5"])
def test_cron_lines_that_fire_are_taken(cron: str) -> None:
    check_cron(cron)


def test_deployments_are_named_after_the_warehouse(tmp_path: Path) -> None:
    names = {name_of(tmp_path / "a" / "data"), name_of(tmp_path / "b" / "data"), name_of(tmp_path / "b/../a/data")}
    assert len(names) == 2


HOLD = {
    "warehouse": "alone(pathlib.Path(sys.argv[1]) / 'data')",
    "name": "sole('http://x/api', 'news')",
}


@contextmanager
def held(what: str, folder: Path) -> Iterator[None]:
    """Another process that serves the warehouse or the name, until it is killed."""
    code = (
        "import sys, pathlib\nfrom flows.commands.schedule import alone, sole\n"
        f"with {HOLD[what]}:\n    print('held', flush=True)\n    sys.stdin.read()"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3]), "PREFECT_HOME": str(folder / "home")}
    with subprocess.Popen(
        [sys.executable, "-c", code, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout
        assert process.stdout.readline()
        yield
        process.kill()


def test_one_schedule_a_warehouse(tmp_path: Path) -> None:
    with held("warehouse", tmp_path), pytest.raises(Refused, match="another `columnist schedule` serves"):
        alone(tmp_path / "data").__enter__()
    with alone(tmp_path / "data"):
        pass


def test_one_schedule_a_name_before_it_has_registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    with held("name", tmp_path):
        with pytest.raises(Refused, match="serves 'news' on the server http://x/api; give another --name"):
            sole("http://x/api", "news").__enter__()
        with sole("http://x/api", "else"), sole("http://y/api", "news"):
            pass
    with sole("http://x/api", "news"):
        pass


def test_a_name_is_served_where_nothing_can_be_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", "/dev/null/home")
    with sole("http://x/api", "news"):
        pass


def test_a_name_that_serves_another_warehouse_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = Deployment("ingest/news", "every 1:00:00", None, ready=True, warehouse="/srv/other")
    monkeypatch.setattr("flows.commands.schedule.deployments", lambda _: [there])
    with pytest.raises(Refused, match="for the warehouse /srv/other; give another --name"):
        check_name("http://x/api", "news", tmp_path)
    check_name("http://x/api", "else", tmp_path)


def test_who_listens_is_told_apart(other: int) -> None:
    assert lifecycle.listener(f"http://127.0.0.1:{other}/api") == "other"
    assert lifecycle.listener("http://127.0.0.1:9/api") == "nobody"
    with pytest.raises(lifecycle.ServerError, match="another program answers"):
        lifecycle.require(f"http://127.0.0.1:{other}/api")


def test_a_port_that_another_program_holds_is_said(other: int) -> None:
    url = lifecycle.local(other)
    with pytest.raises(lifecycle.ServerError, match="held by another program"), with_server(url, other, named=False):
        pass


def test_a_program_that_listens_and_does_not_answer_holds_its_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert lifecycle.is_held(port)
    assert not lifecycle.is_held(port)


def test_a_server_that_is_still_starting_is_waited_for() -> None:
    lines: list[str] = []
    with pytest.raises(lifecycle.ServerError, match="does not answer"):
        lifecycle.require("http://127.0.0.1:9/api", 0.1, lines.append)
    assert lines == ["waiting for the Prefect server http://127.0.0.1:9/api"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(lifecycle.ServerError, match="name another one by PREFECT_HOME"):
        lifecycle.check_home({"PREFECT_HOME": str(tmp_path / "file" / "home")})


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_guarded_command_ends_with_its_starter(how: signal.Signals, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    sleeper = f"import os, time, pathlib; pathlib.Path({str(mark)!r}).write_text(str(os.getpid())); time.sleep(6000)"
    starter = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"  # nohup has what it starts ignore it
        f"subprocess.Popen([sys.executable, '-m', 'flows.server.guard', sys.executable, '-c', {sleeper!r}], "
        "stdin=subprocess.PIPE, start_new_session=True)\ntime.sleep(6000)"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, "-c", starter], env=environment) as process:
        pid = int(until(lambda: mark.read_text() if mark.exists() else ""))
        process.send_signal(how)
    until(lambda: gone(pid))


def test_one_of_several_runs_that_are_due_does_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    def ask(_url: str, _path: str, **body: object) -> list[object]:
        asked.update(body)
        return [1]

    monkeypatch.setattr(known, "ask", ask)
    assert is_covered("http://x/api", "d", datetime(2026, 11, 27, 10, tzinfo=UTC))
    assert "2026-11-27T10:00:00+00:00" in str(asked["flow_runs"])
