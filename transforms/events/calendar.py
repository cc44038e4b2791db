"""Words of time and occasion, which no participant is made of."""

from __future__ import annotations

from transforms.article import Token

WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december day week month year night morning evening afternoon weekend eve anniversary hour minute time
    today yesterday tomorrow tonight occasion date noon midnight dawn decade century spring summer autumn winter ramadan""".split()
)


def is_time(token: Token) -> bool:
    """Whether a noun heads an expression of time, so that "on Monday" has no addressee."""
    return token.lemma in WORDS or token.lower in WORDS
