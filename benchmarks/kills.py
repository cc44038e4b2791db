"""Kills at random moments of a run, and what the next run makes of it: `python -m benchmarks.kills [--bare] [TIMES] [SEED]`.

A warehouse that holds some articles gets others, a changed and a removed one. In the middle the flow, one of its workers, or all
its processes are killed by SIGKILL. The published file must show the state before or after, whole, and after the next run
exactly the rows of a run that nothing happened to. A line of JSON a kill, and one for all. `--bare` runs without Prefect and without
workers, forked from a process that has the model: what is struck is the lots, the lake and the published file, at a fifth of the cost.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from benchmarks.speed import COLUMNIST, ROOT
from flows.load import load
from flows.server.lifecycle import Temporary
from flows.settings import Settings
from flows.workers import worker
from flows.workers.processes import GROUND, context
from flows.workers.worker import Done

BARE = "--bare"
VICTIMS = ("flow", "worker", "all")
PLACES = ("Kyiv", "Lagos", "Manila", "Quito", "Lahore", "Oslo", "Accra", "Hanoi")


def article(number: int, deaths: int) -> str:
    """A made-up article; each has words of its own, so that none is a copy."""
    place = PLACES[number % len(PLACES)]
    lines = [
        f"Flood {number} kills {deaths} in {place}",
        f"At least {deaths} people were killed and {number + 40} injured near {place} on Monday, officials said.",
        f"Mayor Ana Petrov{number} said that {number * 7 + 3} houses had been destroyed. “We lost {number} bridges,” she said.",
        f"The army sent {number + 2} helicopters from base {chr(65 + number % 26)}{number} to the valley, a spokesman said.",
    ]
    return "\n\n".join(lines * 3)


def fill(raw: Path, numbers: range, deaths: int = 3) -> None:
    """Write articles."""
    raw.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (raw / f"{number}.txt").write_text(article(number, deaths + number), encoding="utf-8")


PATIENCE = 60
"""Seconds in which what a killed run started has to end."""

SHARD_BYTES, LOT_CHARS = 6_000, 28_000  # three lots


class Silent:
    """A report that nobody reads."""

    def say(self, text: str) -> None:
        """Nothing."""

    def expect(self, articles: int) -> None:
        """Nothing."""

    def done(self, label: str, part: Done) -> None:
        """Nothing."""


def load_bare(raw: Path, warehouse: Path) -> None:
    """A run without Prefect and workers, in a group of processes of its own."""
    os.setsid()
    settings = Settings(raw=raw, warehouse=warehouse, shard_bytes=SHARD_BYTES, lot_chars=LOT_CHARS)
    load(settings, lambda jobs: map(worker.read, jobs), Silent(), datetime.now(UTC))


class Bare:
    """Such a run, with what a trial uses of a `Popen`."""

    def __init__(self, raw: Path, warehouse: Path) -> None:
        start = context(None)
        start.set_forkserver_preload([GROUND, "flows.load", "flows.corpus.stages", "warehouse.publish"])
        self.process = start.Process(target=load_bare, args=(raw, warehouse))  # type: ignore[attr-defined]
        self.process.start()
        self.pid: int = self.process.pid

    def poll(self) -> int | None:
        """The exit code, once it has ended."""
        return self.returncode

    @property
    def returncode(self) -> int | None:
        """Likewise."""
        code: int | None = self.process.exitcode
        return code

    def wait(self, timeout: float | None = None) -> int | None:
        """The exit code."""
        self.process.join(timeout)
        return self.returncode

    def kill(self) -> None:
        """Kill it."""
        self.process.kill()


Started = subprocess.Popen[bytes] | Bare


def start(raw: Path, warehouse: Path) -> Started:
    """A run in a group of processes of its own."""
    if BARE in sys.argv:
        return Bare(raw, warehouse)
    command: list[str | Path] = [*COLUMNIST, "run", raw, "-w", warehouse, "--workers", "2"]
    environment = {**os.environ, "COLUMNIST_SHARD_BYTES": str(SHARD_BYTES), "COLUMNIST_LOT_CHARS": str(LOT_CHARS)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def rows(warehouse: Path) -> dict[str, str]:
    """A hash of the rows of every table, runs and their ids aside."""
    found = {}
    with duckdb.connect(warehouse / "columnist.duckdb", read_only=True) as connection:
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE table_name != 'runs'"
        ).fetchall():
            hashed = f"SELECT md5(string_agg(t::VARCHAR, '' ORDER BY t::VARCHAR)) FROM (SELECT COLUMNS(lambda c: c != 'run_id') FROM {name}) t"  # noqa: S608 -- the contract's names
            found[name] = str(connection.execute(hashed).fetchone())
    return found


def strike(process: Started, victim: str, chance: random.Random) -> str:
    """Kill; a run without a worker at that moment is killed itself.

    Returns:
        What was killed; "nothing" where the run had ended.
    """
    if process.poll() is not None:
        return "nothing"
    children = workers(process.pid) if victim == "worker" else []
    if victim == "all" or children:
        with suppress(ProcessLookupError):
            os.kill(chance.choice(children), signal.SIGKILL) if children else os.killpg(process.pid, signal.SIGKILL)
        return victim
    process.kill()
    return "flow"


def ended(parent: int) -> int:
    """How many processes below one that is gone are still there after PATIENCE; they are given time to see it."""
    until = time.monotonic() + PATIENCE
    while (left := len(workers(parent))) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def workers(parent: int) -> list[int]:
    """Processes below a process that were forked to read shards: those that have no child and are no server."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            fields = stat.read_text().rpartition(")")[2].split()
            if os.getpgid(int(stat.parent.name)) == parent and int(stat.parent.name) != parent and fields[0] != "Z":
                found.append(int(stat.parent.name))
    return found


