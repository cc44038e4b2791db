"""When Python looks for garbage: seldom, and never among what imports have made."""

from __future__ import annotations

import atexit
import gc
from functools import cache

SELDOM = (500_000, 20, 100)
"""When garbage is collected, as `gc.set_threshold` takes it. Tokens point at each other, and a model is a million objects: with
Python's own thresholds, and the model looked through each time, collecting took 6 % of a worker's time. Importing what workers stand on,
and loading the model, took 2.6 s of processor time with Python's own thresholds and 1.95 with 50,000. The tokens of a group of articles
are some 100,000 objects that their article lets go of by itself: at 50,000, making them took 1.4 times as long as at 500,000."""


def seldom() -> None:
    """Look for garbage more seldom; call it before the large imports."""
    gc.set_threshold(*SELDOM)


@cache
def settle() -> None:
    """From now on look for garbage seldom, and never among what has been loaded so far; once a process."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # or what DuckDB made stays until the end, and it says so in a screenful of lines
    seldom()
