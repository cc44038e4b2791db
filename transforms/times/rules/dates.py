"""Rules of calendar dates: days and months with or without their year.

A rule looks at atom `i` of a stretch and gives what it match there, or None. Numeric dates are read as ISO 8601, else month first with
slashes (United States) and day first with full stops, unless a number above 12 tells.
"""

from __future__ import annotations

from datetime import date

from transforms.numbers import numerals
from transforms.times.nodes import Match, Partial
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import ALL_MONTHS, ALL_WEEKDAYS, COUNTED, DASHES, MONTHS, PARTS

SEPARATORS = frozenset("-/.‐‑")


INTO = frozenset({
    "in", "since", "by", "until", "till", "from", "to", "between", "during", "of", "before", "after", "through", "last",
    "next", "this", "early", "late", "mid", "every", "each", "past", "for", "around", "throughout", "previous",
})  # fmt: skip
"""Words before a month that show that it is one."""


APOSTROPHES = frozenset("'’‘`")


def valid(year: int | None, month: int, day: int | None) -> bool:
    """Whether the calendar has that day; without a year, whether a leap year has it."""
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def year_at(s: TokenStream, i: int, *, short: bool = False) -> tuple[int, int] | None:
    """A year and the atom after it: `1987`, `nineteen ninety six`, `two thousand and fifteen`; `87`, `'87` where `short`."""
    if (value := s.year_digits(i)) is not None:
        return None if s.word(i + 1) in COUNTED and s.word(i + 1) != "hours" else (value, i + 1)
    if short and s.word(i) in APOSTROPHES:
        i += 1
    if short and (two := s.integer(i)) is not None and len(s.word(i)) == 2:
        return two + (2000 if two < 50 else 1900), i + 1
    return spelled_year(s, i)


def spelled_year(s: TokenStream, i: int) -> tuple[int, int] | None:
    """A year in words."""
    if s.word(i) not in numerals.SMALL:
        return None
    match = s.number(i)
    if match is None or match.ordinal:
        return None
    if 1000 <= match.value <= 2199 and match.value == int(match.value):
        return int(match.value), match.end
    rest = s.number(match.end) if match.value in {*range(10, 22)} and match.end == i + 1 else None
    if rest is None or rest.ordinal or not 10 <= rest.value <= 99 or s.word(match.end) not in numerals.SMALL:
        return None
    return int(match.value * 100 + rest.value), rest.end


def day_number(s: TokenStream, i: int) -> tuple[int, int] | None:
    """A day of the month, 1 to 31, in digits or words, and the atom after it."""
    value = s.integer(i)
    if value is not None:
        end = i + 2 if s.word(i + 1) in ORDINAL_ENDS and s.is_glued(i + 1) else i + 1
        return (value, end) if 1 <= value <= 31 else None
    if s.word(i) not in numerals.STARTERS:
        return None
    match = s.number(i)
    if match is None or match.fraction or not 1 <= match.value <= 31 or match.value != int(match.value):
        return None
    return int(match.value), match.end


def is_month(s: TokenStream, i: int) -> bool:
    """Whether a month's name alone is a month: not the verb "may" or "march", a first name, or a short form of another word."""
    word = s.word(i)
    if word not in MONTHS:
        ranged = s.word(i + 1) in DASHES and s.word(i + 2) in ALL_MONTHS
        return ranged or (s.word(i - 1) in INTO and (s.word(i + 1) == "." or s.tag(i)[:1] == "N"))
    if word in {"may", "march", "august"} and (not s.is_capital(i) or s.tag(i)[:1] in {"M", "V"}):
        return s.word(i - 1) in INTO - {"to", "for"} and s.tag(i)[:1] not in {"M", "V"}
    if s.word(i - 1) in INTO or s.tag(i)[:1] == "C":
        return True
    if word in {"may", "march"} and i == 0 and s.token(i).dep in {"compound", "amod", "ROOT"}:
        return False
    return not is_named(s, i)


def is_named(s: TokenStream, i: int) -> bool:
    """Whether a capitalised word beside it makes it part of a name: "April Jones", "Theresa May", "Black Friday"."""
    nxt, before = s.word(i + 1), s.word(i - 1)
    after = s.is_capital(i + 1) and s.tag(i + 1) == "NNP" and s.word(i) in {"april", "may", "june", "august", "jan"}
    if after and nxt not in ALL_MONTHS | PARTS and s.token(i + 1).head is not s.token(i):
        return s.token(i).dep == "compound" or nxt == "jones"
    named = s.tag(i - 1) == "NNP" and s.token(i - 1).head is s.token(i) and s.token(i - 1).dep == "compound"
    return named and s.word(i) in {"may", "june", "april", "march", "august"} and before not in ALL_WEEKDAYS


