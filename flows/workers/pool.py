"""Who reads the shards: worker processes of this machine, or a Dask cluster."""

from __future__ import annotations

from typing import Protocol, Self

from flows.settings import Settings
from flows.workers.processes import Workers
from flows.workers.shards import workers_for
from flows.workers.worker import Done, Job


class Pool(Protocol):
    """Workers that read shards; each task of the flow waits for one in a thread of its own."""

    count: int
    """How many shards can be read at once."""

    def start(self) -> Self:
        """Get ready; what cannot work is said here."""

    def read(self, job: Job) -> Done:
        """Read a shard."""

    def rest(self) -> None:
        """All is read for now: give back what waiting for shards takes."""

    def stop(self) -> None:
        """Read no more, now."""


def pool_for(settings: Settings, n_bytes: int) -> Pool:
    """The pool that is set, not started, of the size that an input has use for."""
    if not settings.dask:
        return Workers(settings.model, workers_for(settings, n_bytes))
    from flows.workers.dask import Cluster  # noqa: PLC0415 -- Dask takes a second to import and need not be there

    return Cluster(settings.dask, settings.model, settings.workers)
