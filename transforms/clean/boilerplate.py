"""Lines that belong to the page and not to the article, by the phrases of `boilerplate.tsv`."""

from __future__ import annotations

import re
from functools import cache

from transforms.lexicons import lexicon

LONGEST = 100
"""Words from which no rule applies. 60 and 160 read 120 annotated pages alike."""
SHORT = 22
"""Words beyond which three rules of four do not apply. 15 and 30 read 120 annotated pages alike."""


@cache
def rules() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Rule id, the most words that a line may have, and the pattern, in the order of the list."""
    return tuple(
        (row["rule_id"], int(row["max_words"]), re.compile(row["pattern"])) for row in lexicon("boilerplate.tsv")
    )


@cache
def any_rule(fewest: int) -> re.Pattern[str]:
    """The patterns for lines of at least so many words as one, which turns most lines away at once.

    They read small letters: a pattern that ignores case looks into each alternative, which takes twice as long.
    """
    return re.compile("|".join(f"(?:{p.pattern})" for _, most, p in rules() if most >= fewest))


def boilerplate_rule(line: str) -> str | None:
    """The id of the rule that drops a line, or None.

    >>> boilerplate_rule("read more: Putin Responds to U.S. Missile Approval")
    'teaser.read_more'
    >>> boilerplate_rule("The Attack and Its Immediate Impact")
    """
    n, small = len(line.split(None, LONGEST)), line.lower()
    if not any_rule(0 if n <= SHORT else SHORT + 1).match(small):
        return None
    return next((rule_id for rule_id, most, pattern in rules() if n <= most and pattern.match(small)), None)