def month_first(s: TokenStream, i: int) -> Match | None:
    """`November 19, 2024`, `Nov. 19`, `May the 4th`, `April of 1987`, `Dec/2018`, `Oct/2`, `March`."""
    month = ALL_MONTHS[s.word(i)]
    dotted = s.word(i + 1) == "." and s.word(i) != "may" and i + 2 < len(s)
    j = i + 2 if dotted else i + 1
    tight = s.word(j) in SEPARATORS and s.is_glued(j) and s.is_glued(j + 1)
    k = j + 1 if tight else s.skip(j, "the")
    day = day_number(s, k)
    if (
        day
        and s.year_digits(k) is None
        and not follows_count(s, day[1])
        and ((s.is_capital(i) and s.word(k)[:1].isdigit()) or s.tag(i) != "MD")
        and valid(None, month, day[0])
    ):
        return add_year(s, i, month, day)
    year = year_at(s, k) or year_at(s, s.skip(j, ",", "of", "in"), short=s.word(j) == "of")
    if year:
        return Match(i, year[1], Partial(year=year[0], month=month), "month_year")
    if not is_month(s, i):
        return None
    return Match(
        i,
        j if dotted and s.word(i - 1) in INTO and j < len(s) and s.is_glued(j - 1) else i + 1,
        Partial(month=month),
        "month",
    )


def follows_count(s: TokenStream, j: int) -> bool:
    """Whether the number before `j` goes on ("May 15,000", "June 5.2 million", "March 3 - 2") or counts something."""
    return s.word(j) in {"%", "percent", "million", "billion"} or (
        s.word(j) == ":" and s.is_glued(j) and s.is_glued(j + 1)
    )


def add_year(s: TokenStream, i: int, month: int, day: tuple[int, int]) -> Match:
    """A month and day, with the year that may follow."""
    j = day[1]
    tight = s.word(j) in SEPARATORS and s.is_glued(j) and s.is_glued(j + 1) and s.year_digits(j + 1) is not None
    k = j + 1 if tight else s.skip(j, ",", "of", "in")
    year = year_at(s, k) or (year_at(s, k, short=True) if s.word(j) == "of" or s.word(j) in APOSTROPHES else None)
    if (
        year is None
        and k == j
        and s.word(i) in ALL_MONTHS
        and len(s.word(j)) == 2
        and s.word(j + 1) in {"", ".", "was"}
    ):
        year = year_at(s, j, short=True)
    if year and valid(year[0], month, day[0]):
        return Match(i, year[1], Partial(year[0], month, day[0]), "day_month_year")
    return Match(i, j, Partial(month=month, day=day[0]), "day_month")


def day_first(s: TokenStream, i: int) -> Match | None:
    """`19 November 2024`, `the 4th of July`, `5-Aug-2016`, `second of Aug`, `fifteen August nineteen ninety three`."""
    day = day_number(s, i)
    if day is None:
        return None
    j = day[1]
    if s.word(j) in SEPARATORS and s.is_glued(j):
        j += 1
    elif s.word(j) == "day" and s.word(j + 1) == "of":
        j += 2
    else:
        j = s.skip(s.skip(j, "of"), "the") if s.word(j) == "of" else j
    if s.word(j) not in ALL_MONTHS or (s.word(j) == "may" and not s.is_capital(j) and s.word(j - 1) != "of"):
        return None
    month = ALL_MONTHS[s.word(j)]
    if not valid(None, month, day[0]):
        return None
    end = j + 2 if s.word(j + 1) == "." and s.is_glued(j + 1) and s.word(j) not in MONTHS and j + 2 < len(s) else j + 1
    match = add_year(s, i, month, (day[0], end))
    if match.rule == "day_month" and end == j + 2 and not s.word(end)[:1].islower():
        return Match(i, j + 1, match.node, match.rule)
    return match


