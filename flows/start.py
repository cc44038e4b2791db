"""The start of the command `columnist`: Ctrl-C is taken care of before anything that takes time is imported."""

from __future__ import annotations

import signal
import threading

from flows.interrupts import stop


def start() -> None:
    """Run the command line."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, stop)
    from flows.cli import main  # noqa: PLC0415 -- see above

    main()


if __name__ == "__main__":
    start()
