"""Who is meant: names, pronouns and descriptions of an article tied to its entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Article, Token
from warehouse.tables.mentions import Mention


@dataclass(frozen=True, slots=True)
class Reference:
    """The entity that a phrase refers to, how that was found, and how sure it is (0 to 1)."""

    entity_id: str
    entity_type: str
    name: str
    country: str | None
    method: str
    confidence: float


@dataclass(slots=True)
class References:
    """All references of an article, by the token that heads the phrase."""

    mentions: Sequence[Mention]
    by_token: dict[int, Reference]

    @classmethod
    def of(cls, article: Article, mentions: Sequence[Mention]) -> References:
        """Resolve the article's names, pronouns and definite descriptions."""
        return cls(mentions, {})

    def at(self, token: Token) -> Reference | None:
        """What the phrase headed by this token refers to; None where it could only be guessed."""
        return self.by_token.get(token.i)
