"""Who is meant: names, pronouns and descriptions of an article tied to its entities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    sector: str | None = None
    """What the phrase tells of the role: government, military, police, media, civilian ..."""


@dataclass(slots=True)
class References:
    """All references of an article, by the token that heads the phrase."""

    mentions: Sequence[Mention]
    by_token: dict[int, Reference]
    named: dict[int, Mention] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article, mentions: Sequence[Mention]) -> References:
        """Resolve the article's names, pronouns and definite descriptions."""
        references = cls(mentions, {})
        starts = [t.start for t in article.tokens]
        for mention in mentions:
            first = bisect_left(starts, mention.char_start)
            last = bisect_left(starts, mention.char_end)
            references.add(article.tokens[first:last], mention)
        return references

    def add(self, tokens: Sequence[Token], mention: Mention) -> None:
        """Enter a name under the tokens that it is made of."""
        self.named.update((t.i, mention) for t in tokens)
        if mention.entity_id is None or mention.name is None:
            return
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[-1])
        country = mention.entity_id.removeprefix("country:") if mention.entity_id.startswith("country:") else None
        self.by_token[head.i] = Reference(
            mention.entity_id,
            mention.entity_type,
            mention.name,
            country,
            mention.link_method or "name",
            mention.confidence,
        )

    def at(self, token: Token) -> Reference | None:
        """What the phrase headed by this token refers to; None where it could only be guessed."""
        return self.by_token.get(token.i)

    def mention_at(self, token: Token) -> Mention | None:
        """The name that this token is part of."""
        return self.named.get(token.i)