def year_first(s: TokenStream, i: int) -> Match | None:
    """`2024-11-19`, `2019/aug/01`, `2016 10 16`, `2017 April`, `2019 Q1`, `2019-H2`."""
    year = s.year_digits(i)
    if year is None:
        return None
    tight = s.word(i + 1) in SEPARATORS and s.is_glued(i + 1) and s.is_glued(i + 2)
    j = i + 2 if tight else i + 1
    named = ALL_MONTHS.get(s.word(j))
    month = named or s.integer(j)
    joint = s.word(j + 1) in SEPARATORS and s.is_glued(j + 1) and s.is_glued(j + 2) if tight else True
    day = day_number(s, j + 2 if tight else j + 1) if joint and month else None
    if month and day and (tight or not named) and valid(year, month, day[0]) and not continues(s, day[1]):
        return Match(i, day[1], Partial(year, month, day[0]), "iso_date")
    if named and (tight or s.is_capital(j) or s.word(i - 1) == "in"):
        return Match(i, j + 1, Partial(year, named), "month_year")
    if part := quarter_name(s, j):
        return Match(i, part[1], Partial(year, quarter=part[0].quarter, half=part[0].half), "quarter_year")
    return None


def continues(s: TokenStream, j: int) -> bool:
    """Whether digits go on behind a numeric date, as in a code; a time after `T` is none."""
    return (
        s.is_glued(j)
        and s.word(j) in SEPARATORS
        and s.is_glued(j + 1)
        and s.word(j + 1)[:1].isdigit()
        and len(s.word(j + 1)) < 2
    )


def compact(s: TokenStream, i: int) -> Match | None:
    """`20161016`: eight digits that are a day of 1900 to 2099."""
    word = s.word(i)
    if len(word) != 8 or not word.isdigit() or word[:2] not in {"19", "20"}:
        return None
    year, month, day = int(word[:4]), int(word[4:6]), int(word[6:])
    return (
        Match(i, i + 1, Partial(year, month, day), "compact_date")
        if month and day and valid(year, month, day)
        else None
    )


def numeric(s: TokenStream, i: int) -> Match | None:
    """`11/19/2024`, `19.11.2024`, `9/11`."""
    parts, end = digits_between(s, i)
    if len(parts) == 2 and tuple(parts) == (9, 11) and s.word(i + 1) == "/":
        return Match(i, end, Partial(2001, 9, 11), "named_day")
    if len(parts) != 3 or (s.is_glued(i) and s.word(i - 1) in SEPARATORS):
        return None
    a, b, year = parts
    if 0 <= year < 100 and s.word(i + 1) == "/":
        year += 2000 if year < 50 else 1900
    if not 1000 <= year <= 2199:
        return None
    month, day = (b, a) if (a > 12 or "." in s.word(i) + s.word(i + 1)) and b <= 12 else (a, b)
    if not (1 <= month <= 12 and day and valid(year, month, day)):
        return None
    return Match(i, end, Partial(year, month, day), "numeric_date")


def digits_between(s: TokenStream, i: int) -> tuple[list[int], int]:
    """Numbers glued by one kind of separator, and the atom after them: `19.11` is one atom, so it is split."""
    parts: list[int] = []
    mark, j = "", i
    for _ in range(3):
        pieces = s.word(j).split(".")
        if not all(p.isascii() and p.isdigit() and len(p) <= 4 for p in pieces):
            break
        if len(pieces) > 1 and mark not in {"", "."}:
            return [], i
        parts += map(int, pieces)
        j += 1
        mark = mark or ("." if len(pieces) > 1 else "")
        here = s.word(j)
        if here not in {"/", ".", "-"} or (mark and here != mark) or not (s.is_glued(j) and s.is_glued(j + 1)):
            break
        mark, j = here, j + 1
    return parts, j


def dated(s: TokenStream, i: int) -> Match | None:
    """A date that starts with a month, a day or a year at `i`."""
    word = s.word(i)
    if word in ALL_MONTHS:
        return month_first(s, i)
    if word[:1].isdigit():
        return year_first(s, i) or day_first(s, i) or numeric(s, i) or compact(s, i)
    return day_first(s, i) if word in numerals.STARTERS else None


def quarter_name(s: TokenStream, i: int) -> tuple[Partial, int] | None:
    """`Q3`, `H1`, and the atom after it."""
    if s.word(i) in {"q", "h"} and s.is_glued(i + 1) and (n := s.integer(i + 1, 1)):
        if s.word(i) == "q" and n <= 4:
            return Partial(quarter=n), i + 2
        if s.word(i) == "h" and n <= 2:
            return Partial(half=n), i + 2
    return None
