"""Acronyms that stand in brackets after the name that they shorten."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transforms.article import Article
from transforms.names.acronyms import expansions
from transforms.names.spans import Span

KINDS = frozenset({"organization", "weapon", "facility", "event_name", "law", "product"})


def explained(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """The acronym of each name that is followed by one: "World Conservation Union (IUCN)"."""
    ends = {s.last: s for s in spans if s.kind in KINDS}
    starts = [t.start for t in article.tokens]
    for _, _, short, short_end in expansions(article.text):
        first, last = bisect_left(starts, short), bisect_left(starts, short_end)
        full = ends.get(first - 1)
        if full and last > first and article.tokens[last - 1].end == short_end:
            yield Span(first, last, full.kind, "pattern", full.entity_id, full.country, known=full.known)
