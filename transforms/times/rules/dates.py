"""Rules of calendar dates: days and months with or without their year.

A rule looks at atom `i` of a stretch and gives what it match there, or None. Numeric dates are read as ISO 8601, else month first with
slashes (United States) and day first with full stops, unless a number above 12 tells.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons import word_list
from transforms.numbers import numerals
from transforms.times.nodes import Match, Partial
from transforms.times.rules.numeric_dates import SEPARATORS, full_year, numeric, valid
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import ALL_MONTHS, ALL_WEEKDAYS, COUNTED, DASHES, MONTHS, PARTS

INTO = word_list("time_words.tsv", "before_month")
"""Words before a month that show that it is one."""


APOSTROPHES = frozenset("'’‘`")


def year_at(s: TokenStream, i: int, *, short: bool = False) -> tuple[int, int] | None:
    """A year and the atom after it: `1987`, `nineteen ninety six`, `two thousand and fifteen`; `87`, `'87` where `short`."""
    if (value := s.year_digits(i)) is not None:
        return None if s.word(i + 1) in COUNTED and s.word(i + 1) != "hours" else (value, i + 1)
    if short and s.word(i) in APOSTROPHES:
        i += 1
    if short and (two := s.integer(i)) is not None and len(s.word(i)) == 2:
        return full_year(two), i + 1
    return spelled_year(s, i)


def is_century(s: TokenStream, number: numerals.Number) -> bool:
    """Whether a number in words is the first half of a year: `nineteen` before `ninety six`."""
    return number.value in range(10, 22) and s.word(number.end) in numerals.SMALL


def spelled_year(s: TokenStream, i: int) -> tuple[int, int] | None:
    """A year in words: `two thousand and fifteen`, `nineteen ninety six`."""
    number = s.number(i) if s.word(i) in numerals.SMALL else None
    if number is None or number.ordinal:
        return None
    if 1000 <= number.value <= 2199 and number.value == int(number.value):
        return int(number.value), number.end
    rest = s.number(number.end) if number.end == i + 1 and is_century(s, number) else None
    if rest is None or rest.ordinal or not 10 <= rest.value <= 99:
        return None
    return int(number.value * 100 + rest.value), rest.end


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


AMBIGUOUS_MONTHS = word_list("time_words.tsv", "ambiguous_month")
"""Months that are other words too where they stand in small letters."""
FIRST_NAMES = word_list("time_words.tsv", "month_first_name")
SURNAMES = word_list("time_words.tsv", "month_surname")


def is_month(s: TokenStream, i: int) -> bool:
    """Whether a month's name alone is a month: not the verb "may" or "march", a first name, or a short form of another word."""
    if s.word(i) not in MONTHS:
        return is_short_month(s, i)
    verbal = s.tag(i)[:1] in {"M", "V"}
    if s.word(i) in AMBIGUOUS_MONTHS and (not s.is_capital(i) or verbal):
        return s.word(i - 1) in INTO - {"to", "for"} and not verbal
    return s.word(i - 1) in INTO or s.tag(i)[:1] == "C" or not (opens_clause(s, i) or is_named(s, i))


def opens_clause(s: TokenStream, i: int) -> bool:
    """Whether "May" or "March" opens a sentence as a verb or part of a name."""
    return s.word(i) in {"may", "march"} and i == 0 and s.token(i).dep in {"compound", "amod", "ROOT"}


def is_short_month(s: TokenStream, i: int) -> bool:
    """Whether a short form is a month: in a range, or after a preposition with its full stop or as a noun."""
    if s.word(i + 1) in DASHES and s.word(i + 2) in ALL_MONTHS:
        return True
    return s.word(i - 1) in INTO and (s.word(i + 1) == "." or s.tag(i)[:1] == "N")


def is_named(s: TokenStream, i: int) -> bool:
    """Whether a capitalised word beside it makes it part of a name: "April Jones", "Theresa May", "Black Friday"."""
    if is_first_name(s, i):
        return s.token(i).dep == "compound" or s.word(i + 1) == "jones"
    named = s.tag(i - 1) == "NNP" and s.token(i - 1).head is s.token(i) and s.token(i - 1).dep == "compound"
    return named and s.word(i) in SURNAMES and s.word(i - 1) not in ALL_WEEKDAYS


