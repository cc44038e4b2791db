"""A run of the store that ends without any clean-up at a named step, as by kill -9: `python killed_run.py ROOT STEP`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests.warehouse.rows import run, tables
from warehouse import database, publish
from warehouse.lake import Lake
from warehouse.storage import store_of

STEPS = [
    "first table", "last table", "preparing", "bringing", "checking", "checkpoint", "finishing", "finished", "keeping",
    "swapping", "swapped",
]  # fmt: skip


def die(*_: object) -> None:
    os._exit(9)


def after(function: Any, calls: int = 1) -> Any:
    """The function, and death after so many calls of it."""
    made = []

    def called(*args: Any, **how: Any) -> None:
        function(*args, **how)
        made.append(1)
        if len(made) == calls:
            die()

    return called


def arm(step: str) -> None:
    """Lay the trap."""
    traps: dict[str, tuple[Any, str, Any]] = {
        "first table": (Lake, "_write", after(Lake._write)),
        "last table": (Lake, "_write", after(Lake._write, 10)),
        "preparing": (publish, "expect", die),
        "bringing": (database, "exchange", after(database.exchange, 4)),
        "checking": (publish, "examine", die),
        "checkpoint": (database, "sync", die),
        "finishing": (Lake, "finish", die),
        "finished": (Lake, "finish", after(Lake.finish)),
        "keeping": (Path, "hardlink_to", after(Path.hardlink_to)),
        "swapping": (publish, "remember", after(publish.remember)),
        "swapped": (publish, "swap", after(publish.swap)),
    }
    owner, name, trap = traps[step]
    setattr(owner, name, trap)


def second_run(root: Path) -> None:
    """The load that is killed, and that the next run makes again."""
    with store_of(root).lock():
        lake = Lake(root)
        lake.recover()
        number = len(lake.runs()) + 1
        rows = tables("b", "c", documents={"title": "new"})
        publish.publish(lake, root / "columnist.duckdb", publish.Delta(rows, {"a"}), run(number))


if __name__ == "__main__":
    arm(sys.argv[2])
    second_run(Path(sys.argv[1]))
