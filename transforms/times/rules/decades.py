"""Rules of decades and centuries: `the 1990s`, `the nineties`, `the 19th century`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Match, Partial
from transforms.times.rules.dates import APOSTROPHES
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import (
    DECADES,
)

LEVELS = word_list("time_words.tsv", "year_levels")
"""Plurals that a year describes and does not count: `below 2005 levels`."""


def decade(s: TokenStream, i: int) -> Match | None:
    """`1990s`, `'90s`, `the 70s`, `the nineties`."""
    if s.word(i) in DECADES:
        return decade_in_words(s, i)
    if not s.word(i).endswith("0"):
        return None
    return decade_of_century(s, i) or decade_alone(s, i)


BEFORE_DECADE = word_list("time_words.tsv", "before_decade")


def decade_in_words(s: TokenStream, i: int) -> Match | None:
    """`the nineties`; not "in his nineties"."""
    shown = s.word(i - 1) in BEFORE_DECADE and s.word(i - 2) not in {"his", "her"}
    node = Partial(decade=190 + DECADES[s.word(i)] // 10)
    return Match(i, i + 1, node, "decade_in_words") if shown else None


def plural_end(s: TokenStream, i: int, *, spaced: bool) -> int | None:
    """The atom after the plural ending of digits: `1990s`, `90's`."""
    j = s.skip(i + 1, "'", "’")
    known = s.word(j) in {"s", "'s", "’s"} and (spaced or j > i + 1 or s.is_glued(j))
    return j + 1 if known and s.word(i).endswith("0") else None


def decade_of_century(s: TokenStream, i: int) -> Match | None:
    """`1990s`; `the 1800s` are a century."""
    year, end = s.year_digits(i), plural_end(s, i, spaced=True)
    if year is None or end is None:
        return None
    whole = year % 100 == 0 and year < 1900
    return Match(i, end, Partial(century=year // 100) if whole else Partial(decade=year // 10), "decade")


AGE_OWNERS = word_list("time_words.tsv", "age_owner")


def decade_alone(s: TokenStream, i: int) -> Match | None:
    """`'90s`, `the 70s`; not "in her 70s"."""
    two, end = s.integer(i), plural_end(s, i, spaced=False)
    if two is None or end is None or len(s.word(i)) != 2 or s.word(i - 1) in AGE_OWNERS:
        return None
    marked = s.word(i - 1) in APOSTROPHES
    return Match(i - marked, end, Partial(decade=(190 if two >= 20 else 200) + two // 10), "short_decade")


def century(s: TokenStream, i: int) -> Match | None:
    """`the 19th century`, `21st-century`."""
    nth = s.ordinal(i)
    if nth is None or not 1 <= nth[0] <= 30:
        return None
    j = s.undash(nth[1])
    return Match(i, j + 1, Partial(century=nth[0] - 1), "century") if s.word(j) in {"century", "centuries"} else None


BEFORE_CENTURY = word_list("time_words.tsv", "before_century")


def century_understood(s: TokenStream, i: int) -> Match | None:
    """`the eighteenth century and ... the twentieth`: an ordinal alone after a century of the same sentence."""
    nth = s.ordinal(i)
    if nth is None or not 1 <= nth[0] <= LATEST_CENTURY or s.word(i - 1) not in BEFORE_CENTURY:
        return None
    named = any(s.word(k) in {"century", "centuries"} for k in range(i))
    alone = s.tag(nth[1])[:1] not in {"N", "J", "C"} and s.word(nth[1]) not in {"century", "centuries", "of", "-"}
    return Match(i, nth[1], Partial(century=nth[0] - 1), "century_understood") if named and alone else None


LATEST_CENTURY = 21
"""A later one is none that news dates anything to."""
