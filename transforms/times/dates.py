"""Rules of calendar dates: days, weekdays, months, quarters, seasons, years, decades, centuries, holidays.

A rule looks at atom `i` of a stretch and gives what it found there, or None. Numeric dates are read as ISO 8601, else month first with
slashes (United States) and day first with full stops, unless a number above 12 tells.
"""

from __future__ import annotations

from datetime import date

from transforms import numbers
from transforms.times.nodes import Feast, Found, Node, Partial, Relative, Step
from transforms.times.stretch import ORDINAL_ENDS, Stretch
from transforms.times.words import (
    ALL_MONTHS,
    ALL_WEEKDAYS,
    COUNTED,
    DASHES,
    DECADES,
    HOLIDAYS,
    LONGEST_HOLIDAY,
    MONTHS,
    NUMBERED,
    PARTS,
    SEASONS,
    SHORT_WEEKDAYS,
    STEPS,
    UNITS,
    WEEKDAYS,
)

SEPARATORS = frozenset("-/.‐‑")
INTO = frozenset({
    "in", "since", "by", "until", "till", "from", "to", "between", "during", "of", "before", "after", "through", "last",
    "next", "this", "early", "late", "mid", "every", "each", "past", "for", "around", "throughout", "previous",
})  # fmt: skip
"""Words before a month that show that it is one."""
YEAR_CUES = INTO | {"the", "year", "circa", "c", "and", "or", "than", "'s", "its", "their", "his", "her", "our", "a"}
DAY_CUES = INTO | {"on", "at", "(", ",", "and", "or"}
APOSTROPHES = frozenset("'’‘`")


def valid(year: int | None, month: int, day: int | None) -> bool:
    """Whether the calendar has that day; without a year, whether a leap year has it."""
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def year_at(s: Stretch, i: int, *, short: bool = False) -> tuple[int, int] | None:
    """A year and the atom after it: `1987`, `nineteen ninety six`, `two thousand and fifteen`; `87`, `'87` where `short`."""
    if (value := s.four(i)) is not None:
        return None if s.word(i + 1) in COUNTED and s.word(i + 1) != "hours" else (value, i + 1)
    if short and s.word(i) in APOSTROPHES:
        i += 1
    if short and (two := s.integer(i)) is not None and len(s.word(i)) == 2:
        return two + (2000 if two < 50 else 1900), i + 1
    return spelled_year(s, i)


def spelled_year(s: Stretch, i: int) -> tuple[int, int] | None:
    """A year in words."""
    if s.word(i) not in numbers.SMALL:
        return None
    found = numbers.read(s.atoms, i)
    if found is None or found.ordinal:
        return None
    if 1000 <= found.value <= 2199 and found.value == int(found.value):
        return int(found.value), found.end
    rest = numbers.read(s.atoms, found.end) if found.value in {*range(10, 22)} and found.end == i + 1 else None
    if rest is None or rest.ordinal or not 10 <= rest.value <= 99 or s.word(found.end) not in numbers.SMALL:
        return None
    return int(found.value * 100 + rest.value), rest.end


def day_number(s: Stretch, i: int) -> tuple[int, int] | None:
    """A day of the month, 1 to 31, in digits or words, and the atom after it."""
    value = s.integer(i)
    if value is not None:
        end = i + 2 if s.word(i + 1) in ORDINAL_ENDS and s.glued(i + 1) else i + 1
        return (value, end) if 1 <= value <= 31 else None
    if s.word(i) not in numbers.STARTERS:
        return None
    found = numbers.read(s.atoms, i)
    if found is None or found.fraction or not 1 <= found.value <= 31 or found.value != int(found.value):
        return None
    return int(found.value), found.end


def is_month(s: Stretch, i: int) -> bool:
    """Whether a month's name alone is a month: not the verb "may" or "march", a first name, or a short form of another word."""
    word = s.word(i)
    if word not in MONTHS:
        ranged = s.word(i + 1) in DASHES and s.word(i + 2) in ALL_MONTHS
        return ranged or (s.word(i - 1) in INTO and (s.word(i + 1) == "." or s.tag(i)[:1] == "N"))
    if word in {"may", "march", "august"} and (not s.is_capital(i) or s.tag(i)[:1] in {"M", "V"}):
        return s.word(i - 1) in INTO - {"to", "for"} and s.tag(i)[:1] not in {"M", "V"}
    if s.word(i - 1) in INTO or s.tag(i)[:1] == "C":
        return True
    return not is_named(s, i)


