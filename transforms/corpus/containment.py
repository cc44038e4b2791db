"""Pairs of texts with the shingles that they share, and whether these are enough for copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint32]
Numbers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
FEWEST = 12
"""Kept shingles below which a text is too short to be told from another that quotes it."""
NEAR = 0.3
"""Containment from which two texts are copies: benchmarks/text.py measures precision and recall on edited copies."""
LONGER = 0.35
"""Share of the longer text that two versions of one article have in common, about most of its words: each edited word takes five shingles
away. Of the pairs of tests/golden/copies.tsv .3 takes a brief for a report that carries the same note, .5 misses an edited copy; .35 to .45 are right."""
CUT, LONG = 0.8, 50
"""Share of a shorter text that stands in a longer one which it was cut from, if it has so many kept shingles, some hundred words."""
MASK = 2**32 - 1
"""The lower half of a pair's code."""


@dataclass(slots=True)
class Pairs:
    """Pairs of texts, each as one number, with how many shingles they share."""

    codes: Numbers
    shared: Numbers

    @classmethod
    def none(cls) -> Pairs:
        """No pairs."""
        return cls(np.zeros(0, np.int64), np.zeros(0, np.int64))

    def plus(self, codes: Numbers) -> Pairs:
        """These and those that share one more shingle each; a pair may come several times."""
        more, counts = np.unique(codes, return_counts=True)
        both, places = np.unique(np.concatenate([self.codes, more]), return_inverse=True)
        shared = np.bincount(places, np.concatenate([self.shared, counts]), len(both))
        return Pairs(both, shared.astype(np.int64))

    def alike(self, sizes: Numbers) -> tuple[Numbers, Numbers]:
        """The earlier and the later texts of the pairs that share enough, sorted by the later one, then the earlier."""
        later, earlier = self.codes >> 32, self.codes & MASK
        least, most = np.minimum(sizes[earlier], sizes[later]), np.maximum(sizes[earlier], sizes[later])
        edited = (self.shared >= NEAR * least) & (self.shared >= LONGER * most)
        cut = (self.shared >= CUT * least) & (least >= LONG)
        enough = (edited | cut) & (least >= FEWEST)
        return earlier[enough], later[enough]
