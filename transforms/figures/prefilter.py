"""Which sentences can hold a figure at all: most have neither a digit nor a word of number, which is quickly seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from transforms.article import Article, ParsedSentence
from transforms.figures.scan import FEW, MULTIPLES, NONE_WORDS, VAGUE, ZERO_NOUNS
from transforms.numbers.numerals import MINUS_WORDS, STARTERS

DIGITS = re.compile(r"\d+")
NEEDING_MORE = frozenset({"no", "without", "not", *MINUS_WORDS, *FEW})
"""Words that make a number only with another: `no casualties`, `not a single`, `a few hundred`."""
SURE = frozenset({*STARTERS, *VAGUE, *MULTIPLES, *NONE_WORDS}) - NEEDING_MORE
NONE_OF = frozenset({"no", "without"})
SPARED = re.compile(r"[$£€¥₹%]|cent|euro|dollar|pound|\bage|\bold\b", re.IGNORECASE)
"""Marks of money, percentages and ages, which are figures even inside an expression of time."""


def holding_figures(article: Article, taken: Sequence[tuple[int, int]]) -> Iterator[ParsedSentence]:
    """The sentences that have a digit outside the expressions of time `taken` (in order), or words that make a number."""
    worded = with_number_words(article)
    return (s for s in article.sentences if s in worded or has_digit(article.text, s, taken))


def has_digit(text: str, sentence: ParsedSentence, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a digit stands outside the expressions of time, or beside money or an age."""
    found = False
    for match in DIGITS.finditer(text, sentence.start, sentence.end):
        k = bisect_right(taken, match.start(), key=lambda span: span[0]) - 1
        if k < 0 or taken[k][1] < match.end():
            return True
        found = True
    return found and SPARED.search(text, sentence.start, sentence.end) is not None


def with_number_words(article: Article) -> set[ParsedSentence]:
    """The sentences whose words can make a number."""
    none = {s for s in with_one_of(article, NONE_OF) if any(t.lemma in ZERO_NOUNS for t in s.tokens)}
    return with_one_of(article, SURE) | with_one_of(article, {"not"}) & with_one_of(article, {"single"}) | none


def with_one_of(article: Article, words: AbstractSet[str]) -> set[ParsedSentence]:
    """The sentences that have one of some words."""
    return {token.sentence for token in article.lowered(words)}
