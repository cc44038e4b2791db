"""Candidate names as token spans, and how overlapping candidates are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transforms.article import Article, Token
from transforms.mentions.known_names import Known
from warehouse.tables.mentions import EntityType


@dataclass(slots=True, eq=False)
class Span:
    """A candidate name: tokens [first, last) of the article, and what is known of it so far."""

    first: int
    last: int
    kind: EntityType
    source: str
    """What found it: model, lexicon, pattern, gazetteer, repeated."""
    entity_id: str | None = None
    """The entity, where the finder knows it."""
    country: str | None = None
    title: str | None = None
    """The title before a person's name, in lower case."""
    known: Known | None = None
    """What a list knows of the name."""

    def __len__(self) -> int:
        return self.last - self.first

    def tokens(self, article: Article) -> list[Token]:
        """The tokens of the name."""
        return article.tokens[self.first : self.last]

    def text(self, article: Article) -> str:
        """The characters of the name."""
        return article.text[article.tokens[self.first].start : article.tokens[self.last - 1].end]

    def head(self, article: Article) -> Token:
        """The token that governs the name: the one whose own governor stands outside; else the last."""
        for token in self.tokens(article):
            if token.head is token or not self.first <= token.head.i < self.last:
                return token
        return article.tokens[self.last - 1]


def settle(ranked: Iterable[Span]) -> list[Span]:
    """The spans without those that overlap one earlier in the ranking, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for span in ranked:
        places = range(span.first, span.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
    return sorted(kept, key=lambda s: s.first)
