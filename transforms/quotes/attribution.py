"""An attribution: a speaker with the word of saying, and the words that it puts in the speaker's mouth."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Token
from transforms.quotes.speakers import Speaker, phrase, speaker
from transforms.quotes.speech import words
from warehouse.tables.quotes import Quote


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says, and with which word; `cue_class` is one of the classes of `lexicons/speech.tsv`."""

    speaker: Speaker | None
    cue: str
    lemma: str
    cue_class: str


@dataclass(slots=True)
class Said:
    """Words with their attribution; `scope` is the whole clause that is reported."""

    start: int
    end: int
    kind: str
    by: Attribution | None
    scope: tuple[int, int]
    inherited: bool = False
    """Whether the speaker was named at an earlier quote or sentence."""


def of_verb(verb: Token) -> Attribution:
    """The attribution by a verb of saying."""
    word = words("verb").get(verb.lemma)
    return Attribution(speaker(verb), verb.text, verb.lemma, word.cue_class if word else "say")


def of_source(according: Token) -> Attribution | None:
    """The attribution by "according to"."""
    to = next((c for c in according.children if c.lower == "to"), None)
    head = to.child("pobj") if to is not None else None
    if head is None:
        return None
    return Attribution(phrase(head, according), f"{according.text} to", "according to", "say")


@dataclass(slots=True)
class Attributions:
    """The reported clauses of an article, to ask who says what stands at a place."""

    quotes: list[Quote]
    """By start of scope, then the longest first."""
    starts: list[int]
    above: list[int]
    """For each quote the nearest before it whose scope holds it; -1 where none does."""

    @classmethod
    def of(cls, quotes: Sequence[Quote]) -> Attributions:
        """Order the rows by their scopes."""
        ordered = sorted(quotes, key=lambda q: (q.scope_start, -q.scope_end))
        above: list[int] = []
        stack: list[int] = []
        for number, quote in enumerate(ordered):
            while stack and ordered[stack[-1]].scope_end <= quote.scope_start:
                stack.pop()
            above.append(stack[-1] if stack else -1)
            stack.append(number)
        return cls(ordered, [q.scope_start for q in ordered], above)

    def at(self, start: int, end: int) -> Quote | None:
        """The innermost quote whose scope holds a span: the nearest attribution."""
        number = bisect_right(self.starts, start) - 1
        while number >= 0 and self.quotes[number].scope_end < end:
            number = self.above[number]
        return self.quotes[number] if number >= 0 else None
