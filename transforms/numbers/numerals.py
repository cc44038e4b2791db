"""What numbers are made of: words by class, from `lexicons/numbers.tsv`, and the pieces that reading them gives."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.lexicons import lexicon, word_list

HYPHENS = frozenset("-‐‑")
MINUSES = frozenset("-−–‒")
SUFFIXES = frozenset({"st", "nd", "rd", "th"})
MINUS_WORDS = frozenset({"minus", "negative"})


def _words(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in lexicon("numbers.tsv") if row["class"] == kind}


UNITS, TEENS, TENS = _words("unit"), _words("teen"), _words("ten")
SCALES, ABBREVIATIONS = _words("scale"), _words("abbreviation")
UNIT_ORDINALS, TEEN_ORDINALS, TEN_ORDINALS = _words("unit_ordinal"), _words("teen_ordinal"), _words("ten_ordinal")
SCALE_ORDINALS, PARTS, VULGAR = _words("scale_ordinal"), _words("part"), _words("vulgar")
SMALL = UNITS | TEENS | TENS
METRES = frozenset(_words("after_metres"))
"""What follows `200m` where m means metres."""
OWNED = frozenset(_words("owned_millions"))
"""Behind `5m of`, where m means million: `5m of its speakers`."""
COUNTED = frozenset(_words("after_millions"))
"""What is counted after `5m`, plurals in -s aside."""
ORDINALS = UNIT_ORDINALS | TEEN_ORDINALS | TEN_ORDINALS | SCALE_ORDINALS | {"hundredth": 100.0}
ARTICLES = frozenset({"a", "an"})
MULTIPLIERS = frozenset({*SCALES, *ORDINALS, *PARTS, "hundred"})
STARTERS = frozenset({*SMALL, *MULTIPLIERS, *VULGAR, *MINUS_WORDS})
"""The lower-case words that a number without digits can start with, articles and signs aside."""

BEHIND_FRACTION = word_list("figure_words.tsv", "behind_fraction")
"""Words behind `a fifth` that leave it a fraction; a noun makes it an ordinal."""
LARGE = frozenset({*SCALES, *SCALE_ORDINALS})
LEAST_RANK = 100
"""From it on `one-hundredth` before a noun is a rank: `the one-millionth visitor`; `a one-fifth share` is a fraction."""


def tidy(value: float) -> float:
    """A product without the noise of binary fractions: 16.4 billion is 16,400,000,000."""
    whole = round(value)
    return float(whole) if abs(value - whole) <= 1e-9 * abs(value) else value


@dataclass(slots=True)
class Part:
    """A piece of a number on the way: value, the atom after it, and what is known of it."""

    value: float
    end: int
    ordinal: bool = False
    fraction: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its value, atoms or tokens [first, end) as the reader counts, and its place in the text."""

    value: float
    first: int
    end: int
    char_start: int
    char_end: int
    ordinal: bool = False
    fraction: bool = False
    """A bare fraction: `half`, `two-thirds`, `3/4`."""
    scale: float = 1.0
    """The last factor that was named: 1e6 of `1.2 million`."""
    digits: bool = False
    """Whether it starts with digits."""
