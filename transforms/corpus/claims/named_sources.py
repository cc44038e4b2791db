"""The sources that one article names, and whom its pronouns and statements mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.corpus.claims.sources import Person, institution, last_named
from transforms.lexicons import word_list

BY = re.compile(r"\b(?:of|from|by) (?:the )?[A-Z]|['’]s? ")
"""In an attribution that says whose it is: `a statement by the Treasury`."""
OWNED = re.compile(r"^(?:its|their) [a-z]")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so."""

    key: str
    text: str | None
    """As the article writes it; None for the article itself."""


@dataclass(slots=True)
class Sources:
    """The sources of one article, in the order in which it names them."""

    publisher: str
    people: Sequence[Person]
    named_at: dict[int, Source] = field(default_factory=dict)
    """The sources that were named so far, by their place in the text."""

    def named(self, attribution: str | None, at: int, before: str) -> Source:
        """The source that an attribution names; a pronoun, or "the statement", is the one named before.

        Args:
            attribution: as written; None for the article itself.
            at: where what it says stands in the text.
            before: the text before that.
        """
        if attribution is None:
            return Source(self.publisher, None)
        if refers_back(attribution):
            last = max((place for place in self.named_at if place <= at), default=None)
            return self.in_text(attribution, before) if last is None else self.named_at[last]
        key = self.owner(attribution, at, before) or institution(attribution, self.people) or self.publisher
        self.named_at[at] = Source(self.fuller(key, at), attribution)
        return self.named_at[at]

    def owner(self, attribution: str, at: int, before: str) -> str | None:
        """The body whose president or secretary speaks: `its secretary, Ada Roe`."""
        if not OWNED.match(attribution):
            return None
        source = self.named("it", at, before)
        return None if source.key == self.publisher else source.key

    def fuller(self, key: str, at: int) -> str:
        """A body as the article named it before: `the ministry` after `the interior ministry`."""
        known = [self.named_at[p].key for p in sorted(self.named_at) if p < at]
        return next((k for k in reversed(known) if k.partition("@")[0].endswith(f"-{key}")), key)

    def in_text(self, attribution: str, before: str) -> Source:
        """The institution that the text before a pronoun names last."""
        body = last_named(before)
        key = institution(body) if body else None
        return Source(key, body) if key else Source(self.publisher, attribution)


BEFORE_STATEMENT = word_list("claims.tsv", "before_statement")


def refers_back(attribution: str) -> bool:
    """Whether an attribution is a pronoun or a statement that somebody named before made."""
    words = [w.lower() for w in attribution.split()]
    left = [w for w in words if w not in BEFORE_STATEMENT]
    if not left or BY.search(attribution):
        return False
    if left[0].rstrip("é") in ("statement", "communiqu"):
        return True
    return len(left) == 1 and (left[0] in word_list("claims.tsv", "pronoun") or left[0] in ("spokesman", "spokeswoman"))
