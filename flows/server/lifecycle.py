"""The Prefect server of a run: the one that is named, or a temporary one that starts while other things are loaded.

Prefect would start its own temporary server from inside the flow, after its import, and imports the whole server into
the caller for it. Starting the same server first and naming it by PREFECT_API_URL lets both go on at once; what each
part costs stands in docs/decisions/0003-starting-a-run.md.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

PATIENCE = 120
"""Seconds that the temporary server may take to start; on a busy machine Prefect's own limit of 20 is not enough."""

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(PATIENCE),
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
}
"""Nothing is sent anywhere, and the terminal belongs to the progress bar; set variables win."""

LEAN = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_UI_ENABLED": "0",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
}
"""What a server that lives for one run has no use for."""


class ServerError(Exception):
    """The Prefect server did not start or does not answer."""


def prepare(environ: dict[str, str] | os._Environ[str] = os.environ, *, debug: bool = False) -> None:
    """Settle Prefect's environment; call it before Prefect is imported."""
    for name, value in QUIET.items():
        if not (debug and "LOGGING" in name):
            environ.setdefault(name, value)


def named(environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> str | None:
    """The server that the environment, a Prefect profile or a prefect.toml names, or None."""
    if url := environ.get("PREFECT_API_URL"):
        return url
    profiles = toml(Path(environ.get("PREFECT_PROFILES_PATH") or home_of(environ) / "profiles.toml"))
    active = environ.get("PREFECT_PROFILE") or profiles.get("active", "")
    chosen = profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    here = toml((folder or Path()) / "prefect.toml").get("api", {}).get("url")
    return str(chosen or here) if chosen or here else None


def local(port: int) -> str:
    """The address of a server on this machine."""
    return f"http://127.0.0.1:{port}/api"


def answers(url: str) -> bool:
    """Whether a Prefect server is there; one that asks for a key counts."""
    return listener(url) == "prefect"


def listener(url: str) -> Literal["prefect", "other", "nobody"]:
    """Who listens at an address: Prefect's health page says true, and a server with a key answers 401 or 403."""
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=30) as answer:  # noqa: S310 -- the address is the user's own
            return "prefect" if answer.read(16).strip() == b"true" else "other"
    except urllib.error.HTTPError as error:
        return {401: "prefect", 403: "prefect", 502: "nobody", 503: "nobody"}.get(error.code, "other")  # type: ignore[return-value]
    except http.client.HTTPException:
        return "other"
    except (urllib.error.URLError, OSError, ValueError):
        return "nobody"


ACCEPTS_WITHIN = 5.0
"""Seconds for a port of this machine to answer: it does at once, or refuses, unless its queue is full."""


def is_held(port: int) -> bool:
    """Whether a program listens at a port of this machine, though it may not answer."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=ACCEPTS_WITHIN):
            return True
    except TimeoutError:  # its queue is full: nobody takes what comes in
        return True
    except OSError:
        return False


def require(url: str, patience: float = 0, say: Callable[[str], None] = lambda _: None) -> None:
    """Make sure that a server is there: Prefect would try for minutes and then say it in many lines.

    Args:
        url: the server's address.
        patience: seconds to wait for one that is still starting.
        say: told once, when there is something to wait for.

    Raises:
        ServerError: it is not there, or something else is.
    """
    end = time.monotonic() + patience
    found = listener(url)
    if found == "nobody" and patience:
        say(f"waiting for the Prefect server {url}")
    while found == "nobody" and time.monotonic() < end:
        time.sleep(0.5)
        found = listener(url)
    if found == "other":
        raise ServerError(
            f"at {url} another program answers, not a Prefect server; name the right one by PREFECT_API_URL"
        )
    if found == "nobody":
        raise ServerError(
            f"the Prefect server {url} does not answer; start it (prefect server start), or unset PREFECT_API_URL"
        )


def home_of(environ: Mapping[str, str] = os.environ) -> Path:
    """Prefect's folder."""
    return Path(environ.get("PREFECT_HOME") or Path.home() / ".prefect")


def check_home(environ: Mapping[str, str] = os.environ) -> None:
    """Make sure that a server can keep its database.

    Raises:
        ServerError: the folder cannot be made or written.
    """
    home = home_of(environ)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return
    except OSError as error:
        raise ServerError(
            f"Prefect's folder {home} cannot be written ({error.strerror}); name another one by PREFECT_HOME"
        ) from error


@contextmanager
def starting(environ: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Let one server start at a time in Prefect's folder: two that make the tables of a new database both fail.

    After PATIENCE, or where no file can be locked, it goes on all the same.
    """
    home = home_of(environ)
    lock = FileLock(home / ".columnist-server.lock", timeout=PATIENCE)
    with suppress(Timeout, OSError, NotImplementedError):
        home.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def toml(path: Path) -> dict[str, Any]:
    """A TOML file's content, empty when there is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


class Temporary:
    """A Prefect server in a process of its own, on a free port of this machine, for as long as this process lives.

    It follows a pipe that this process holds, so it ends after Prefect's last word at exit, and after a kill too. Its
    database is the one of PREFECT_HOME, so that `prefect server start` shows its runs later.
    """

    def __init__(self) -> None:
        """Start it and name it to Prefect; connections wait in the socket's queue until it is up.

        Raises:
            ServerError: Prefect's folder cannot be written.
        """
        check_home()
        with socket.create_server(("127.0.0.1", 0)) as listening:
            self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
            self._process = subprocess.Popen(  # noqa: S603 -- this very interpreter
                [sys.executable, "-m", "flows.server.temporary", str(listening.fileno())],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                pass_fds=[listening.fileno()], env={**os.environ, **LEAN}, start_new_session=True,
            )  # fmt: skip
        os.environ["PREFECT_API_URL"] = self.url
        os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")

    def wait(self) -> None:
        """Wait until it answers.

        Raises:
            ServerError: it ended, or took longer than PATIENCE.
        """
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=PATIENCE):  # noqa: S310 -- its own address
                return
        except (urllib.error.URLError, OSError) as error:
            raise ServerError(
                f"the temporary Prefect server did not start ({error}); start one by `prefect server start` "
                "and name it by PREFECT_API_URL"
            ) from error

    def stop(self) -> None:
        """End it before this process ends."""
        os.environ.pop("PREFECT_API_URL", None)
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(timeout=PATIENCE)
