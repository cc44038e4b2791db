"""Average linkage: the two groups that are most alike become one, as long as they are alike enough."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Groups = NDArray[np.int64]


def average(alike: Matrix, least: float) -> Groups:
    """The group of each thing, as the place of its first member.

    Two groups are as alike as their members are on average. Of equals those that stand first go together first, so the
    result depends on the order of the things alone.

    Args:
        alike: how alike each two things are, symmetric.
        least: how alike two groups have to be.
    """
    return linked(alike, least, 1)


def halves(alike: Matrix) -> Groups:
    """The group of each of two or more things in two groups, as the place of its first member; by average linkage."""
    return linked(alike, -np.inf, 2)


def linked(alike: Matrix, least: float, fewest: int) -> Groups:
    """Average linkage down to `fewest` groups, as long as two groups are as alike as `least`."""
    n = len(alike)
    between, size, group = alike.astype(np.float64).copy(), np.ones(n), np.arange(n)
    np.fill_diagonal(between, -np.inf)
    for _ in range(n - fewest):
        one, other = divmod(int(between.argmax()), n)
        if not between[one, other] >= least:
            break
        both = size[one] + size[other]
        between[one] = (size[one] * between[one] + size[other] * between[other]) / both
        between[:, one] = between[one]
        between[one, one] = between[other] = between[:, other] = -np.inf
        size[one] = both
        group[group == other] = one
    return group


def components(n: int, pairs: NDArray[np.int64]) -> Groups:
    """The connected part of each of n things, as the place of its first member.

    Args:
        n: how many things there are.
        pairs: two columns, the places of things that are tied.
    """
    group = np.arange(n)
    while len(pairs):
        low = np.minimum(group[pairs[:, 0]], group[pairs[:, 1]])
        new = group.copy()
        np.minimum.at(new, group[pairs[:, 0]], low)
        np.minimum.at(new, group[pairs[:, 1]], low)
        new = new[new]
        if np.array_equal(new, group):
            break
        group = new
    return group
