"""An attribution: a speaker with the word of saying, and the words that it puts in the speaker's mouth."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Token
from transforms.language import clauses
from transforms.quotes.reporting_verbs import verb_of_saying, words
from transforms.quotes.speakers import BEFORE, Speaker, phrase, speaker
from warehouse.tables.quotes import Quote


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says, and with which word of `lexicons/speech.tsv`; no word where only the place of a quote tells."""

    speaker: Speaker | None
    cue: str | None = None
    lemma: str | None = None
    cue_class: str | None = None


@dataclass(slots=True)
class Said:
    """Words with their attribution; `scope` is the whole clause that is reported."""

    start: int
    end: int
    kind: str
    by: Attribution | None
    scope: tuple[int, int]
    followed: bool = False
    """Whether the attribution stands after the words."""
    inherited: bool = False
    """Whether the speaker was named at an earlier quote or sentence."""


def of_verb(verb: Token, *takes: str) -> Attribution:
    """The attribution by a verb, with its word of saying in the sense that takes one of these."""
    word = verb_of_saying(verb, *takes)
    if word is None:
        return Attribution(speaker(verb))
    by = speaker(verb)
    attests = by is not None and by.head.lemma in words("evidence")
    shows = attests and any(sense.cue_class == "show" for sense in words("verb")[verb.lemma])
    return Attribution(by, verb.text, verb.lemma, "show" if shows else word.cue_class)


def of_source(according: Token) -> Attribution | None:
    """The attribution by "according to"."""
    to = next((c for c in according.children if c.lower == "to"), None)
    head = to.child("pobj") if to is not None else None
    if head is None:
        return None
    if head.lemma in words("noun") and head.lemma not in words("evidence"):
        # "according to statements from the Kremlin"
        head = next(iter(clauses.possessors(head) or clauses.after(head, "from", "by", "of")), head)
    return Attribution(phrase(head, according, BEFORE), f"{according.text} to", "according to", "say")


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
