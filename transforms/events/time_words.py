"""Words of time and occasion, which no participant is made of."""

from __future__ import annotations

from transforms.article import Token
from transforms.lexicons import word_list

WORDS = word_list("event_words.tsv", "times")


def is_time(token: Token) -> bool:
    """Whether a noun heads an expression of time, so that "on Monday" has no addressee."""
    return token.lemma in WORDS or token.lower in WORDS
