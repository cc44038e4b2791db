"""Articles that tell a fresh deed of another day and town than most of their story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from transforms.corpus.first_deeds import Deed

AGREED = 2
"""Articles that must tell their deed to one day before another article is held to be of another story. B-cubed F1 at 1, 2, 3 on annotated
stories of our own .971, .971, .961; ECB+, whose articles have no dates, does not tell."""
FRESH = 3
"""Days after a deed within which an article that tells it as its first brings news of it, and no background."""


def outsiders(articles: Sequence[Deed], published: Sequence[int]) -> list[int]:
    """The places of those that tell a fresh deed of another day and town than most of a story's articles, and nothing of that of the others.

    Args:
        articles: what each tells.
        published: the day on which each came out, counted from 1970; very low where nobody knows.
    """
    counted = Counter(a.day for a in articles if a.day)
    main = min(counted, key=lambda day: (-counted[day], day), default=None)
    if main is None or counted[main] < AGREED:
        return []
    there = frozenset(town for a in articles if a.day == main for town in a.towns)
    told = enumerate(zip(articles, published, strict=True))
    return [i for i, (a, day) in told if is_fresh(a, day) and is_elsewhere(a, main, there)]


def is_fresh(told: Deed, published: int) -> bool:
    """Whether an article came out within days of its deed, which it tells to a town."""
    return bool(told.day and told.towns) and 0 <= published - number(told.day or "") <= FRESH


def is_elsewhere(told: Deed, day: str, towns: frozenset[str]) -> bool:
    """Whether an article tells a deed of another day than the one given, and nothing of that day or of the towns of its deed."""
    return abs(number(told.day or day) - number(day)) > 1 and day not in told.days and not told.places & towns


def number(day: str) -> int:
    """A day counted from 1970.

    >>> number("@1970-01-03")
    2
    """
    return (date.fromisoformat(day.lstrip("@")) - date(1970, 1, 1)).days
