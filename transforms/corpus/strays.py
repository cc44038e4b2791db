"""Strays: one article or two that average linkage leaves beside a story, since the story's articles are alike to them only in part.

A comment or a list shares many words with two articles of its story and few with the others, so that the average keeps it out.
"""

from __future__ import annotations

import numpy as np

from transforms.corpus.linkage import Groups, Matrix
from transforms.corpus.sketches import NO_DAY, Days

LARGEST, HOST = 2, 3
"""Articles of the largest group of strays, and of the smallest story that takes them in. B-cubed F1 on short texts of ECB+ and on its whole
articles with groups of 1, 2, 4: .911, .914, .914 and .956, .966, .966; with stories of 2, 3, 4: .911, .914, .914 and .956, .966, .966, on
annotated stories of our own .971, .971, .962."""
CLOSEST = 2
"""Articles of a story that have to be alike to each of them. B-cubed F1 with strays taken in by the two closest, by the three closest, and
without: on short texts of ECB+ .915, .912, .906, on its whole articles .966, .956, .956, on annotated stories of our own .948 each."""


def adopted(alike: Matrix, group: Groups, least: float, days: Days) -> Groups:
    """The group of each article, with strays in the one story that is like them, as the place of its first member.

    Strays that are like two stories stay alone: those mostly tell of two happenings of one kind. But a story that began after a stray came
    out is not its story.

    Args:
        alike: how alike each two articles are, symmetric.
        group: the group of each as the place of its first member.
        least: how alike the closest articles of a story have to be on average.
        days: the day on which each came out, a very low one where nobody knows.
    """
    firsts, sizes = np.unique(group, return_counts=True)
    hosts = {int(first): np.flatnonzero(group == first) for first in firsts[sizes >= HOST]}
    found = group.copy()
    for first in firsts[sizes <= LARGEST]:
        strays = np.flatnonzero(group == first)
        near = [host for host, members in hosts.items() if closeness(alike[np.ix_(strays, members)]) >= least]
        if len(near) > 1 and (days[strays] > NO_DAY).all():
            near = [host for host in near if has_begun(days[hosts[host]], days[strays])]
        if len(near) == 1:
            found[strays] = near[0]
    return renumbered(found)


def has_begun(story: Days, strays: Days) -> bool:
    """Whether an article of a story came out no later than some strays, as far as their days are known."""
    known = story[story > NO_DAY]
    return not len(known) or bool(known.min() <= strays.max())


def closeness(alike: Matrix) -> float:
    """How alike the closest articles of a story are to some strays: a row for each of these."""
    return float(np.sort(alike, axis=1)[:, -CLOSEST:].mean())


def renumbered(group: Groups) -> Groups:
    """Groups, each named by the place of its first member."""
    _, first, place = np.unique(group, return_index=True, return_inverse=True)
    found: Groups = first[place]
    return found
