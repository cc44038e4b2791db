"""Shards: the articles that one task reads."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.settings import Settings
from flows.source.files import shown
from transforms.read import Source

# A worker is forked from a process that has the model, which costs next to nothing; a shard costs a task's bookkeeping of some milliseconds,
# so a large input is not cut too fine.
BYTES_A_WORKER = 20_000
SHARDS_A_WORKER = 4
"""Shards that each worker gets at least, so that all end at about the same time."""
LEAST_BYTES = 20_000
"""Raw bytes below which a shard costs more than its articles."""
MOST_ARTICLES = 200
"""Articles that are read again one by one at most when a worker dies."""
OF_A_CLUSTER = 16
"""Workers that shards are cut for where a cluster reads them. Its size may change, and the cut must not: the next run would
not find the shards of a killed one."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles to read together; `key` is the same for the same articles and version."""

    number: int
    key: str
    sources: tuple[Source, ...]

    @property
    def label(self) -> str:
        """The shard in words: its number, and its first and last article."""
        first, last = shown(self.sources[0].uri), shown(self.sources[-1].uri)
        return f"shard {self.number}: {first}" + (f" … {last}" if last != first else "")


def cut(sources: Iterable[Source], most_bytes: int, version: str) -> Iterator[Shard]:
    """Cut a stream of articles into shards of about `most_bytes`."""
    held: list[Source] = []
    size, number = 0, 0
    for source in sources:
        if held and (size + len(source.data) > most_bytes or len(held) == MOST_ARTICLES):
            number += 1
            yield shard(number, held, version)
            held, size = [], 0
        held.append(source)
        size += len(source.data)
    if held:
        yield shard(number + 1, held, version)


def shard(number: int, sources: list[Source], version: str) -> Shard:
    """A shard with the key of its content."""
    digest = hashlib.sha256(version.encode())
    for source in sources:
        digest.update(f"\0{source.uri}\0{source.record_no}\0{len(source.data)}\0{source.recurring}\0".encode())
        digest.update(source.data)
    return Shard(number, digest.hexdigest()[:16], tuple(sources))


def workers_for(settings: Settings, n_bytes: int) -> int:
    """How many workers an input takes: as many as are set, else as it has use for and there are processors.

    >>> workers_for(Settings(), 10_000), workers_for(Settings(workers=3), 10_000)
    (1, 3)
    """
    there = OF_A_CLUSTER if settings.dask else processors()
    return settings.workers or max(1, min(there, n_bytes // BYTES_A_WORKER))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def bytes_a_shard(n_bytes: int, workers: int, most: int) -> int:
    """The size of a shard: small enough that all workers share a small input.

    >>> bytes_a_shard(400_000, 2, 1_000_000), bytes_a_shard(100_000_000, 2, 1_000_000)
    (50000, 1000000)
    """
    return min(most, max(LEAST_BYTES, n_bytes // (workers * SHARDS_A_WORKER)))
