"""Processes forked from this one, which has the model, for `columnist extract`: a stuck file or article ends its process, not the command."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from typing import Self

import pyarrow as pa

from flows.source.opening import Ended
from flows.workers.openers import Openers
from flows.workers.worker import SIZE, empty, model_of, rows, set_alarm, with_rejected
from transforms.read import Limits, Source


class Forked(Openers):
    """Takes files apart, and reads articles, within the limits of a run; a context that ends the processes."""

    @classmethod
    def made(cls) -> Forked | None:
        """None where a process cannot be forked safely: on Linux it can, as long as this one has no threads that hold locks."""
        return cls(multiprocessing.get_context("fork")) if sys.platform == "linux" else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def rows(self, batch: Sequence[Source], model: str | None, limits: Limits) -> dict[str, pa.Table]:
        """The rows of articles; where reading them ends the process they are read one by one, with the culprits in quarantine."""
        try:
            (tables,) = self._ask(limits, read, batch, model, limits)
        except Ended as error:
            if len(batch) == 1:
                return with_rejected(empty(), batch[0], error.reason, blamed(error, limits), None)
            parts = [self.rows([source], model, limits) for source in batch]
            return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}
        return tables


def read(batch: Sequence[Source], model: str | None, limits: Limits) -> Iterator[dict[str, pa.Table]]:
    """The rows of articles, each step within its processor time."""
    yield rows(batch, model_of(model), None, limits, lambda _, size: set_alarm(limits.seconds * (1 + size // SIZE)))


def blamed(error: Ended, limits: Limits) -> str:
    """What an article did to the process that read it."""
    if error.reason == "too_slow":
        return f"a step of reading it took more than {limits.seconds} s of processor time for {SIZE:,} characters"
    return "reading it ended the process that did so (memory or a crash)" if error.reason == "crashed" else error.detail