def is_named(s: Stretch, i: int) -> bool:
    """Whether a capitalised word beside it makes it part of a name: "April Jones", "Theresa May", "Black Friday"."""
    nxt, before = s.word(i + 1), s.word(i - 1)
    after = s.is_capital(i + 1) and s.tag(i + 1) == "NNP" and s.word(i) in {"april", "may", "june", "august", "jan"}
    if after and nxt not in ALL_MONTHS | PARTS and s.token(i + 1).head is not s.token(i):
        return s.token(i).dep == "compound" or nxt in {"jones"}
    named = s.tag(i - 1) == "NNP" and s.token(i - 1).head is s.token(i) and s.token(i - 1).dep == "compound"
    return named and s.word(i) in {"may", "june", "april", "march", "august"} and before not in ALL_WEEKDAYS


def month_first(s: Stretch, i: int) -> Found | None:
    """`November 19, 2024`, `Nov. 19`, `May the 4th`, `April of 1987`, `Dec/2018`, `Oct/2`, `March`."""
    month = ALL_MONTHS[s.word(i)]
    dotted = s.word(i + 1) == "." and s.word(i) != "may" and i + 2 < len(s)
    j = i + 2 if dotted else i + 1
    tight = s.word(j) in SEPARATORS and s.glued(j) and s.glued(j + 1)
    k = j + 1 if tight else s.skip(j, "the")
    day = day_number(s, k)
    if (
        day
        and s.four(k) is None
        and not follows_count(s, day[1])
        and (s.is_capital(i) and s.word(k)[:1].isdigit() or s.tag(i) != "MD")
        and valid(None, month, day[0])
    ):
        return with_year(s, i, month, day)
    year = year_at(s, k) or year_at(s, s.skip(j, ",", "of", "in"), short=s.word(j) == "of")
    if year:
        return Found(i, year[1], Partial(year=year[0], month=month), "month_year")
    if not is_month(s, i):
        return None
    return Found(
        i,
        j if dotted and s.word(i - 1) in INTO and j < len(s) and s.glued(j - 1) else i + 1,
        Partial(month=month),
        "month",
    )


def follows_count(s: Stretch, j: int) -> bool:
    """Whether the number before `j` goes on ("May 15,000", "June 5.2 million", "March 3 - 2") or counts something."""
    return s.word(j) in {"%", "percent", "million", "billion"} or (s.word(j) == ":" and s.glued(j) and s.glued(j + 1))


def with_year(s: Stretch, i: int, month: int, day: tuple[int, int]) -> Found:
    """A month and day, with the year that may follow."""
    j = day[1]
    tight = s.word(j) in SEPARATORS and s.glued(j) and s.glued(j + 1) and s.four(j + 1) is not None
    k = j + 1 if tight else s.skip(j, ",", "of", "in")
    year = year_at(s, k) or (year_at(s, k, short=True) if s.word(j) in {"of"} or s.word(j) in APOSTROPHES else None)
    if (
        year is None
        and k == j
        and s.word(i) in ALL_MONTHS
        and len(s.word(j)) == 2
        and s.word(j + 1) in {"", ".", "was"}
    ):
        year = year_at(s, j, short=True)
    if year and valid(year[0], month, day[0]):
        return Found(i, year[1], Partial(year[0], month, day[0]), "day_month_year")
    return Found(i, j, Partial(month=month, day=day[0]), "day_month")


def day_first(s: Stretch, i: int) -> Found | None:
    """`19 November 2024`, `the 4th of July`, `5-Aug-2016`, `second of Aug`, `fifteen August nineteen ninety three`."""
    day = day_number(s, i)
    if day is None:
        return None
    j = day[1]
    if s.word(j) in SEPARATORS and s.glued(j):
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
    end = j + 2 if s.word(j + 1) == "." and s.glued(j + 1) and s.word(j) not in MONTHS and j + 2 < len(s) else j + 1
    found = with_year(s, i, month, (day[0], end))
    if found.rule == "day_month" and end == j + 2 and not s.word(end)[:1].islower():
        return Found(i, j + 1, found.node, found.rule)
    return found


