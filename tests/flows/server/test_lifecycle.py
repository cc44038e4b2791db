"""Servers that share Prefect's folder start one after the other."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from flows.server import lifecycle


def test_one_server_starts_at_a_time(tmp_path: Path) -> None:
    environ, order = {"PREFECT_HOME": str(tmp_path / "home")}, list[str]()

    def second() -> None:
        with lifecycle.starting(environ):
            order.append("second")

    with lifecycle.starting(environ):
        thread = threading.Thread(target=second)
        thread.start()
        assert (tmp_path / "home" / ".columnist-server.lock").exists()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_server_starts_where_nothing_can_be_locked() -> None:
    with lifecycle.starting({"PREFECT_HOME": "/dev/null/home"}):
        pass


def test_a_server_starts_after_waiting_in_vain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifecycle, "PATIENCE", 0)
    environ = {"PREFECT_HOME": str(tmp_path)}
    with lifecycle.starting(environ), lifecycle.starting(environ):
        pass
