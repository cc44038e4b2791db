"""Quoted spans: what stands in quotation marks, with the rest of the sentence around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.article import Article, Token
from transforms.quotes.attribution import Quotation, Refusal
from transforms.quotes.marks import Marked
from transforms.quotes.reporting_verbs import LONGEST

REACH = 40
"""How many tokens an attribution may be away from its quote. 20 and 80 read 216 annotated quotes alike."""
ENDS = frozenset({".", "!", "?", ";", "..."})


@dataclass(slots=True)
class QuotedSpan:
    """One span in quotation marks with what stands around it."""

    mark: Marked
    start: int
    """Start of the words, without marks; `end` likewise."""
    end: int
    tokens: list[Token]
    before: list[Token] = field(default_factory=list)
    """The rest of the sentence before it, back to the quote before."""
    after: list[Token] = field(default_factory=list)
    quotation: Quotation | None = None
    """What it is when it is a quote."""
    refusal: Refusal | None = None
    """Why it is none."""

    @property
    def starts_upper(self) -> bool:
        """Whether the words begin with a capital letter or a figure."""
        first = next((t for t in self.tokens if t.start >= self.start), self.tokens[0])
        return first.text[:1].isupper() or first.text[:1].isdigit()


def quoted_spans(article: Article, marks: Sequence[Marked]) -> list[QuotedSpan]:
    """The spans with their tokens and surroundings."""
    starts = article.starts
    spans = []
    for mark in marks:
        start, end = mark.inner(article.text)
        first, last = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
        if start < end and first < last:
            spans.append(QuotedSpan(mark, start, end, article.tokens[first:last]))
    inside = frozenset(t.i for q in spans for t in q.tokens)
    for quote in spans:
        quote.before = _window(article, quote.tokens[0].i - 1, -1, inside)[::-1]
        quote.after = _window(article, quote.tokens[-1].i + 1, 1, inside)
    return spans


def _window(article: Article, i: int, step: int, inside: frozenset[int]) -> list[Token]:
    window: list[Token] = []
    here = article.tokens[i - step].sentence.block
    while 0 <= i < len(article.tokens) and len(window) < REACH and i not in inside:
        token = article.tokens[i]
        if token.sentence.block is not here or token.text in ENDS or len(token.sentence.tokens) > LONGEST:
            break
        window.append(token)
        i += step
    return window