def year_first(s: Stretch, i: int) -> Found | None:
    """`2024-11-19`, `2019/aug/01`, `2016 10 16`, `2017 April`, `2019 Q1`, `2019-H2`."""
    year = s.four(i)
    if year is None:
        return None
    tight = s.word(i + 1) in SEPARATORS and s.glued(i + 1) and s.glued(i + 2)
    j = i + 2 if tight else i + 1
    named = ALL_MONTHS.get(s.word(j))
    month = named or s.integer(j)
    joint = s.word(j + 1) in SEPARATORS and s.glued(j + 1) and s.glued(j + 2) if tight else True
    day = day_number(s, j + 2 if tight else j + 1) if joint and month else None
    if month and day and (tight or not named) and valid(year, month, day[0]) and not continues(s, day[1]):
        return Found(i, day[1], Partial(year, month, day[0]), "iso_date")
    if named and (tight or s.is_capital(j) or s.word(i - 1) == "in"):
        return Found(i, j + 1, Partial(year, named), "month_year")
    if part := quarter_name(s, j):
        return Found(i, part[1], Partial(year, quarter=part[0].quarter, half=part[0].half), "quarter_year")
    return None


def continues(s: Stretch, j: int) -> bool:
    """Whether digits go on behind a numeric date, as in a code; a time after `T` is none."""
    return (
        s.glued(j)
        and s.word(j) in SEPARATORS
        and s.glued(j + 1)
        and s.word(j + 1)[:1].isdigit()
        and len(s.word(j + 1)) < 2
    )


def compact(s: Stretch, i: int) -> Found | None:
    """`20161016`: eight digits that are a day of 1900 to 2099."""
    word = s.word(i)
    if len(word) != 8 or not word.isdigit() or word[:2] not in {"19", "20"}:
        return None
    year, month, day = int(word[:4]), int(word[4:6]), int(word[6:])
    return (
        Found(i, i + 1, Partial(year, month, day), "compact_date")
        if month and day and valid(year, month, day)
        else None
    )


def numeric(s: Stretch, i: int) -> Found | None:
    """`11/19/2024`, `19.11.2024`, `9/11`."""
    parts, end = digits_between(s, i)
    if len(parts) == 2 and tuple(parts) == (9, 11) and s.word(i + 1) == "/":
        return Found(i, end, Partial(2001, 9, 11), "named_day")
    if len(parts) != 3 or (s.glued(i) and s.word(i - 1) in SEPARATORS):
        return None
    a, b, year = parts
    if 0 <= year < 100 and "/" in {s.word(i + 1)}:
        year += 2000 if year < 50 else 1900
    if not 1000 <= year <= 2199:
        return None
    month, day = (b, a) if (a > 12 or "." in s.word(i) + s.word(i + 1)) and b <= 12 else (a, b)
    if not (1 <= month <= 12 and day and valid(year, month, day)):
        return None
    return Found(i, end, Partial(year, month, day), "numeric_date")


def digits_between(s: Stretch, i: int) -> tuple[list[int], int]:
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
        if here not in {"/", ".", "-"} or (mark and here != mark) or not (s.glued(j) and s.glued(j + 1)):
            break
        mark, j = here, j + 1
    return parts, j


def weekday(s: Stretch, i: int) -> Found | None:
    """`Tuesday`, `Tues the 4th`, `Friday 23`, `Tuesday, 19 November 2024`, `Monday week`."""
    word = s.word(i)
    number = ALL_WEEKDAYS[word]
    j = i + 2 if word in SHORT_WEEKDAYS and s.word(i + 1) == "." and i + 2 < len(s) else i + 1
    whole = dated(s, s.skip(s.skip(j, ",", "("), "the"))
    if whole and isinstance(whole.node, Partial) and whole.node.day and whole.node.month:
        end = s.skip(whole.end, ")") if s.word(j) == "(" else whole.end
        node = Partial(whole.node.year, whole.node.month, whole.node.day, number)
        return Found(i, end, node, "weekday_date")
    day = day_number(s, s.skip(j, "the")) if s.word(s.skip(j, "the"))[:1].isdigit() or s.word(j) == "the" else None
    if day and not is_clock_or_count(s, day[1], explicit=s.word(day[1] - 1) in ORDINAL_ENDS or s.word(j) == "the"):
        return Found(i, day[1], Partial(weekday=number, day=day[0]), "weekday_day")
    if word in SHORT_WEEKDAYS and not (s.is_capital(i) and shows_weekday(s, i)):
        return None
    return None if is_title(s, i) else Found(i, i + 1, Partial(weekday=number), "weekday")


