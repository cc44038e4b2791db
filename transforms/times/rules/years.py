"""Rules of seasons, quarters, years, decades, centuries and holidays."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Match, Partial
from transforms.times.rules.dates import INTO
from transforms.times.rules.decades import LEVELS
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import (
    ALL_MONTHS,
    COUNTED,
    NUMBERED,
    UNITS,
)

FIRST_PRINTED = 1450
"""The first year of printing; of earlier thousands few are years in an article."""


GLUED_UNITS = frozenset({"%", "m", "kg", "km", "x", "×", *ORDINAL_ENDS})
"""What is glued to four digits that are no year."""


def year_alone(s: TokenStream, i: int) -> Match | None:
    """A year of four digits that its neighbours do not show to be a count, a code or a name.

    >>> from transforms.times.token_stream import TokenStream
    >>> year_alone(TokenStream([], []), 0) is None
    True
    """
    value = s.year_digits(i)
    if value is None or is_code(s, i) or (s.is_glued(i + 1) and s.word(i + 1) in GLUED_UNITS):
        return None
    if is_count(s, i, value) or not is_year(s, i, value):
        return None
    return Match(i, i + 1, Partial(value), "year")


def is_measured(word: str) -> bool:
    """Whether a number before a word counts or measures it."""
    return word in COUNTED or word in UNITS or word in {"%", "°"}


def is_count(s: TokenStream, i: int, value: int) -> bool:
    """Whether four digits count the word after them: "2000 people", "1999 tents", "the 1500 graves"."""
    before, following = s.word(i - 1), s.word(i + 1)
    if is_measured(following):
        return True
    if not counts_plural(s, i):
        return False
    if opens_sentence(s, i, value):
        return False
    dated = before in BEFORE_YEARS or (s.tag(i - 1)[:1] == "N" and value % 100)
    return not dated or (before == "the" and value % 50 == 0 and value % 1000 > 0)


def opens_sentence(s: TokenStream, i: int, value: int) -> bool:
    """Whether a year opens a sentence before a plural: "2019 floods killed 20", "In 2021 sales rose"; a round number counts."""
    return value % 10 > 0 and 1900 <= value < 2100 and (i == 0 or (i == 1 and s.word(0) in {"in", "by", "since"}))


BEFORE_YEARS = word_list("time_words.tsv", "before_years")
"""Words before a year that stands before a plural: "the 2012 elections"."""


def counts_plural(s: TokenStream, i: int) -> bool:
    """Whether four digits modify a plural right behind them, other than "2005 levels"."""
    plural = s.tag(i + 1) in {"NNS", "NNPS"} and s.word(i + 1) not in LEVELS
    return plural and s.token(i).head is s.token(i + 1) and s.token(i).dep == "nummod"


def is_year(s: TokenStream, i: int, value: int) -> bool:
    """Whether four digits are a year by their century, or by the words around them."""
    if FIRST_PRINTED <= value < 2100 and is_dating(s, i, value):
        return True
    if 1900 <= value < 2100:
        return value % 1000 > 0 or s.tag(i - 1) != "NNP" or s.tag(i + 1)[:2] != "NN"
    return s.word(i - 1) in YEAR_CUES and s.tag(i + 1)[:1] not in {"N", "J"}


YEAR_CUES = INTO - word_list("time_words.tsv", "no_year_cue")
"""Words before four digits that make them a year of any century."""


BEFORE_OLD_YEAR = word_list("time_words.tsv", "before_old_year")


def is_dating(s: TokenStream, i: int, value: int) -> bool:
    """Whether the words around make four digits of any century a year: `(1792)`, `ca. 1800`, `come 1671`, `the 1675 proclamation`."""
    before, nxt = s.word(i - 1), s.word(i + 1)
    if before == "." and s.word(i - 2) in {"ca", "c"}:
        return True
    described = before == "the" and value % 50 > 0 and s.tag(i + 1) == "NN"
    return (before == "(" and nxt == ")") or before in BEFORE_OLD_YEAR or described


CODE_MARKS = word_list("time_words.tsv", "before_number")
"""Words and marks before four digits that are a sum, a number of something or a count."""
YEAR_MARKS = frozenset({"(", "[", '"', "“", "'", "‘", "/", "–", "—", "=", "'s", "-"})
"""Marks that may be glued before a year."""


BEFORE_YEAR = word_list("time_words.tsv", "joined_year")


def is_code(s: TokenStream, i: int) -> bool:
    """Whether four digits are a number of something: "flight 1984", "$2000", "+1 206 5551", "F-2000"."""
    before = s.word(i - 1)
    if before == "-" and s.is_glued(i):
        return s.word(i - 2) not in BEFORE_YEAR and not s.word(i - 2)[:1].isdigit()
    if before in NUMBERED or before in CODE_MARKS:
        return True
    return (s.is_glued(i) and before not in YEAR_MARKS) or goes_on(s, i + 1)


def goes_on(s: TokenStream, j: int) -> bool:
    """Whether letters or the marks of an address are glued behind digits."""
    word = s.word(j)
    if not s.is_glued(j):
        return False
    if word == "/":
        return s.word(j + 1)[:1].isalpha() and s.word(j + 1) not in ALL_MONTHS
    return word in {"_", "@", ":"} or (word.isalpha() and word not in {"s", "ers"})
