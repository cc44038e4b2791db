"""Stretches of the calendar with their TIMEX3 values. Naive datetimes stand for UTC.

Values after the TimeML annotation guidelines 1.2.1 and ISO 8601; parts of the day and seasons by the table below.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, three months long, of the northern hemisphere (meteorological seasons)."""

PART_HOURS = {
    "MO": (6, 12),
    "MI": (11, 13),
    "AF": (12, 18),
    "EV": (18, 24),
    "NI": (20, 30),
    "DT": (8, 20),
    "EH": (0, 6),
}
"""Hours of the parts of the day, from its midnight; a night ends at six the next morning."""

PART_CODES = {"EH": "MO"}
"""TIMEX3 has no code for the small hours: they are the morning, with mod start."""

COARSENESS = (
    "second", "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "quarter", "season", "half_year",
    "year", "decade", "century", "millennium",
)  # fmt: skip
MONTHS_OF = {
    "month": 1,
    "quarter": 3,
    "half_year": 6,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
"""Months of a unit, by the calendar."""
DAYS_OF = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""Days from the start of one to that of the next."""
SECONDS_OF = {"second": 1, "minute": 60, "hour": 3600}
"""Seconds of a unit."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch [start, end); an instant has both alike. Both are None where nothing resolves the value."""

    value: str | None
    start: datetime | None = None
    end: datetime | None = None
    granularity: str | None = None

    @property
    def day(self) -> date | None:
        """The first day."""
        return self.start.date() if self.start else None


def is_ancient(period: Period | None) -> bool:
    """Whether a period is a year before Christ."""
    return period is not None and (period.value or "").startswith("BC")


def ancient_year(year: int) -> Period:
    """A year before Christ, which has no interval.

    >>> ancient_year(44).value
    'BC0044'
    """
    return Period(f"BC{year:04}", granularity="year")


def midnight(day: date) -> datetime:
    """The start of a day."""
    return datetime.combine(day, time())


def add_months(moment: datetime, count: int) -> datetime:
    """The same day and time so many months later; the last day of a shorter month.

    >>> add_months(datetime(2024, 1, 31), 1)
    datetime.datetime(2024, 2, 29, 0, 0)
    """
    months = moment.year * 12 + moment.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def shift(moment: datetime, unit: str, count: float) -> datetime:
    """A moment moved by units; a fraction of a year is counted in months, one of a month in days.

    Raises:
        ValueError, OverflowError: it leaves the years 1 to 9999.
    """
    if unit in MONTHS_OF:
        months = MONTHS_OF[unit] * count
        whole = int(months)
        return add_months(moment, whole) + timedelta(days=round((months - whole) * 30))
    if unit in DAYS_OF:
        return moment + timedelta(days=DAYS_OF[unit] * count)
    return moment + timedelta(seconds=SECONDS_OF[unit] * count)


def period(unit: str, at: date) -> Period:
    """The unit of the calendar that a day lies in.

    >>> period("week", date(2024, 11, 20)).value, period("season", date(2025, 1, 5)).value, period("decade", date(1965, 1, 1)).value
    ('2024-W47', '2024-WI', '196')
    """
    if unit in MONTHS_OF:
        return _months(unit, at)
    if unit in {"week", "fortnight"}:
        year, week, _ = at.isocalendar()
        return _days(f"{year:04}-W{week:02}", date.fromisocalendar(year, week, 1), 7, "week")
    if unit == "weekend":
        year, week, _ = at.isocalendar()
        return _days(f"{year:04}-W{week:02}-WE", date.fromisocalendar(year, week, 6), 2, "weekend")
    if unit == "night":
        return part_of_day(at, "NI")
    return _days(at.isoformat(), at, 1, "day")


def _days(value: str, first: date, count: int, granularity: str) -> Period:
    start = midnight(first)
    return Period(value, start, start + timedelta(count), granularity)


def _months(unit: str, at: date) -> Period:
    year, month = at.year, at.month
    if unit == "season":
        first = month // 3 * 3 or 12
        year -= month < 3
        name = next(n for n, m in SEASON_MONTHS.items() if m == first)
        return _stretch(f"{year:04}-{name}", year, first, unit)
    if unit == "quarter":
        number = (month + 2) // 3
        return _stretch(f"{year:04}-Q{number}", year, number * 3 - 2, unit)
    if unit == "half_year":
        number = (month + 5) // 6
        return _stretch(f"{year:04}-H{number}", year, number * 6 - 5, unit)
    if unit == "month":
        return _stretch(f"{year:04}-{month:02}", year, month, unit)
    size = MONTHS_OF[unit] // 12
    digits = {1: 4, 10: 3, 100: 2, 1000: 1}[size]
    return _stretch(f"{year // size:0{digits}}", year // size * size or 1, 1, unit)


def _stretch(value: str, year: int, month: int, unit: str) -> Period:
    start = datetime(year, month, 1)  # noqa: DTZ001  # naive stands for UTC in this module
    granularity = "century" if unit == "millennium" else unit
    return Period(value, start, add_months(start, MONTHS_OF[unit]), granularity)


def part_of_day(day: date, name: str) -> Period:
    """A part of a day, such as its evening."""
    first, last = PART_HOURS[name]
    start = midnight(day)
    return Period(
        f"{day.isoformat()}T{PART_CODES.get(name, name)}",
        start + timedelta(hours=first),
        start + timedelta(hours=last),
        "part_of_day",
    )


def coarser(a: str | None, b: str | None) -> str:
    """The coarser of two granularities."""
    known = [g for g in (a, b) if g in COARSENESS]
    return max(known, key=COARSENESS.index, default="day")
