"""Candidate names as token spans."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.article import Article, Token
from transforms.mentions.known_names import KnownName
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
    known: KnownName | None = None
    """What a list knows of the name."""
    reason: str = ""
    """What decided on its type."""

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

    def before(self, article: Article) -> Token | None:
        """The token before the name."""
        return article.tokens[self.first - 1] if self.first else None

    def after(self, article: Article, number: int = 1) -> list[str]:
        """The words behind the name in lower case, made up with empty ones."""
        words = [t.lower for t in article.tokens[self.last : self.last + number]]
        return words + [""] * (number - len(words))

    def retype(self, kind: EntityType, reason: str) -> None:
        """Give the name a type, and say what decided."""
        self.kind, self.reason = kind, reason

    def list_as(self, known: KnownName) -> None:
        """Give the name what a list knows of it."""
        self.kind, self.entity_id, self.country, self.known = known.kind, known.entity_id, known.country, known
        self.reason = f"a list has it as {known.name}"


def first_of_list(token: Token) -> Token:
    """The first of the words that a token is joined to."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token
