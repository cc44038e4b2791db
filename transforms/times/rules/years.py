"""Rules of seasons, quarters, years, decades, centuries and holidays."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import BeforeChrist, Holiday, Match, Partial
from transforms.times.rules.dates import APOSTROPHES, INTO, quarter_name, year_at
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import (
    ALL_MONTHS,
    COUNTED,
    DECADES,
    HOLIDAYS,
    LONGEST_HOLIDAY,
    NUMBERED,
    SEASONS,
    UNITS,
)

FIRST_PRINTED = 1450
"""The first year of printing; of earlier thousands few are years in an article."""
LEVELS = word_list("time_words.tsv", "year_levels")
"""Plurals that a year describes and does not count: `below 2005 levels`."""


def season(s: TokenStream, i: int) -> Match | None:
    """`summer 2024`, `the winter of 1941`, `this spring`; alone only as a noun after a preposition or "the"."""
    name = SEASONS[s.word(i)]
    year = year_at(s, s.skip(i + 1, "of", ",", "in"))
    if year:
        return Match(i, year[1], Partial(year[0], season=name), "season_year")
    return Match(i, i + 1, Partial(season=name), "season") if is_season(s, i) else None


def is_season(s: TokenStream, i: int) -> bool:
    """Whether a season's name alone is one: a noun, and `fall` and `spring` only after words that show it."""
    if s.tag(i) not in {"NN", "NNP"} or s.token(i).dep == "compound":
        return False
    if s.word(i) not in {"fall", "spring"}:
        return True
    before = s.word(i - 1)
    shown = before == "the" and s.word(i - 2) in {"in", "during", "by", "until", "since"}
    return s.token(i).dep in {"pobj", "npadvmod"} and (shown or before in {"this", "last", "next"})


def quarter(s: TokenStream, i: int) -> Match | None:
    """`Q3 2024`, `H1 of 2019`."""
    part = quarter_name(s, i)
    if part is None or (not s.is_capital(i) and not year_at(s, part[1])):
        return None
    year = year_at(s, s.skip(part[1], "of", ",", "fy"), short=s.word(part[1]) in APOSTROPHES)
    node = Partial(year[0] if year else None, quarter=part[0].quarter, half=part[0].half)
    return Match(i, year[1] if year else part[1], node, "quarter")


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


YEAR_CUES = INTO - {"to", "for", "last", "next", "this", "around"}
"""Words before four digits that make them a year of any century."""


def is_dating(s: TokenStream, i: int, value: int) -> bool:
    """Whether the words around make four digits of any century a year: `(1792)`, `ca. 1800`, `come 1671`, `the 1675 proclamation`."""
    before, nxt = s.word(i - 1), s.word(i + 1)
    if before == "." and s.word(i - 2) in {"ca", "c"}:
        return True
    described = before == "the" and value % 50 > 0 and s.tag(i + 1) == "NN"
    return (before == "(" and nxt == ")") or before in {"ca", "ca.", "circa", "c.", "come"} or described


CODE_MARKS = word_list("time_words.tsv", "before_number")
"""Words and marks before four digits that are a sum, a number of something or a count."""
YEAR_MARKS = frozenset({"(", "[", '"', "“", "'", "‘", "/", "–", "—", "=", "'s", "-"})
"""Marks that may be glued before a year."""


def is_code(s: TokenStream, i: int) -> bool:
    """Whether four digits are a number of something: "flight 1984", "$2000", "+1 206 5551", "F-2000"."""
    before = s.word(i - 1)
    if before == "-" and s.is_glued(i):
        return s.word(i - 2) not in {"mid", "early", "late", "pre", "post"} and not s.word(i - 2)[:1].isdigit()
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


def decade(s: TokenStream, i: int) -> Match | None:
    """`1990s`, `'90s`, `the 70s`, `the nineties`."""
    if s.word(i) in DECADES:
        return decade_in_words(s, i)
    return decade_of_century(s, i) or decade_alone(s, i)


def decade_in_words(s: TokenStream, i: int) -> Match | None:
    """`the nineties`; not "in his nineties"."""
    shown = s.word(i - 1) in {"the", "in", "early", "late", "mid", "-"} and s.word(i - 2) not in {"his", "her"}
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


