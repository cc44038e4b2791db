"""A worker that holds a shard until it is killed, so that a run can be struck in the middle without a guess at its speed."""

from __future__ import annotations

from pathlib import Path

from tests.waiting import until

HELD = """
import os, time
from pathlib import Path
from flows.workers import worker

real, calls, mark = worker.rows, [], Path(__file__).parent / "holder"

def rows(*arguments):
    calls.append(1)
    if len(calls) == 2 and not mark.exists():
        mark.with_suffix(".new").write_text(str(os.getpid()))
        mark.with_suffix(".new").rename(mark)
        while True:
            time.sleep(1)
    return real(*arguments)

worker.rows = rows
"""
"""The first process that comes to its second shard holds it; the first shard is staged by then."""


def change(folder: Path, script: str = HELD) -> None:
    """Have the processes that find a folder in PYTHONPATH import a script before anything else."""
    (folder / "change.py").write_text(script, encoding="utf-8")
    (folder / "sitecustomize.py").write_text("import sys\nif 'flows' not in sys.modules: import change\n", "utf-8")


def holder(folder: Path) -> int:
    """The process that holds its second shard, once it does."""
    mark = folder / "holder"
    return int(until(lambda: mark.read_text("utf-8") if mark.exists() else ""))
