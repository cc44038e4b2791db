"""Acronyms that stand in brackets after the name that they shorten."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transforms.article import Article
from transforms.mentions.acronyms import expansions
from transforms.mentions.known_names import entities
from transforms.mentions.spans import Span

KINDS = frozenset({"organization", "weapon", "facility", "event_name", "law", "product"})


BARE = re.compile(r" \(([A-Z]{3,8})\)")
"""An acronym in brackets whose letters need not be those of the name: World Conservation Union (IUCN)."""


def explained(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """The acronym of each name that is followed by one: "European Space Agency (ESA)"."""
    ends = {s.last: s for s in spans if s.kind in KINDS}
    starts = [t.start for t in article.tokens]
    for short, short_end in brackets(article, spans):
        first, last = bisect_left(starts, short), bisect_left(starts, short_end)
        full = ends.get(first - 1)
        if full and last > first and article.tokens[last - 1].end == short_end:
            yield Span(first, last, full.kind, "pattern", full.entity_id, full.country, known=full.known)


def brackets(article: Article, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Offsets of acronyms that stand in brackets after a name."""
    for _, _, short, short_end in expansions(article.text):
        yield short, short_end
    for span in spans:
        if span.kind == "organization" and len(span) > 1:
            match = BARE.match(article.text, article.tokens[span.last - 1].end)
            if match and match[1] not in entities():
                yield match.span(1)


def as_explained(article: Article, spans: Sequence[Span], acronyms: Sequence[Span]) -> None:
    """Give every mention of an acronym the kind of the name that it is explained by."""
    kinds = {a.text(article): a.kind for a in acronyms}
    for span in spans:
        if span.known is None and span.kind != (kind := kinds.get(span.text(article), span.kind)):
            span.kind = kind
