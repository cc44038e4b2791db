from __future__ import annotations

import os

import pytest

from flows.start import leave


def test_a_command_leaves_with_its_exit_code_once_all_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[object] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr("sys.stdout.flush", lambda: left.append("flushed"))
    leave([3])
    assert left == ["flushed", 3]


def test_an_error_is_left_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "_exit", lambda _: pytest.fail("it must say what went wrong"))
    leave([])


def test_what_cannot_be_written_is_left_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "_exit", lambda _: pytest.fail("it must say that the disk is full"))
    monkeypatch.setattr("sys.stdout.flush", full)
    with pytest.raises(OSError, match="disk full"):
        leave([0])