def is_clock_or_count(s: Stretch, j: int, *, explicit: bool) -> bool:
    """Whether the number before `j` is no day of the month: a clock time, or a count of the next word."""
    if s.word(j) in {":", "am", "pm", "a", "p", "o'clock", "oclock", "-", "–", "per", "%"} or s.word(j) in UNITS:
        return True
    if explicit:
        return s.word(j) in UNITS
    return s.tag(j)[:1] in {"N", "J"} or s.word(j) in COUNTED


def shows_weekday(s: Stretch, i: int) -> bool:
    """Whether a short form such as "Sat" or "Sun" is a weekday here."""
    return s.word(i - 1) in DAY_CUES - {"the"} or i == 0 and s.word(i + 1) in {",", ".", "at"} or s.word(i + 1) in PARTS


def is_title(s: Stretch, i: int) -> bool:
    """Whether the word is part of a name: "the Sunday Times", "Black Friday", "Bloody Sunday"."""
    if s.word(i - 1) in {"black", "bloody", "good", "ash", "palm", "super", "cyber", "easter", "whit", "giving", "man"}:
        return s.is_capital(i - 1)
    return s.word(i + 1) in {"times", "telegraph", "mirror", "express", "mail", "herald", "post"} and s.is_capital(
        i + 1
    )


def dated(s: Stretch, i: int) -> Found | None:
    """A date that starts with a month, a day or a year at `i`."""
    word = s.word(i)
    if word in ALL_MONTHS:
        return month_first(s, i)
    if word[:1].isdigit():
        return year_first(s, i) or day_first(s, i) or numeric(s, i) or compact(s, i)
    return day_first(s, i) if word in numbers.STARTERS else None


def season(s: Stretch, i: int) -> Found | None:
    """`summer 2024`, `the winter of 1941`, `this spring`; alone only as a noun after a preposition or "the"."""
    name = SEASONS[s.word(i)]
    year = year_at(s, s.skip(i + 1, "of", ",", "in"))
    if year:
        return Found(i, year[1], Partial(year[0], season=name), "season_year")
    before = s.word(i - 1)
    single = s.tag(i) in {"NN", "NNP"}
    if s.word(i) in {"fall", "spring"}:
        alone = s.token(i).dep in {"pobj", "npadvmod"}
        single = (
            single
            and alone
            and (
                before in {"this", "last", "next"}
                or (before == "the" and s.word(i - 2) in {"in", "during", "by", "until", "since"})
            )
        )
    return Found(i, i + 1, Partial(season=name), "season") if single and s.token(i).dep != "compound" else None


def quarter_name(s: Stretch, i: int) -> tuple[Partial, int] | None:
    """`Q3`, `H1`, and the atom after it."""
    if s.word(i) in {"q", "h"} and s.glued(i + 1) and (n := s.integer(i + 1, 1)):
        if s.word(i) == "q" and n <= 4:
            return Partial(quarter=n), i + 2
        if s.word(i) == "h" and n <= 2:
            return Partial(half=n), i + 2
    return None


def quarter(s: Stretch, i: int) -> Found | None:
    """`Q3 2024`, `H1 of 2019`."""
    part = quarter_name(s, i)
    if part is None or not s.is_capital(i) and not year_at(s, part[1]):
        return None
    year = year_at(s, s.skip(part[1], "of", ",", "fy"), short=s.word(part[1]) in APOSTROPHES)
    node = Partial(year[0] if year else None, quarter=part[0].quarter, half=part[0].half)
    return Found(i, year[1] if year else part[1], node, "quarter")