def is_first_name(s: TokenStream, i: int) -> bool:
    """Whether a name follows a month that people are called by."""
    after = s.word(i) in FIRST_NAMES and s.is_capital(i + 1) and s.tag(i + 1) == "NNP"
    return after and s.word(i + 1) not in ALL_MONTHS | PARTS and s.token(i + 1).head is not s.token(i)


def month_first(s: TokenStream, i: int) -> Match | None:
    """`November 19, 2024`, `Nov. 19`, `May the 4th`, `April of 1987`, `Dec/2018`, `Oct/2`, `March`."""
    j = i + 2 if is_dotted(s, i) else i + 1
    tight = is_joint(s, j)
    return month_and_day(s, i, j + 1 if tight else s.skip(j, "the")) or month_and_year(s, i, j) or month_alone(s, i, j)


def month_and_day(s: TokenStream, i: int, k: int) -> Match | None:
    """`November 19, 2024`, `May the 4th`."""
    month, day = ALL_MONTHS[s.word(i)], day_number(s, k)
    if day is None or s.year_digits(k) is not None or not is_day_of_month(s, i, k, day[1]) or is_count(s, k, day[1]):
        return None
    return add_year(s, i, month, day) if valid(None, month, day[0]) else None


def is_count(s: TokenStream, k: int, end: int) -> bool:
    """Whether a number in words behind a month counts what follows: "last November six typhoons"."""
    return s.word(k).isalpha() and s.ordinal(k) is None and s.tag(end) in {"NNS", "JJ"}


def month_and_year(s: TokenStream, i: int, j: int) -> Match | None:
    """`April 1987`, `April of 1987`, `Dec/2018`."""
    k = j + 1 if is_joint(s, j) else s.skip(j, "the")
    year = year_at(s, k) or year_at(s, s.skip(j, ",", "of", "in"), short=s.word(j) == "of")
    return year and Match(i, year[1], Partial(year=year[0], month=ALL_MONTHS[s.word(i)]), "month_year")


def month_alone(s: TokenStream, i: int, j: int) -> Match | None:
    """`March`, with the full stop of `Sept.` within a sentence."""
    if not is_month(s, i):
        return None
    stop = j == i + 2 and s.word(i - 1) in INTO and j < len(s) and s.is_glued(j - 1)
    return Match(i, j if stop else i + 1, Partial(month=ALL_MONTHS[s.word(i)]), "month")


def is_dotted(s: TokenStream, i: int) -> bool:
    """Whether a full stop after a short month belongs to it, with more to come."""
    return s.word(i + 1) == "." and s.word(i) != "may" and i + 2 < len(s)


def is_day_of_month(s: TokenStream, i: int, k: int, end: int) -> bool:
    """Whether the number at `k` is the day of the month at `i`: no count, and the month no modal ("may 4 ...")."""
    return not follows_count(s, end) and ((s.is_capital(i) and s.word(k)[:1].isdigit()) or s.tag(i) != "MD")


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
    year = year_at(s, k) or short_year(s, i, j, k)
    if year:
        return Match(i, year[1], Partial(year[0], month, day[0]), "day_month_year")
    return Match(i, j, Partial(month=month, day=day[0]), "day_month")


def short_year(s: TokenStream, i: int, j: int, k: int) -> tuple[int, int] | None:
    """Two digits of a year: glued ("29Mar22"), after `of` or an apostrophe, or at the end of a clause ("May 4 99.")."""
    if is_glued_to_month(s, j):
        return year_at(s, j, short=True)
    if is_joint(s, j) and is_joint(s, j - 2) and len(s.word(j + 1)) == 2:
        return year_at(s, j + 1, short=True)
    if s.word(j) == "of" or s.word(j) in APOSTROPHES:
        marked = year_at(s, k, short=True)
        if marked:
            return marked
    return year_at(s, j, short=True) if k == j and closes_clause(s, i, j) else None


def is_glued_to_month(s: TokenStream, j: int) -> bool:
    """Whether two digits stand straight behind a month: `29Mar22`."""
    return s.is_glued(j) and s.word(j - 1) in ALL_MONTHS and len(s.word(j)) == 2


def closes_clause(s: TokenStream, i: int, j: int) -> bool:
    """Whether two digits end a clause that a month opens: `May 4 99.`."""
    return s.word(i) in ALL_MONTHS and len(s.word(j)) == 2 and s.word(j + 1) in {"", ".", "was"}


