"""Dates as pages write them: whether a line has one, and which day it names."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from transforms.read.moments import MONTH, MONTHS

FULL = re.compile(
    rf"\b(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH})\.?,? (?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,3} (?:min|minute|hour|day|week|month|year)s? ago\b", re.IGNORECASE
)
NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")
MONTHS_OF_A_YEAR = 12
"""A number above is a day's."""
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"\d{4}")


def mentions_date(line: str) -> bool:
    """Whether a line holds a full date or an age such as "3 hours ago"."""
    return day_or_age(line) is not None


def day_or_age(line: str) -> re.Match[str] | None:
    """The first full date of a line, else the first date in numbers or age; numbers and years are sooner found than either."""
    if not DIGIT.search(line):
        return None
    full = FULL.search(line) if YEAR.search(line) else None
    return full or OTHER.search(line)


def full_date(line: str) -> datetime | None:
    """The first full date of a line, at 0:00 UTC.

    >>> full_date("Posted Dec 19, 2025").date().isoformat()
    '2025-12-19'
    """
    found = FULL.search(line)
    if not found:
        return by_numbers(line)
    parts = {k[0]: v for k, v in found.groupdict().items() if v}
    month = MONTHS.get(parts["m"][:3].lower()) or int(parts["m"])
    return day(int(parts["y"]), month, int(parts["d"]))


def by_numbers(line: str) -> datetime | None:
    """A date in numbers whose order is plain: days stand first between points, and where no month has such a number.

    >>> [d and d.date().isoformat() for d in map(by_numbers, ("30.09.2022", "9/30/2022", "09/10/2022"))]
    ['2022-09-30', '2022-09-30', None]
    """
    found = NUMBERS.search(line)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > MONTHS_OF_A_YEAR:
        return day(year, second, first)
    return day(year, first, second) if second > MONTHS_OF_A_YEAR else None


def day(year: int, month: int, number: int) -> datetime | None:
    """A day that the calendar has, from 1800 to 2100, at 0:00 UTC."""
    if not 1800 <= year <= 2100:
        return None
    try:
        return datetime(year, month, number, tzinfo=UTC)
    except ValueError:
        return None