def trial(
    folder: Path, chance: random.Random, longest: float, states: tuple[dict[str, str], dict[str, str]]
) -> dict[str, object]:
    """One kill and the run after it."""
    warehouse, raw = folder / "trial", folder / "raw"
    shutil.rmtree(warehouse, ignore_errors=True)
    shutil.copytree(folder / "before", warehouse)
    after, victim = chance.uniform(0, longest), chance.choice(VICTIMS)
    process = start(raw, warehouse)
    time.sleep(after)
    killed = strike(process, victim, chance)
    process.wait(timeout=900)
    left = ended(process.pid)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    seen = rows(warehouse)
    second = start(raw, warehouse)
    again = second.wait(timeout=900)
    left += ended(second.pid)
    return {
        "killed": killed, "after_s": round(after, 2), "exit": process.returncode,
        "published": "before" if seen == states[0] else "after" if seen == states[1] else "WRONG",
        "recovered": again == 0 and rows(warehouse) == states[1], "left": left,
    }  # fmt: skip


def main() -> None:
    """Kill, and count."""
    given = [a for a in sys.argv[1:] if a != BARE]
    times, seed = (int(a) for a in (*given[:2], *("50", "1")[len(given) :]))
    chance = random.Random(seed)  # noqa: S311 -- a repeatable choice
    server = None if BARE in sys.argv else Temporary()
    if server:
        server.wait()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "raw", range(20))
        start(folder / "raw", folder / "before").wait()
        fill(folder / "raw", range(20, 40))
        fill(folder / "raw", range(1), deaths=9)
        (folder / "raw" / "1.txt").unlink()
        shutil.copytree(folder / "before", folder / "after")
        started = time.monotonic()
        start(folder / "raw", folder / "after").wait()
        longest = time.monotonic() - started
        states = rows(folder / "before"), rows(folder / "after")
        found = []
        for _ in range(times):
            found.append(trial(folder, chance, longest, states))
            print(json.dumps(found[-1]), flush=True)
    good = sum(bool(one["recovered"]) and one["published"] != "WRONG" and not one["left"] for one in found)
    killed = Counter(str(one["killed"]) for one in found)
    print(json.dumps({"name": "kills", "times": times, "recovered": good, **killed, "run_s": round(longest, 1)}))
    if server:
        server.stop()


if __name__ == "__main__":
    main()
