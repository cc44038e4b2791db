"""Waiting for the thing itself, however slow the machine is: nothing here gives up before the test's own time limit."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

Seen = TypeVar("Seen")


def until(look: Callable[[], Seen]) -> Seen:
    """What a look gives, as soon as it gives something."""
    while not (seen := look()):
        time.sleep(0.05)
    return seen


def gone(pid: int) -> bool:
    """Whether a process has ended; one that its parent has not collected yet has."""
    try:
        os.kill(pid, 0)
        return "Z" in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return True


@contextmanager
def running(
    command: Sequence[str | Path], environment: Mapping[str, str], folder: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A process whose output is piped, in a session of its own that is killed whole in the end."""
    process = subprocess.Popen(
        command, env=environment, cwd=folder, text=True, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def effort(work: Callable[[], object]) -> float:
    """The CPU time of some work as a multiple of a fixed one's, so that the machine's speed does not matter."""

    def seconds(call: Callable[[], object]) -> float:
        start = time.process_time()
        call()
        return time.process_time() - start

    return seconds(work) / min(seconds(lambda: sum(n * n for n in range(1_000_000))) for _ in range(3))
