"""Which texts of a changing corpus are alike, looked for around the change alone.

Two texts are alike when they share enough shingles, of which each counts for a pair only if the first of the two is among the first
so many that hold it: the original is the fullest. So a text that comes or goes changes its own likenesses, and those of the
texts that it moves out of, or lets in among, the first holders of one of its shingles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from transforms.corpus.containment import MASK, Flags, Hashes, Numbers, Pairs

Scan: TypeAlias = Callable[[Flags], Iterator[tuple[Numbers, Hashes]]]
"""Gives the shingles of texts in parts, as places of texts and hashes; of those that are flagged, and maybe of more."""

SAMPLE = 2
"""One shingle in so many is kept."""
FIRST = 8
"""Each text that holds a shingle is compared with the first so many that hold it, the fullest ones."""
PART = 1_000_000
"""Shingles that are held in memory at a time, each with some 40 bytes."""
COARSE = 10
"""Bits that a hash loses in the table that tells most hashes nobody asked for."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of two states of a corpus, the fullest first, of equals the earliest: one array a column."""

    content: Numbers
    """The same number for the same words."""
    sizes: Numbers
    """How many shingles each has."""
    before: Flags
    after: Flags
    near: Numbers
    """What was found before: the place of the text that each is a near copy of, or -1."""
    words: Numbers
    """How many words each has."""
    age: Numbers
    """The place of each, the earliest first."""


def around(sizes: Numbers, was: Flags, now: Flags, scan: Scan) -> tuple[Flags, list[tuple[int, int]]]:
    """The texts that are alike to one another around a change.

    Args:
        sizes: how many shingles each text has.
        was: the texts to compare before the change.
        now: those after it.
        scan: gives their shingles.

    Returns:
        The texts that the change may concern: none of them is alike to a text outside, before or after. And the pairs
        among them that are alike after it, (earlier, later), sorted by the later one.
    """
    active = was ^ now
    while True:
        if 2 * active.sum() > now.sum():
            active = was | now
        before, after, moved = compare(sizes, active, was, now, scan)
        grown = active | moved
        for place in (*before, *after):
            grown[place] = True
        if (grown == active).all():
            return active, list(zip(*(place.tolist() for place in after), strict=True))
        active = grown


def compare(
    sizes: Numbers, active: Flags, was: Flags, now: Flags, scan: Scan
) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers], Flags]:
    """The pairs with an active text that are alike before and after, and the texts that moved among the first holders."""
    moved = np.zeros(len(sizes), np.bool_)
    found = {True: Pairs.none(), False: Pairs.none()}
    parts = 1 + int(sizes[active].sum()) // PART
    limits = np.linspace(0, 2**32 // SAMPLE, parts + 1).astype(np.int64)
    for low, high in pairwise(limits.tolist()):
        held = holders(active, was | now, scan, low, high)
        firsts = {}
        for is_before, members in ((True, was), (False, now)):
            owners, rank = ranked(held[members[held & MASK]])
            firsts[is_before] = owners[rank < FIRST]
            found[is_before] = found[is_before].plus(meetings(owners & MASK, rank, active))
        if was.any():
            moved[np.setxor1d(firsts[True], firsts[False], assume_unique=True) & MASK] = True
    return found[True].alike(sizes), found[False].alike(sizes), moved


def holders(active: Flags, members: Flags, scan: Scan, low: int, high: int) -> Numbers:
    """All that hold a shingle of an active text with a hash in [low, high): hash and text as one number, sorted."""
    wanted = None
    if not active[members].all():
        own = [hashes[active[places]] for places, hashes in scan(active)]
        wanted = Wanted.of(np.concatenate([*own, np.zeros(0, np.uint32)]))
    parts = [np.zeros(0, np.int64)]
    for places, hashes in scan(members):
        chosen = members[places] & (hashes >= low) & (hashes < high)
        if wanted:
            chosen &= wanted.among(hashes)
        parts.append((hashes[chosen].astype(np.int64) << 32) | places[chosen])
    found = np.concatenate(parts)
    found.sort()
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hashes to look for among many others: a coarse table tells most of the others at once."""

    hashes: Hashes
    coarse: Flags

    @classmethod
    def of(cls, hashes: Hashes) -> Wanted:
        """From hashes in any order."""
        coarse = np.zeros(2 ** (32 - COARSE), np.bool_)
        coarse[hashes >> COARSE] = True
        return cls(np.unique(hashes), coarse)

    def among(self, hashes: Hashes) -> Flags:
        """Which of some hashes are wanted."""
        found: Flags = self.coarse[hashes >> COARSE]
        places = np.flatnonzero(found)
        found[places] = np.isin(hashes[places], self.hashes)
        return found


def ranked(held: Numbers) -> tuple[Numbers, Numbers]:
    """What is held, with the rank of each text among those that hold the same shingle, from 0."""
    if not len(held):
        return held, held
    starts = np.flatnonzero(np.diff(held >> 32, prepend=-1))
    return held, np.arange(len(held)) - np.repeat(starts, np.diff(starts, append=len(held)))


def meetings(places: Numbers, rank: Numbers, active: Flags) -> Numbers:
    """A pair for each shingle that a text shares with one of its first holders, if one of the two is active."""
    found = [np.zeros(0, np.int64)]
    for k in range(FIRST):
        later = np.flatnonzero(rank > k)
        earlier = places[later - rank[later] + k]
        pair = (places[later] << 32) | earlier
        found.append(pair[active[places[later]] | active[earlier]])
    return np.concatenate(found)
