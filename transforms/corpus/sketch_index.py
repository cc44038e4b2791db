"""How alike articles are by their sketches: each two of some hundreds, or one and all by an inverted index."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from transforms.corpus.sketches import CODES, NO_DAY, SIZE, Codes, Days, Sketches

BLOCK = 4_096
"""Articles whose terms are put into the index at a time: of 100,000 at once, sorting takes some 300 MB."""
WEEK, FADING = 7, 0.1
"""Days between two articles count little: each time their number doubles beyond a week, they are less alike by a tenth. A
trial is years after the deed, so there is no day from which an article is of another story."""
FULL = 1_024
"""Likeness without fading; a whole number for the same reason."""
FADED = np.array([round(FULL / (1 + FADING * math.log2(1 + n / WEEK))) for n in range(50_000)], np.int64)
"""What a number of days leaves of a likeness, in FULLths."""
Likeness: TypeAlias = NDArray[np.int64]


class Index:
    """Which articles hold a term: the inverted index of sketches."""

    def __init__(self, sketches: Sketches) -> None:
        self.sketches = sketches
        counts = np.zeros(CODES, np.int64)
        for _, codes, _ in held(sketches):
            counts += np.bincount(codes, minlength=CODES)
        self.starts = np.concatenate([[0], np.cumsum(counts)])
        self.owners = np.zeros(self.starts[-1], np.int32)
        self.shares = np.zeros(self.starts[-1], np.uint16)
        ends = self.starts[:-1].copy()
        for owners, codes, values in held(sketches):
            order = np.argsort(codes, kind="stable")
            some = np.bincount(codes, minlength=CODES)
            places = np.arange(len(codes)) + np.repeat(ends - (np.cumsum(some) - some), some)
            self.owners[places], self.shares[places] = owners[order], values[order]
            ends += some

    def alike(self, place: int) -> Likeness:
        """How alike an article is to each, in WHOLEths."""
        one = self.sketches
        spans = [
            (self.starts[c], self.starts[int(c) + 1], v)
            for c, v in zip(one.codes[place], one.values[place], strict=True)
            if v
        ]
        owners = np.concatenate([np.zeros(0, np.int32), *(self.owners[low:high] for low, high, _ in spans)])
        shares = [self.shares[low:high].astype(np.float64) * float(v) for low, high, v in spans]
        dots = np.bincount(owners, np.concatenate([np.zeros(0), *shares]), len(one.days)).astype(np.int64)
        return faded(dots, one.days[place], one.days)


def held(sketches: Sketches) -> Iterator[tuple[NDArray[np.int32], Codes, Codes]]:
    """The terms that articles hold: the articles, the codes and the shares, those of BLOCK articles at a time."""
    for first in range(0, len(sketches.days), BLOCK):
        codes, values = (rows[first : first + BLOCK].ravel() for rows in (sketches.codes, sketches.values))
        places = np.flatnonzero(values)
        yield (first + places // SIZE).astype(np.int32), codes[places], values[places]


def faded(dots: Likeness, day: np.int32 | Days, days: Days) -> Likeness:
    """Products of sketches, less what the days between them take away."""
    apart = np.minimum(np.abs(day.astype(np.int64) - days), len(FADED) - 1)
    undated = (day == NO_DAY) | (days == NO_DAY)
    found: Likeness = dots * FADED[np.where(undated, 0, apart)] // FULL
    return found


def matrix(sketches: Sketches) -> Likeness:
    """How alike each two articles are, in WHOLEths; for some hundreds of them."""
    codes, places = np.unique(sketches.codes, return_inverse=True)
    vectors = np.zeros((len(sketches.days), len(codes)), np.float32)  # whole numbers below 2**24 are exact in it
    np.add.at(vectors, (np.arange(len(vectors))[:, None], places.reshape(sketches.codes.shape)), sketches.values)
    return faded((vectors @ vectors.T).astype(np.int64), sketches.days[:, None], sketches.days[None, :])
