"""The articles that each article is most alike to, kept up to date as articles come and go.

The result is a function of the set of articles: an article's neighbours are the NEAREST that are alike enough, the earlier one first
among equals. A change asks only for those of new articles, and of articles that lost a neighbour; new ones are put in with others.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from transforms.corpus.linkage import Groups, components
from transforms.corpus.sketch_index import Index, Likeness
from transforms.corpus.sketches import Places, Sketches

NEAREST = 5
"""Neighbours that are kept of an article. B-cubed F1 on short texts of ECB+ with 4, 5, 6, 8 and 12: .887, .887, .876, .876, .864; no other set
differs."""
MASK = (1 << 32) - 1
"""The lower half of a number: what is packed beside the likeness."""
NONE = 0
"""What stands where there is no neighbour."""

Near: TypeAlias = NDArray[np.int64]
"""A row an article: its neighbours, the best first, each as likeness << 32 | MASK - place; NONE where there are no more."""
Flags: TypeAlias = NDArray[np.bool_]


def neighbours(sketches: Sketches, known: Near, fresh: Flags, least: int) -> Near:
    """The neighbours of all articles.

    Args:
        sketches: the articles, the earliest first.
        known: what was found before for each, by today's places; with -1 for a neighbour that is gone. Rows of fresh ones are not read.
        fresh: the articles that were not there before.
        least: how alike neighbours have to be.
    """
    stale = fresh | (known < 0).any(axis=1)
    found = known.copy()
    if not stale.any():
        return found
    index = Index(sketches)
    for place in np.flatnonzero(stale).tolist():
        alike = index.alike(place)
        alike[place] = 0
        found[place] = best(alike, least)
        if fresh[place]:
            join(found, place, np.where(stale, 0, alike), least)
    return found


def ranked(alike: Likeness, places: Places) -> NDArray[np.int64]:
    """Neighbours as numbers, the larger the better."""
    found: NDArray[np.int64] = (alike << 32) | (MASK - places)
    return found


def best(alike: Likeness, least: int) -> NDArray[np.int64]:
    """The row of an article that is so alike to each."""
    near = np.flatnonzero(alike >= least)
    keys = np.sort(ranked(alike[near], near))[::-1][:NEAREST]
    return np.concatenate([keys, np.full(NEAREST - len(keys), NONE)])


def join(found: Near, place: int, alike: Likeness, least: int) -> None:
    """Put an article among the neighbours of those that it is so alike to."""
    rows = np.flatnonzero(alike >= least)
    keys = ranked(alike[rows], np.full(len(rows), place))
    better = keys > found[rows, -1]
    rows, keys = rows[better], keys[better]
    found[rows] = -np.sort(-np.column_stack([found[rows], keys]), axis=1)[:, :NEAREST]


def ties(near: Near) -> tuple[NDArray[np.int64], Likeness]:
    """The pairs of neighbours, as two columns of places, the earlier first, the most alike pairs first; and how alike they are."""
    one = np.repeat(np.arange(len(near)), near.shape[1])
    keys = near.ravel()
    one, keys = one[keys > NONE], keys[keys > NONE]
    other, alike = MASK - (keys & MASK), keys >> 32
    low, high = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((high, low, -alike))
    pairs, alike = np.column_stack([low, high])[order], alike[order]
    again = np.zeros(len(pairs), np.bool_)
    again[1:] = (pairs[1:] == pairs[:-1]).all(axis=1)
    return pairs[~again], alike[~again]


def families(near: Near, most: int) -> Groups:
    """The family of each article, as the place of its first one: articles that chains of neighbours tie together.

    Where such chains tie more than `most` articles, the closest ties go first, and none that would make a family of more.
    """
    pairs, _ = ties(near)
    group = components(len(near), pairs)
    large = np.bincount(group, minlength=len(near))[group] > most
    if large.any():
        group[large] = bounded(len(near), pairs[large[pairs[:, 0]]], most)[large]
    return group


def bounded(n: int, pairs: NDArray[np.int64], most: int) -> Groups:
    """Groups of at most so many things, by pairs in their order."""
    parent, size = list(range(n)), [1] * n
    for one, other in pairs.tolist():
        first, second = sorted((root(parent, one), root(parent, other)))
        if first != second and size[first] + size[second] <= most:
            parent[second] = first
            size[first] += size[second]
    return np.array([root(parent, i) for i in range(n)], np.int64)


def root(parent: list[int], place: int) -> int:
    """The first of a thing's group; shortens the way to it."""
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place
