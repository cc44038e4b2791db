"""Where publishers are at home: by the list of outlets, else by the datelines of their own articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from transforms.front_matter.publishers import home_of

FEWEST = 3
"""Articles with datelines from which a publisher has a home."""
SHARE = 0.6
"""Of its datelines, those that name its home; agencies and national papers file from everywhere."""
Filed = tuple[str | None, str | None]
"""The publisher of an article, and the place of its dateline."""


def homes(filed: Iterable[Filed]) -> dict[str, str]:
    """The home of each publisher that most of its datelines name.

    >>> homes([("valley news", "geonames:1")] * 3 + [("valley news", "geonames:2"), ("wire", "geonames:1")])
    {'valley news': 'geonames:1'}
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for publisher, place in filed:
        if publisher and place:
            counts[publisher][place] += 1
    found = {}
    for publisher, places in sorted(counts.items()):
        place, most = min(places.items(), key=lambda pair: (-pair[1], pair[0]))
        if places.total() >= FEWEST and most >= SHARE * places.total():
            found[publisher] = place
    return found


def home(publisher: str | None, url: str | None, by_dateline: Mapping[str, str]) -> str | None:
    """The home of an article's publisher: the list's, else that of its datelines."""
    row = home_of(publisher, url)
    return row["place"] if row else by_dateline.get(publisher or "")
