"""An attribution: a speaker with the reporting verb, and the words that are attributed to the speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Token
from transforms.language import clauses
from transforms.quotes.reporting_verbs import can_show, entries, reporting_verb
from transforms.quotes.speakers import BEFORE, Speaker, phrase, speaker
from warehouse.tables.quotes import Quote, QuoteForm

RULES = {
    "quote.interrupted": "only a punctuation mark or a joining word parts it from the quote before: “A,” “B,” X said",
    "quote.introduced": "the attribution stands right before it: X said: “A”",
    "quote.followed": "the attribution stands right after it: “A,” said X",
    "quote.signed": "a name stands behind a dash: “A.” — X",
    "quote.carried": "it is a sentence of its own and goes on with the speaker before: X said “A.” “B.”",
    "quote.heading": "a sentence in quotation marks opens a headline before a colon, and nobody is named: “A”: B",
    "quote.embedded": "a reporting verb governs the clause that holds it: X said that Y was “A”",
    "quote.transcript": "a line of a transcript begins with the speaker's name: X: A",
    "indirect.verb": "the clause of a reporting verb: X said that A",
    "indirect.source": "the clause around a source: A, according to X",
    "indirect.noun": "the clause of a reporting noun: X's claim that A",
    "indirect.headline": "a headline names its source before a colon or after a dash: X: A",
}
"""The rules of attribution, each with an example of what it reads."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says, and with which word of `lexicons/reporting_verbs.tsv`; no word where only the place of a quote shows it."""

    speaker: Speaker | None
    cue: str | None = None
    lemma: str | None = None
    cue_class: str | None = None


@dataclass(slots=True)
class Quotation:
    """Words with their attribution; `scope` is the whole clause that is reported."""

    start: int
    end: int
    kind: str
    by: Attribution | None
    scope: tuple[int, int]
    rule: str
    """The rule of RULES that attributes them."""
    form: QuoteForm = "words"

    @property
    def follows(self) -> bool:
        """Whether the attribution stands after the words."""
        return self.rule == "quote.followed"

    @property
    def inherited(self) -> bool:
        """Whether the speaker was named at an earlier quote or sentence."""
        return self.rule == "quote.carried"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that are no quote, and why."""

    start: int
    end: int
    rule: str
    reason: str


def of_verb(verb: Token, *takes: str) -> Attribution:
    """The attribution by a verb, with its reporting verb in the sense that takes one of these."""
    entry = reporting_verb(verb, *takes)
    if entry is None:
        return Attribution(speaker(verb))
    by = speaker(verb)
    attests = by is not None and by.head.lemma in entries("evidence")
    shows = attests and can_show(verb.lemma)
    return Attribution(by, verb.text, verb.lemma, "show" if shows else entry.cue_class)


def of_source(according: Token) -> Attribution | None:
    """The attribution by "according to"."""
    to = next((c for c in according.children if c.lower == "to"), None)
    head = to.child("pobj") if to is not None else None
    if head is None:
        return None
    if head.lemma in entries("noun") and head.lemma not in entries("evidence"):
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