def year_alone(s: Stretch, i: int) -> Found | None:
    """A year of four digits that its neighbours do not show to be a count, a code or a name.

    >>> from transforms.times.stretch import Stretch
    >>> year_alone(Stretch([], []), 0) is None
    True
    """
    value = s.four(i)
    if (
        value is None
        or is_code(s, i)
        or s.glued(i + 1)
        and s.word(i + 1) in {"%", "m", "kg", "km", "x", "th", "st", "nd", "rd"}
    ):
        return None
    before, nxt = s.word(i - 1), s.word(i + 1)
    if nxt in COUNTED or nxt in UNITS or nxt in {"%", "°"}:
        return None
    head = s.token(i).head
    counts = s.tag(i + 1) in {"NNS", "NNPS"} and head is s.token(i + 1) and s.token(i).dep == "nummod"
    if (
        counts
        and before not in {"the", "s", "'s", "’s", "early", "late"}
        and not (s.tag(i - 1)[:1] == "N" and value % 100)
    ):
        return None
    if value % 50 == 0 and counts and before == "the" and value % 1000:
        return None
    if 1900 <= value < 2100:
        return (
            None
            if value % 1000 == 0 and s.tag(i - 1) == "NNP" and s.tag(i + 1)[:2] == "NN"
            else Found(i, i + 1, Partial(value), "year")
        )
    return (
        Found(i, i + 1, Partial(value), "year")
        if before in INTO - {"to", "for", "last", "next", "this", "around"} and s.tag(i + 1)[:1] not in {"N", "J"}
        else None
    )


def is_code(s: Stretch, i: int) -> bool:
    """Whether four digits are a number of something: "flight 1984", "$2000", "+1 206 5551", "F-2000"."""
    before = s.word(i - 1)
    if before in NUMBERED or before in {
        "$",
        "£",
        "€",
        "¥",
        "#",
        "№",
        "+",
        "-" if s.glued(i) else "",
        "than",
        "least",
        "nearly",
        "over",
        "almost",
    }:
        return not (
            before == "-" and (s.word(i - 2) in {"mid", "early", "late", "pre", "post"} or s.word(i - 2)[:1].isdigit())
        )
    if s.glued(i) and before not in {"(", "[", '"', "“", "'", "‘", "/", "–", "—", "=", "'s", "-"}:
        return True
    nxt = s.word(i + 1)
    return s.glued(i + 1) and (
        nxt.isalpha()
        and nxt not in {"s", "ers"}
        or nxt in {"_", "@", ":"}
        or (nxt == "/" and s.word(i + 2)[:1].isalpha() and s.word(i + 2) not in ALL_MONTHS)
    )


