"""Articles as their most telling terms, in whole numbers: how alike two are depends on the two alone, to the last digit.

A sketch holds the SIZE terms of an article that count most, each as a code of 16 bits (feature hashing, Weinberger et al. 2009) and a
share in SCALEths. Sums of whole numbers are exact, so it does not matter in which order, or how many at a time, articles are compared.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from transforms.corpus.duplicates import code

SIZE = 128
"""Terms of a sketch. B-cubed F1 with 48, 64, 96, 128 and all terms: on whole articles of ECB+ .988, 1.0, 1.0, 1.0, 1.0; on stories of
the project's own .887, .889, .899, .899, .899."""
CODES = 1 << 16
"""Terms are numbered in 16 bits, so that counts of all of them are one small array; two terms may share a number."""
SCALE = 1_000
"""Weights are whole numbers, thousandths of the whole: their sums are the same in any order."""
WHOLE = SCALE * SCALE
"""Likeness of two equal sketches: the square of SCALE."""
NO_DAY = np.iinfo(np.int32).min
Codes: TypeAlias = NDArray[np.uint16]
Days: TypeAlias = NDArray[np.int32]
Places: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sketches:
    """Articles, a row each: the codes of their terms, the shares of these (0 where a short text has no more), and their days."""

    codes: Codes
    values: Codes
    days: Days

    @classmethod
    def of(cls, rows: Sequence[tuple[Codes, Codes]], days: Sequence[int]) -> Sketches:
        """From the sketch and the day of each."""
        none = np.zeros((0, SIZE), np.uint16)
        codes, values = (np.vstack([none, *(row[k] for row in rows)]) for k in (0, 1))
        return cls(codes, values, np.array(days, np.int32))

    def take(self, places: Places) -> Sketches:
        """Some of them."""
        return Sketches(self.codes[places], self.values[places], self.days[places])


def day(moment: datetime | None) -> int:
    """The day of a moment, counted from 1970; NO_DAY without one."""
    return NO_DAY if moment is None else math.floor(moment.timestamp() / 86_400)


def sketch(found: Mapping[str, float]) -> tuple[Codes, Codes]:
    """The codes and shares of those terms of an article that count most."""
    most = sorted(found, key=lambda t: (-found[t], t))[:SIZE]
    length = math.sqrt(sum(found[t] ** 2 for t in most)) or 1.0
    codes, values = np.zeros(SIZE, np.uint16), np.zeros(SIZE, np.uint16)
    codes[: len(most)] = [code(t) % CODES for t in most]
    values[: len(most)] = [round(SCALE * found[t] / length) for t in most]
    return codes, values
