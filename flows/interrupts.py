"""Ctrl-C: one line and exit code 130, at once before work begins, as an exception from then on.

Nothing needs to be cleaned up before work begins: worker processes and the temporary server end with this process.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPPED = 130
"""The exit code of a shell's command that Ctrl-C ended."""
STOPPED_MESSAGE = "stopped; the published file is as it was"
SHOW_CURSOR = b"\x1b[?25h"


def stop(_number: int, _frame: FrameType | None) -> None:
    """End this process at once. An exception would surface in the middle of an import, as several tracebacks."""
    cursor = SHOW_CURSOR if sys.stderr.isatty() else b""
    os.write(2, cursor + f"\n{STOPPED_MESSAGE}\n".encode().lstrip(b"" if sys.stderr.isatty() else b"\n"))
    os._exit(STOPPED)


def work() -> None:
    """From here on Ctrl-C is an exception: what is under way cleans up behind itself."""
    if signal.getsignal(signal.SIGINT) is stop:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started meanwhile: they inherit this thread's blocked signals."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