def is_month_of_day(s: TokenStream, j: int) -> bool:
    """Whether an atom is a month behind a day; `may` in small letters is one only after `of`."""
    if s.word(j) == "may":
        return s.is_capital(j) or s.word(j - 1) == "of"
    return s.word(j) in ALL_MONTHS


def day_first(s: TokenStream, i: int) -> Match | None:
    """`19 November 2024`, `the 4th of July`, `5-Aug-2016`, `second of Aug`, `fifteen August nineteen ninety three`."""
    day = day_number(s, i)
    if day is None:
        return None
    j = month_after(s, day[1])
    if not is_month_of_day(s, j):
        return None
    month = ALL_MONTHS[s.word(j)]
    if not valid(None, month, day[0]):
        return None
    short = s.word(j) not in MONTHS and s.word(j + 1) == "." and s.is_glued(j + 1) and j + 2 < len(s)
    match = add_year(s, i, month, (day[0], j + 1 + short))
    stop = short and match.rule == "day_month" and not s.word(j + 2)[:1].islower()
    return replace(match, end=j + 1) if stop else match


def month_after(s: TokenStream, j: int) -> int:
    """The atom at which the month behind a day stands: `5-Aug`, `the day of May`, `the 4th of July`."""
    if s.word(j) in SEPARATORS and s.is_glued(j):
        return j + 1
    if (s.word(j), s.word(j + 1)) == ("day", "of"):
        return j + 2
    return s.skip(j + 1, "the") if s.word(j) == "of" else j


def year_first(s: TokenStream, i: int) -> Match | None:
    """`2024-11-19`, `2019/aug/01`, `2016 10 16`, `2017 April`, `2019 Q1`, `2019-H2`."""
    year = s.year_digits(i)
    if year is None:
        return None
    tight = is_joint(s, i + 1)
    j = i + 2 if tight else i + 1
    return iso_date(s, i, year, tight=tight) or year_month(s, i, j, tight=tight) or year_quarter(s, i, j)


def is_joint(s: TokenStream, i: int) -> bool:
    """Whether a mark stands between parts of a date without spaces."""
    return s.word(i) in SEPARATORS and s.is_glued(i) and s.is_glued(i + 1)


def iso_date(s: TokenStream, i: int, year: int, *, tight: bool) -> Match | None:
    """`2024-11-19`, `2019/aug/01`, `2016 10 16`."""
    step = 2 if tight else 1
    j = i + step
    named = ALL_MONTHS.get(s.word(j))
    month = named or s.integer(j)
    is_apart = not is_joint(s, j + 1) if tight else named is not None
    if not month or is_apart:
        return None
    day = day_number(s, j + step)
    if day is None or not valid(year, month, day[0]) or continues(s, day[1]):
        return None
    return Match(i, day[1], Partial(year, month, day[0]), "iso_date")


def year_month(s: TokenStream, i: int, j: int, *, tight: bool) -> Match | None:
    """`2017 April`, `2017-Apr`."""
    month = ALL_MONTHS.get(s.word(j))
    named = month and (tight or s.is_capital(j) or s.word(i - 1) == "in")
    return Match(i, j + 1, Partial(s.year_digits(i), month), "year_month") if named else None


def year_quarter(s: TokenStream, i: int, j: int) -> Match | None:
    """`2019 Q1`, `2019-H2`."""
    part = quarter_name(s, j)
    if part is None:
        return None
    return Match(i, part[1], replace(part[0], year=s.year_digits(i)), "year_quarter")


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


def day_alone(s: TokenStream, i: int) -> Match | None:
    """`by the 30th`, `on the 25th`: a day of the month around now."""
    day = day_number(s, i)
    if day is None or day[1] != i + 2 or s.word(i - 1) != "the" or s.word(i - 2) not in DAY_ALONE_CUES:
        return None
    following = s.tag(day[1])[:1]
    alone = following not in {"N", "J", "C"} and s.word(day[1]) not in {"of", "-", "and", "floor"}
    return Match(i, day[1], Partial(day=day[0]), "day_alone") if alone else None


DAY_ALONE_CUES = word_list("time_words.tsv", "before_day")
"""Words before `the 30th` that make it a day."""


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
