"""How a run goes on: a bar on a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from flows.workers.worker import Done

EVERY = 5.0
"""Seconds between lines where there is no terminal."""


class Bar:
    """A progress bar."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"),
            TimeElapsedColumn(), TimeRemainingColumn(), console=console, transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("starting", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def say(self, text: str) -> None:
        """What the run does now."""
        self._progress.update(self._task, description=text)

    def expect(self, articles: int) -> None:
        """So many articles are to be read."""
        if articles:
            self._progress.update(self._task, total=articles, description="reading")

    def done(self, label: str, part: Done) -> None:  # noqa: ARG002 -- a bar has no room for labels
        """A shard is read."""
        self._progress.advance(self._task, part.loaded + part.rejected)


class Lines:
    """Plain lines: a shard's line at most every few seconds."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._lock = threading.Lock()
        self._found = self._read = 0
        self._last = self._began = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def say(self, text: str) -> None:
        """What the run does now."""
        self._print(text)

    def expect(self, articles: int) -> None:
        """So many articles are to be read."""
        self._found, self._began = articles, time.monotonic()

    def done(self, label: str, part: Done) -> None:
        """A shard is read."""
        with self._lock:
            self._read += part.loaded + part.rejected
            if time.monotonic() - self._last >= EVERY:
                self._last = time.monotonic()
                self._print(f"{self._read:,} of {self._found:,} articles read, {self._left()} left; {label}")

    def _left(self) -> str:
        """The time that the rest takes at the pace so far."""
        pace = (time.monotonic() - self._began) / self._read
        return lasting(pace * max(0, self._found - self._read))

    def _print(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


def lasting(seconds: float) -> str:
    """A time in words.

    >>> lasting(7.6), lasting(3_700)
    ('8 s', '1 h 2 min')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def progress(console: Console) -> Bar | Lines:
    """The bar or the lines, as the console can show."""
    return Bar(console) if console.is_terminal else Lines(console)
