"""A command that ends with the process that started it: `python -m flows.server.guard COMMAND [ARGUMENT ...]`.

The guard follows standard input, a pipe that the starter holds: the kernel closes it however the starter ends, a kill included. Then
the guard ends the command, which for a schedule is a Prefect process.
"""

from __future__ import annotations

import signal
import subprocess
import sys

PATIENCE = 30
"""Seconds that the command may take to end by itself."""


def main(command: list[str]) -> int:
    """Run a command until standard input ends; its exit code."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)  # meant for the starter; the command must not inherit that it is ignored
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- the starter's
    sys.stdin.buffer.read()
    process.terminate()
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
