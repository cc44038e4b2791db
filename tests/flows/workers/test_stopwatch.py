"""The time that each article takes."""

from __future__ import annotations

import pytest

from flows.workers import stopwatch
from flows.workers.stopwatch import Stopwatch


def test_a_step_of_all_is_shared_out_by_length(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0, 1, 1, 3, 3, 9, 9, 10, 10, 14])
    monkeypatch.setattr(stopwatch.time, "monotonic", lambda: next(moments))
    told: list[int] = []
    watch = Stopwatch(told.append)
    watch("a", 120)  # reading, 1 s
    watch("b", 300)  # reading, 2 s ...
    watch("", 300)  # the parse, 6 s
    assert watch.sizes == {"a": 120, "b": 300}
    watch("a", 100)  # 1 s
    watch("b", 200)  # 4 s
    assert watch.slowest() == ((10, "b"), (4, "a"))
    assert told == [120, 300, 300, 100, 200]


def test_nothing_read_is_nothing_slow() -> None:
    assert Stopwatch().slowest() == ()
