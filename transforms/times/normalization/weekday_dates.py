"""The day of a weekday: by its step, by its day of the month, or by the direction of the clause."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.times.direction import Direction
from transforms.times.nodes import Partial
from transforms.times.normalization.nearest_periods import fitting
from transforms.times.normalization.periods import Period, period

LEAST_LAST = 3
"""Days that "last Monday" lies back at least within its own week; a nearer day is called "on Monday" or "yesterday".
1 and 5 read 70 annotated texts alike."""


def weekday(node: Partial, today: date, way: Direction | None) -> Period | None:
    """The day of a weekday, by its step or direction; "Monday 21" by the month that has it."""
    wanted = node.weekday or 1
    if node.day:
        days = [d for d in days_of_month(node.day, today) if d.isoweekday() == wanted]
        found = fitting(days, today, way)
        return period("day", found) if found else None
    monday = today - timedelta(today.weekday())
    own = monday + timedelta(wanted - 1)
    return period("day", stepped_weekday(own, today, node.step, way))


def stepped_weekday(own: date, today: date, step: str | None, way: Direction | None) -> date:
    """A weekday told from today; `own` is that of today's week.

    "next Friday" is that of the next week; "last Tuesday" that of the last, or of this week where it is some days back. News
    names the day of publication itself by its weekday, so today counts on both sides.
    """
    week = timedelta(7)
    if step in {"next", "following"}:
        return own + week
    if step == "this":
        return own
    if step in {"coming", "upcoming"} or (not is_backward(step) and way in {"future", "present"}):
        return own if (own - today).days >= (step in {"coming", "upcoming"}) else own + week
    return own if (today - own).days >= least_back(step) else own - week


def is_backward(step: str | None) -> bool:
    """Whether a word before a date tells of the past."""
    return step in {"last", "previous", "past"}


def least_back(step: str | None) -> int:
    """Days that a weekday lies back at least: "on Monday" may be today."""
    return LEAST_LAST if step in {"last", "previous"} else int(step == "past")


def days_of_month(day: int, today: date) -> list[date]:
    """The days of that number in the months around today, seven years each way (every weekday comes round)."""
    found = []
    for months in range(-84, 85):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        try:
            found.append(date(year, month + 1, day))
        except ValueError:
            continue
    return found


A_YEAR_ABOUT = 400
"""Days from today within which the weekday of a date decides its year. 200 and 800 read 70 annotated texts alike."""


def has_weekday(period: Period, weekday: int, today: date) -> bool:
    """Whether a day near today falls on a weekday."""
    day = period.day
    return day is not None and day.isoweekday() == weekday and abs((day - today).days) < A_YEAR_ABOUT
