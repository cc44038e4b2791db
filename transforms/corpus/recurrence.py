"""Which lines recur across the articles of their publisher: a function of the set of articles, whatever order they come in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]

FEWEST = 3
"""Articles of a publisher that a line has to stand in, and in more than half of all it has; copies count as one."""
PORTION = 20_000
"""Articles that are looked at together."""


def recurring(articles: pa.Table) -> pa.Array:
    """For each article those of its lines that recur, as a list of numbers.

    Args:
        articles: the columns of `transforms.clean.recurring.Traces`, an article a row; other columns are left alone.
    """
    publisher = articles["publisher"].to_numpy()
    order = np.argsort(publisher, kind="stable")
    found = [lists for rows in portions(publisher[order]) for lists in among(articles.take(order[rows])).to_pylist()]
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    return pa.array(found, pa.list_(pa.uint64())).take(pa.array(back))


def portions(publisher: Numbers) -> Iterator[slice]:
    """Whole publishers, of sorted ones, about PORTION articles at a time, so that memory is that of the largest publisher."""
    first, n = 0, len(publisher)
    while first < n:
        reached = publisher[min(first + PORTION, n) - 1]
        last = int(np.searchsorted(publisher, reached, side="right"))
        yield slice(first, last)
        first = last


def among(articles: pa.Table) -> pa.Array:
    """The same for some articles, all of their publishers."""
    publisher = articles["publisher"].to_numpy().astype(np.uint64)
    same = copies(publisher, articles)
    owner, line = exploded(articles, "lines")
    keys, n = spread(line ^ publisher[owner], same[owner])
    publishers, size = spread(publisher, same)
    often = n[np.searchsorted(keys, line ^ publisher[owner])]
    hit = (often >= FEWEST) & (2 * often > size[np.searchsorted(publishers, publisher[owner])])
    ends = np.concatenate([[0], np.cumsum(np.bincount(owner[hit], minlength=len(articles)))])
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.array(line[hit], pa.uint64()))


def spread(keys: Numbers, articles: Places) -> tuple[Numbers, Places]:
    """The distinct keys in order, and how many distinct articles each stands in."""
    order = np.lexsort((articles, keys))
    keys, articles = keys[order], articles[order]
    first = np.ones(len(keys), bool)
    first[1:] = (keys[1:] != keys[:-1]) | (articles[1:] != articles[:-1])
    found, n = np.unique(keys[first], return_counts=True)
    return found, n


def copies(publisher: Numbers, articles: pa.Table) -> Places:
    """For each article the first one that it is a copy of, itself where it is none; a copy of a copy is one too."""
    owner, signature = exploded(articles, "signatures")
    _, key = np.unique(signature ^ publisher[owner], return_inverse=True)
    same = np.arange(len(articles))
    while True:
        first = np.full(len(key), len(articles))
        np.minimum.at(first, key, same[owner])
        found = same.copy()
        np.minimum.at(found, owner, first[key])
        if np.array_equal(found, same):
            return same
        same = found


def exploded(articles: pa.Table, name: str) -> tuple[Places, Numbers]:
    """A column of lists as two arrays: the article that each number stands in, and the number."""
    lists = articles[name].combine_chunks()
    sizes = lists.value_lengths().to_numpy(zero_copy_only=False)
    return np.repeat(np.arange(len(lists)), sizes), lists.flatten().to_numpy(zero_copy_only=False).astype(np.uint64)
