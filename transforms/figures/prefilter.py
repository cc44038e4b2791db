"""Which sentences can hold a figure at all: most have neither a digit nor a word of number, which is quickly seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

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


def may_hold_figure(article: Article, sentence: ParsedSentence, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence has a digit outside the expressions of time `taken` (in order), or words that make a number."""
    return has_digit(article.text, sentence, taken) or has_number_word(sentence)


def has_digit(text: str, sentence: ParsedSentence, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a digit stands outside the expressions of time, or beside money or an age."""
    found = False
    for match in DIGITS.finditer(text, sentence.start, sentence.end):
        k = bisect_right(taken, match.start(), key=lambda span: span[0]) - 1
        if k < 0 or taken[k][1] < match.end():
            return True
        found = True
    return found and SPARED.search(text, sentence.start, sentence.end) is not None


def has_number_word(sentence: ParsedSentence) -> bool:
    """Whether words of a sentence can make a number."""
    words = [t.lower for t in sentence.tokens]
    if not SURE.isdisjoint(words):
        return True
    if "not" in words and "single" in words:
        return True
    return not NONE_OF.isdisjoint(words) and any(t.lemma in ZERO_NOUNS for t in sentence.tokens)
