"""Memory that is no longer used goes back to the system between the stages of a run.

The allocators of Python, Arrow and C each keep what was freed for themselves, where the next stage, which uses another one, cannot have it.
"""

from __future__ import annotations

import ctypes
import gc
import sys

ARENAS = -8
"""The number of `mallopt` for how many heaps the threads of a process share."""


def share_heap() -> None:
    """Have all threads of this process use one heap; call it before there are any: each keeps what is freed in it for itself."""
    if hasattr(library := ctypes.CDLL(None), "mallopt") and sys.platform == "linux":  # musl has none
        library.mallopt(ARENAS, 1)


def give_back() -> None:
    """Return what is free, and what refers to nothing but itself."""
    gc.collect()
    trim()


def trim() -> None:
    """Return what is free."""
    import pyarrow as pa  # noqa: PLC0415 -- the start of a command does without

    pa.default_memory_pool().release_unused()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):  # musl has none
        library.malloc_trim(0)