def decade_alone(s: TokenStream, i: int) -> Match | None:
    """`'90s`, `the 70s`; not "in her 70s"."""
    two, end = s.integer(i), plural_end(s, i, spaced=False)
    if two is None or end is None or len(s.word(i)) != 2 or s.word(i - 1) in {"his", "her", "their", "my"}:
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


def holiday(s: TokenStream, i: int) -> Match | None:
    """A holiday of the list, the longest name first, with its year: `Easter 2018`, `Thanksgiving`, `New Year's Eve`."""
    best = longest_holiday(s, i)
    if best is None or not is_holiday(s, i, best[1]):
        return None
    year = year_at(s, s.skip(best[1], ",", "of"))
    end = year[1] if year else best[1]
    weekend = s.word(end) == "weekend"
    return Match(i, end + weekend, Holiday(best[0], Partial(year[0]) if year else None, weekend=weekend), "holiday")


def longest_holiday(s: TokenStream, i: int) -> tuple[str, int] | None:
    """The rule of the longest name of the list that starts at `i`, and the atom after it."""
    best: tuple[str, int] | None = None
    joined = ""
    for j in range(i, min(len(s), i + LONGEST_HOLIDAY)):
        joined += s.word(j) if s.is_glued(j) and j > i else " " + s.word(j)
        name = tuple(joined.replace("’", "'").split())
        if name in HOLIDAYS:
            best = HOLIDAYS[name], j + 1
    return best


HOLIDAY_ENDS = word_list("time_words.tsv", "holiday_end")
"""Last words of names that are holidays in small letters too."""


def is_holiday(s: TokenStream, i: int, end: int) -> bool:
    """Whether the words are meant as the holiday: capitals, a year or a telling word; not a surname ("Paul Easter")."""
    if not s.is_capital(i):
        if s.word(i) in {"may", "mother", "father"}:
            return False
        if not year_at(s, end) and s.word(end - 1) not in HOLIDAY_ENDS:
            return False
    before = s.token(i - 1) if i else None
    surname = before is not None and before.tag == "NNP" and before.dep == "compound" and before.head is s.token(i)
    return end > i + 1 or not surname


ERAS_BEFORE = {"bc": "BC", "bce": "BC"}
ERAS_AFTER = frozenset({"ad", "ce"})


def ancient_year(s: TokenStream, i: int) -> Match | None:
    """`332 BC`, `44 B.C.`, `410 AD`, `79 CE`."""
    value = s.integer(i, 4)
    era, end = era_at(s, i + 1)
    if value is None or not era or value == 0:
        return None
    return Match(i, end, BeforeChrist(value) if era == "BC" else Partial(value), "ancient_year")


def era_at(s: TokenStream, i: int) -> tuple[str, int]:
    """BC or AD, in capitals, with or without full stops, and the atom after it."""
    letters, j = s.word(i), i + 1
    while len(letters) < 3 and s.word(j) == "." and s.is_glued(j) and len(s.word(j + 1)) == 1 and s.is_glued(j + 1):
        letters, j = letters + s.word(j + 1), j + 2
    if not s.is_all_capitals(i):
        return "", i
    era = ERAS_BEFORE.get(letters, "AD" if letters in ERAS_AFTER else "")
    return era, s.skip(j, ".") if s.is_glued(j) and j > i + 1 else j


def era_first(s: TokenStream, i: int) -> Match | None:
    """`AD 79`."""
    era, j = era_at(s, i)
    value = s.integer(j, 4)
    return Match(i, j + 1, Partial(value), "era_year") if era == "AD" and value and s.word(i) == "ad" else None


def century_understood(s: TokenStream, i: int) -> Match | None:
    """`the eighteenth century and ... the twentieth`: an ordinal alone after a century of the same sentence."""
    nth = s.ordinal(i)
    if nth is None or not 1 <= nth[0] <= LATEST_CENTURY or s.word(i - 1) not in {"the", "late", "early", "mid"}:
        return None
    named = any(s.word(k) in {"century", "centuries"} for k in range(i))
    alone = s.tag(nth[1])[:1] not in {"N", "J", "C"} and s.word(nth[1]) not in {"century", "centuries", "of", "-"}
    return Match(i, nth[1], Partial(century=nth[0] - 1), "century_understood") if named and alone else None


LATEST_CENTURY = 21
"""A later one is none that news dates anything to."""
