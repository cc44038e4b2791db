"""The process that workers and openers are forked from, `ground.py`: how it is started, and ended.

It is started before anything that takes long to import, so nothing such is imported here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.context import BaseContext
from typing import Any

from flows.interrupts import uninterrupted

STARTING = threading.Lock()
"""Held while a worker is started, or what it is forked from ended."""
GROUND, MODEL = "flows.workers.ground", "_COLUMNIST_MODEL"
"""The module that workers are forked with, and the environment's variable that tells it the model."""
QUIET = "ignore:resource_tracker:UserWarning"
"""The option -W for Python's own process that tracks semaphores; it says what it cleans up."""


def context(model: str | None) -> BaseContext:
    """How processes are started: forked from a clean one that has imports and model, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    # When Ctrl-C ends this process at once, Python's tracker of semaphores cleans up behind it, and need not say so.
    if QUIET not in sys.warnoptions:
        sys.warnoptions.append(QUIET)
    found = multiprocessing.get_context("forkserver")
    os.environ[MODEL] = model or ""  # read by the process that is to be forked, which starts with the first worker
    found.set_forkserver_preload([GROUND])
    return found


def start_ground(model: str | None) -> None:
    """Start the process that workers are forked from, so that it loads the model while the caller does other things."""
    if context(model).get_start_method() == "forkserver":
        from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 -- not on every system

        resource_tracker.ensure_running()  # first: it lets Ctrl-C through again
        with uninterrupted(), STARTING:
            forkserver.ensure_running()


def end_ground() -> None:
    """End the process that workers are forked from, once all is read: it holds a model, some 250 MB; a further worker starts it again.

    Python has no public way to it: where it is another one, the process stays as long as the run.
    """
    server: Any = getattr(sys.modules.get("multiprocessing.forkserver"), "_forkserver", None)
    with STARTING:
        if (pid := getattr(server, "_forkserver_pid", None)) and hasattr(server, "_stop"):
            os.kill(pid, signal.SIGKILL)  # or it would take its time to let go of the model
            server._stop()  # noqa: SLF001
