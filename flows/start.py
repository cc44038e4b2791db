"""The start of the command `columnist`: Ctrl-C is taken care of before anything that takes time is imported; and its end."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading

from flows.garbage import seldom
from flows.interrupts import stop
from warehouse.memory import share_heap


def start() -> None:
    """Run the command line, and end the process with its exit code."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, stop)
    seldom()
    share_heap()
    codes: list[int] = []
    atexit.register(leave, codes)  # the first to be registered is the last to be called
    from flows.cli import main  # noqa: PLC0415 -- see above

    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int):
            codes.append(end.code)
        raise


def leave(codes: list[int]) -> None:
    """End the process now, with an exit code if there is one: Python would take all modules apart, .7 s of processor time after a run.

    What cannot be written is left to Python, which says so.
    """
    if codes:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(codes[0])


if __name__ == "__main__":
    start()
