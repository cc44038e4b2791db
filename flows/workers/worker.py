"""What a worker process does: load the model once, read shards, write their rows. Knows no Prefect.

The parent imports this module too, to name its functions; what the model needs is imported where it is used.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from flows.garbage import settle
from flows.workers.shards import Shard
from flows.workers.staging import Staging
from flows.workers.stopwatch import Slowest, Stopwatch, slowest
from transforms.language.installed import ModelError
from transforms.read import LIMITS, Limits, Source
from warehouse.contract import to_arrow
from warehouse.memory import trim
from warehouse.tables import TABLES
from warehouse.tables.quarantine import Quarantine

if TYPE_CHECKING:
    from transforms.language.model import Model
    from transforms.pipeline import Watch

LEAST_SIZE = 4_000
"""Characters that a short article counts for: its rows take memory beside its text."""
MOST_SIZE = 20_000
"""Bytes of an article, markup and all, that count where the length of its text is not at hand."""
SIZE = 250_000
"""Characters that `Limits.seconds` is for."""
OVERTIME = -signal.SIGPROF if hasattr(signal, "SIGPROF") else None
"""How a process ends whose time is up, as an exit code; None where the system has no such timer (Windows)."""


@dataclass(frozen=True, slots=True)
class Job:
    """A shard to read, with the model, the run, the place that its rows go to, and how much of an article is too much."""

    shard: Shard
    model: str | None
    run_id: str
    staging: Staging
    limits: Limits = LIMITS


@dataclass(frozen=True, slots=True)
class Done:
    """The names of a shard's rows in the staging place, and how many articles were read and rejected."""

    keys: tuple[str, ...]
    loaded: int
    rejected: int
    seconds: float = 0.0
    slowest: Slowest = ()
    size: int = 0
    """What its rows weigh in a lot: characters of text, LEAST_SIZE at least for each article."""

    @classmethod
    def total(cls, parts: Sequence[Done]) -> Done:
        """Several parts of a shard as one."""
        keys = tuple(key for part in parts for key in part.keys)
        longest = slowest([one for part in parts for one in part.slowest])
        loaded, rejected, size = (sum(getattr(p, name) for p in parts) for name in ("loaded", "rejected", "size"))
        return cls(keys, loaded, rejected, slowest=longest, size=size)


def prepare(model: str | None) -> None:
    """Make a new worker ready: it leaves Ctrl-C to its parent, dies with it, loads the model and the word lists."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=follow_parent, daemon=True).start()
    warm(model)


@cache
def warm(model: str | None) -> None:
    """Load the model and the word lists, once for a process and those that are forked from it."""
    with suppress(ModelError, OSError):  # the job says so again, where it can be told
        rows([Source("warm.txt", "text", b"Two people were killed in Kyiv on Monday, he said.")], model_of(model), None)
    settle()


def follow_parent() -> None:
    """End when the parent has ended, however it did: a killed run leaves no workers behind."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


@cache
def model_of(name: str | None) -> Model:
    """The model, loaded once a process."""
    from transforms.language.model import load  # noqa: PLC0415 -- see the module's docstring

    return load(name)


def ready() -> int:
    """The worker's process id: a job that does nothing but have a worker started."""
    return os.getpid()


def read(job: Job, before: Callable[[int], None] = lambda _: None) -> Done:
    """Read a shard and write its rows; what is there already is taken as it is.

    Args:
        job: the shard.
        before: told before each step how many characters it works on.
    """
    key, watch = job.shard.key, Stopwatch(before)
    found = job.staging.find(key)
    lengths = [min(len(source.data), MOST_SIZE) for source in job.shard.sources]  # of what an earlier run has read
    if found is None:
        tables = rows(job.shard.sources, model_of(job.model), job.run_id, job.limits, watch)
        found, lengths = job.staging.put(key, tables), tables["documents"]["n_chars"].to_pylist()
        del tables
        trim()  # a worker that waits for the next shard holds 15 MB less
    size = sum(max(length, LEAST_SIZE) for length in lengths)
    return Done((key,), *found, slowest=watch.slowest(), size=size)


def read_in_time(job: Job) -> Done:
    """Read a shard in a process that the system ends, by SIGPROF, when a step takes more processor time than the limit.

    Processor time is the same on a busy machine, where a clock on the wall would reject good articles.

    The system does so whatever the process is at: code in C that never returns would let no Python handler run.
    """
    if OVERTIME is None:
        return read(job)
    model_of(job.model)
    if threading.current_thread() is threading.main_thread():  # elsewhere, as in a worker of Dask, it may not be set
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
    try:
        return read(job, lambda size: set_alarm(job.limits.seconds * (1 + size // SIZE)))
    finally:
        set_alarm(0)


def set_alarm(seconds: int) -> None:
    """Have the system end this process after so many seconds of its processor time, or never for 0."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def rows(
    sources: Sequence[Source],
    model: Model,
    run_id: str | None,
    limits: Limits = LIMITS,
    watch: Watch | None = None,
) -> dict[str, pa.Table]:
    """The rows of the articles; when a stage fails on them, one by one, with the culprits in quarantine."""
    from transforms.pipeline import run, unwatched  # noqa: PLC0415 -- see the module's docstring

    try:
        return run(sources, model, run_id, limits, watch or unwatched)
    except Exception as error:  # noqa: BLE001 -- whatever one article does to a stage must not take the others along
        if len(sources) == 1:
            return with_rejected(empty(), sources[0], "failed", blame(error), run_id)
    parts = [rows([source], model, run_id, limits, watch) for source in sources]
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}


def with_rejected(
    tables: dict[str, pa.Table], source: Source, reason: str, detail: str, run_id: str | None
) -> dict[str, pa.Table]:
    """The tables with one more row in quarantine."""
    digest = sha256(source.data).hexdigest()
    row = Quarantine(source.uri, source.record_no, reason, detail, len(source.data), digest, run_id)
    return tables | {"quarantine": pa.concat_tables([tables["quarantine"], to_arrow(Quarantine, [row])])}


def blame(error: Exception) -> str:
    """An error in a sentence, with the module and line that it came from."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).stem}, line {last.lineno})"[:500]


def ended(job: Job, *, slow: bool) -> Done:
    """Write down that reading an article ended the worker."""
    reason, detail = "crashed", "reading it ended the worker process (memory or a crash)"
    if slow:
        reason, detail = (
            "too_slow",
            f"a step of reading it took more than {job.limits.seconds} s of processor time for {SIZE:,} characters",
        )
    key = job.shard.key
    return Done((key,), *job.staging.put(key, with_rejected(empty(), job.shard.sources[0], reason, detail, job.run_id)))


def empty() -> dict[str, pa.Table]:
    """Every table without rows, made without the model."""
    return {name: to_arrow(row, []) for name, row in TABLES.items() if name not in {"runs", "corrections"}}
