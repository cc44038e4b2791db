"""Memory that goes back to the system."""

from __future__ import annotations

import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from warehouse.memory import give_back

HEAPS = """
import ctypes, threading
from warehouse.memory import share_heap
share_heap()
library, all_there = ctypes.CDLL(None), threading.Barrier(4)
library.malloc.restype = ctypes.c_void_p
def take():
    all_there.wait()
    assert library.malloc(1000)
    all_there.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
library.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(library.fopen(b"/dev/stdout", b"w"))
library.malloc_info(0, out)
library.fclose(out)
"""


class Knot:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.end = self


def test_what_refers_to_itself_alone_goes() -> None:
    seen = weakref.ref(Knot())
    give_back()
    assert seen() is None


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux has a heap for each thread")
def test_threads_share_one_heap() -> None:
    environ = {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", HEAPS], check=True, capture_output=True, text=True, env=environ)
    assert done.stdout.count("<heap nr=") == 1
