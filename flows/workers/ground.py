"""What all workers of a run stand on: imported once by the process that they are forked from, with the model loaded and warm.

Memory that is not written to is the same for all of them: a worker takes some 100 MB of its own, not 400, and starts in no time, also the one
that an article gets for itself because it ended another.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder

from flows.garbage import seldom
from flows.workers.forking import MODEL


class Absent(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:  # noqa: ARG002 -- Python asks so
        """Nothing, or no such module at all."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


@contextmanager
def without_pandas() -> Iterator[None]:
    """Let Arrow find no pandas: to ask whether something is a pandas object it would import it, at .15 s; it looks once. Workers have none."""
    absent = Absent()
    sys.meta_path.insert(0, absent)
    try:
        yield
    finally:
        sys.meta_path.remove(absent)


seldom()
with without_pandas():
    import pyarrow.parquet

    pyarrow.array([""])

import transforms.pipeline  # noqa: E402, F401 -- for the workers
from flows.workers.worker import warm  # noqa: E402
from transforms.language.identify import identifier  # noqa: E402
from warehouse.memory import trim  # noqa: E402

identifier()  # 75 MB, which each worker would have for itself once it met a text with few English words
warm(os.environ.get(MODEL) or None)
trim()
