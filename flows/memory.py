"""Memory that is no longer used goes back to the system between the stages of a run.

The allocators of Python, Arrow and C each keep what was freed for themselves, where the next stage, which uses another one, cannot have it.
"""

from __future__ import annotations

import ctypes
import gc
import sys

import pyarrow as pa


def give_back() -> None:
    """Return what is free."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):  # musl has none
        library.malloc_trim(0)
