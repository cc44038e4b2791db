"""The days of holidays and feasts, by the rules of `lexicons/holidays.tsv`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from transforms.lexicons import lexicon

RULE = re.compile(r"(islamic|table|[a-z]+(?=[+-])) ?(.*)")
ISLAMIC_EPOCH = 227015
"""Ordinal of 1 Muharram AH 1 (19 July 622 Gregorian), civil reckoning."""


@cache
def holiday_days(rule: str, year: int) -> tuple[date, int] | None:
    """First day and number of days in a year; None where the tables do not reach.

    >>> holiday_days("11/4/4", 2024), holiday_days("easter+0", 2018), holiday_days("islamic 9/1x30", 2024)
    ((datetime.date(2024, 11, 28), 1), (datetime.date(2018, 4, 1), 1), (datetime.date(2024, 3, 11), 30))
    """
    if "%" in rule:
        cycle, _, rest = rule.partition(" ")
        remainder, _, years = cycle.partition("%")
        return holiday_days(rest, year) if year % int(years) == int(remainder) else None
    if match := RULE.fullmatch(rule):
        return _moving(match[1], match[2], year)
    if "/" in rule:
        return _nth_weekday(rule, year), 1
    month, day = map(int, rule.split("-"))
    return date(year, month, day), 1


def _moving(kind: str, rest: str, year: int) -> tuple[date, int] | None:
    if kind == "islamic":
        days, _, count = rest.partition("x")
        month, day = map(int, days.split("/"))
        return islamic(year, month, day), int(count or 1)
    if kind == "easter":
        return easter(year, EASTER_WESTERN) + timedelta(int(rest)), 1
    if kind == "orthodox":
        return easter(year, EASTER_ORTHODOX) + timedelta(int(rest)), 1
    name, offset = (rest, 0) if kind == "table" else (kind, int(rest))
    first = movable_dates().get((name, year))
    return (first + timedelta(offset), 1) if first else None


def _nth_weekday(rule: str, year: int) -> date:
    rule, _, later = rule.partition("+")
    month, weekday, n = map(int, rule.split("/"))
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.isoweekday()) % 7)
    if n > 0:
        return day + timedelta(7 * (n - 1) + int(later or 0))
    weeks = [day + timedelta(7 * k) for k in range(5)]
    return max(d for d in weeks if d.month == month)


@cache
def movable_dates() -> dict[tuple[str, int], date]:
    """First days by name and year, from `lexicons/movable_holidays.tsv`."""
    rows = [(row["name"], date.fromisoformat(row["date"])) for row in lexicon("movable_holidays.tsv")]
    return {(name, day.year): day for name, day in rows}


def islamic(year: int, month: int, day: int) -> date:
    """The day of the tabular Islamic calendar (30-year cycle, civil) that falls in a Gregorian year, the first of two."""
    hijri = (year - 622) * 33 // 32
    days = [_islamic(h, month, day) for h in (hijri - 1, hijri, hijri + 1, hijri + 2)]
    return min((d for d in days if d.year == year), default=days[1].replace(year=year))


def _islamic(year: int, month: int, day: int) -> date:
    ordinal = ISLAMIC_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day
    return date.fromordinal(max(1, ordinal))
