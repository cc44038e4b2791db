"""An S3 of this machine, for tests: moto's server in a process of its own, listening on 127.0.0.1 alone."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.waiting import until

KEYS = {"AWS_ACCESS_KEY_ID": "tester", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}


@contextmanager
def serving(folder: Path) -> Iterator[dict[str, str]]:
    """The environment that leads to the server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            until(lambda: listens(port) or process.poll() is not None)
            yield KEYS | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
        finally:
            process.kill()


def listens(port: int) -> bool:
    """Whether somebody answers at a port of this machine."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False


def connect(patch: pytest.MonkeyPatch, environment: dict[str, str], cache: Path) -> None:
    """Lead this process to the server, with a cache of its own."""
    from warehouse import bucket  # noqa: PLC0415 -- one use

    for name, value in environment.items():
        patch.setenv(name, value)
    patch.setenv("XDG_CACHE_HOME", str(cache))
    bucket.session.cache_clear()
    bucket.client.cache_clear()