def decade(s: Stretch, i: int) -> Found | None:
    """`1990s`, `'90s`, `the 70s`, `the nineties`."""
    word = s.word(i)
    if word in DECADES:
        return (
            Found(i, i + 1, Partial(decade=190 + DECADES[word] // 10), "decade")
            if s.word(i - 1) in {"the", "in", "early", "late", "mid", "-"} and s.word(i - 2) not in {"his", "her"}
            else None
        )
    four, two = s.four(i), s.integer(i)
    if (four is None and two is None) or not word.endswith("0"):
        return None
    j = s.skip(i + 1, "'", "’")
    if s.word(j) not in {"s", "'s", "’s"} or (j == i + 1 and not s.glued(j) and four is None):
        return None
    if four is not None:
        whole = four % 100 == 0 and four < 1900
        return Found(i, j + 1, Partial(century=four // 100) if whole else Partial(decade=four // 10), "decade")
    if two is None or len(word) != 2 or s.word(i - 1) in {"his", "her", "their", "my"}:
        return None
    marked = s.word(i - 1) in APOSTROPHES
    return Found(i - marked, j + 1, Partial(decade=(190 if two >= 20 else 200) + two // 10), "decade")


def century(s: Stretch, i: int) -> Found | None:
    """`the 19th century`, `21st-century`."""
    nth = s.ordinal(i)
    if nth is None or not 1 <= nth[0] <= 30:
        return None
    j = s.undash(nth[1])
    return Found(i, j + 1, Partial(century=nth[0] - 1), "century") if s.word(j) in {"century", "centuries"} else None


def holiday(s: Stretch, i: int) -> Found | None:
    """A holiday of the list, the longest name first, with its year: `Easter 2018`, `Thanksgiving`, `New Year's Eve`."""
    if not s.is_capital(i) and s.word(i) in {"may", "mother", "father"}:
        return None
    name: tuple[str, ...] = ()
    best: tuple[str, int] | None = None
    joined = ""
    for j in range(i, min(len(s), i + LONGEST_HOLIDAY)):
        joined += s.word(j) if s.glued(j) and j > i else " " + s.word(j)
        name = tuple(joined.replace("’", "'").split())
        if name in HOLIDAYS:
            best = HOLIDAYS[name], j + 1
    if best is None or not (
        s.is_capital(i)
        or year_at(s, best[1])
        or s.word(best[1] - 1) in {"day", "eve", "easter", "christmas", "thanksgiving", "friday", "patrick"}
    ):
        return None
    if (
        best[1] == i + 1
        and s.tag(i - 1) == "NNP"
        and s.token(i - 1).dep == "compound"
        and s.token(i - 1).head is s.token(i)
    ):
        return None
    year = year_at(s, s.skip(best[1], ",", "of"))
    end = year[1] if year else best[1]
    weekend = s.word(end) == "weekend"
    return Found(i, end + weekend, Feast(best[0], Partial(year[0]) if year else None, weekend=weekend), "holiday")


def relative_day(s: Stretch, i: int) -> Found | None:
    """`today`, `yesterday`, `the day before yesterday`, `the day after tomorrow`."""
    word = s.word(i)
    if word == "day":
        if (s.word(i + 1), s.word(i + 2)) == ("before", "yesterday"):
            return Found(i, i + 3, Relative(-2), "relative_day")
        if (s.word(i + 1), s.word(i + 2)) == ("after", "tomorrow"):
            return Found(i, i + 3, Relative(2), "relative_day")
        return None
    days = {"today": 0, "yesterday": -1, "tomorrow": 1, "otd": 0}[word]
    return Found(i, i + 1, Relative(days), "relative_day")


def stepped(s: Stretch, i: int, node: Node, end: int, rule: str) -> Found | None:
    """A date with its word before it: `last Friday`, `this March`, `next summer`, `last Christmas`."""
    step = s.word(i)
    if step == "this" and s.word(i + 1) in {"past", "coming", "upcoming"}:
        step = s.word(i + 1)
    if isinstance(node, Partial) and node.year is None:
        fields = {f: getattr(node, f) for f in ("month", "day", "weekday", "quarter", "half", "season")}
        return Found(i, end, Partial(**fields, step=step), rule)
    return Found(i, end, Feast(node.rule, step=step), rule) if isinstance(node, Feast) and node.year is None else None


def step_date(s: Stretch, i: int) -> Found | None:
    """`last Friday`, `this past Wednesday`, `next monday`, `this May`, `last summer`, `next easter`."""
    j = i + 2 if s.word(i) == "this" and s.word(i + 1) in {"past", "coming", "upcoming"} else i + 1
    word = s.word(j)
    if word in WEEKDAYS or (word in SHORT_WEEKDAYS and s.is_capital(j)):
        return stepped(s, i, Partial(weekday=ALL_WEEKDAYS[word]), j + 1, "step_weekday")
    if word in ALL_MONTHS and s.tag(j) != "MD":
        found = month_first(s, j) or Found(j, j + 1, Partial(month=ALL_MONTHS[word]), "")
        return stepped(s, i, found.node, found.end, "step_month")
    if word[:1].isdigit() and (found_day := day_first(s, j)):
        return stepped(s, i, found_day.node, found_day.end, "step_day")
    if word in SEASONS and s.tag(j)[:1] != "V":
        return stepped(s, i, Partial(season=SEASONS[word]), j + 1, "step_season")
    if found_feast := holiday(s, j):
        return stepped(s, i, found_feast.node, found_feast.end, "step_holiday")
    return None


def step_unit(s: Stretch, i: int) -> Found | None:
    """`last week`, `this year`, `next month`, `the previous day`, `the following week`, `next working week`."""
    word = s.word(i)
    j = s.amid(i + 1)
    unit = UNITS.get(s.word(j))
    if unit is None or word == "past" or s.word(j).endswith("s") or unit in {"second"} and word == "this":
        return None
    if unit in {"hour", "minute", "second", "night", "millennium"}:
        return None
    previous = word in {"previous", "preceding", "prior", "following"}
    return Found(i, j + 1, Step(unit, STEPS[word], previous), "step_unit")
