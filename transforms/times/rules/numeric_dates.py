"""Dates in digits alone, with dots, slashes or hyphens between them: `11/19/2024`, `19.11.2024`, `9/11`."""

from __future__ import annotations

from datetime import date

from transforms.lexicons import word_list
from transforms.times.nodes import Match, Partial
from transforms.times.token_stream import TokenStream

SEPARATORS = frozenset("-/.‐‑")
FIRST_YEAR = 1000
"""The first number that is read as a year of a numeric date."""
DATE_CUES = word_list("time_words.tsv", "before_numeric")


def valid(year: int | None, month: int, day: int | None) -> bool:
    """Whether the calendar has that day; without a year, whether a leap year has it."""
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def full_year(two: int) -> int:
    """The year of two digits: 1950 to 2049."""
    return two + (2000 if two < 50 else 1900)


def numeric(s: TokenStream, i: int) -> Match | None:
    """`11/19/2024`, `19.11.2024`, `9/11`."""
    if "." not in s.word(i) and not goes_on(s, i + 1, ""):
        return None
    parts, end = digits_between(s, i)
    if tuple(parts) == (9, 11) and s.word(i + 1) == "/":
        return Match(i, end, Partial(2001, 9, 11), "named_day")
    if len(parts) != 3 or (s.is_glued(i) and s.word(i - 1) in SEPARATORS):
        return None
    if parts[0] >= FIRST_YEAR:
        return if_of_news(i, end, parts[0], parts[1], parts[2], "year_first_date")
    return year_last(s, i, end, parts)


def year_last(s: TokenStream, i: int, end: int, parts: list[int]) -> Match | None:
    """`11/19/2024`, `19.11.24`."""
    a, b, year = parts
    if 0 <= year < 100 and (s.word(i + 1) == "/" or is_told_as_date(s, i)):
        year = full_year(year)
    month, day = in_order(a, b, dotted="." in s.word(i) + s.word(i + 1))
    return if_of_news(i, end, year, month, day, "numeric_date")


def in_order(first: int, second: int, *, dotted: bool) -> tuple[int, int]:
    """Month and day of two numbers: the month stands first, but not before dots, nor where the first is too large for one."""
    return (second, first) if (first > 12 or dotted) and second <= 12 else (first, second)


def if_of_news(start: int, end: int, year: int, month: int, day: int, rule: str) -> Match | None:
    """The match of a date that the calendar has and that news can be about."""
    return Match(start, end, Partial(year, month, day), rule) if is_date_of_news(year, month, day) else None


def is_told_as_date(s: TokenStream, i: int) -> bool:
    """Whether numbers between dots or hyphens with a short year are a date, and no version: "on 29.03.22"."""
    return s.word(i - 1) in DATE_CUES and len(s.word(i).partition(".")[0]) == 2


def is_date_of_news(year: int, month: int, day: int) -> bool:
    """Whether three numbers are a day of the calendar, of the years 1000 to 2199."""
    return 1000 <= year <= 2199 and 1 <= month <= 12 and day > 0 and valid(year, month, day)


def is_few_digits(piece: str) -> bool:
    """Whether a piece is one to four digits."""
    return piece.isascii() and piece.isdigit() and len(piece) <= 4


def digits_between(s: TokenStream, i: int) -> tuple[list[int], int]:
    """Numbers glued by one kind of separator, and the atom after them: `19.11` is one atom, so it is split."""
    parts: list[int] = []
    mark, j = "", i
    for _ in range(3):
        pieces = s.word(j).split(".")
        if not all(map(is_few_digits, pieces)):
            break
        if len(pieces) > 1 and mark not in {"", "."}:
            return [], i
        parts += map(int, pieces)
        j += 1
        mark = mark or ("." if len(pieces) > 1 else "")
        if not goes_on(s, j, mark):
            break
        mark, j = s.word(j), j + 1
    return parts, j


def goes_on(s: TokenStream, j: int, mark: str) -> bool:
    """Whether the separator at `j` is one of dates, glued, and the same as before."""
    return s.word(j) in ({mark} if mark else {"/", ".", "-"}) and s.is_glued(j) and s.is_glued(j + 1)
