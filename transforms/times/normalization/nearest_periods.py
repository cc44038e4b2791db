"""The period that a step or a direction means, of those before, around and after today."""

from __future__ import annotations

from datetime import date

from transforms.times.direction import Direction
from transforms.times.normalization.context import nearest
from transforms.times.normalization.periods import Period


def choose(periods: list[Period], today: date, step: str | None, way: Direction | None) -> Period | None:
    """The period that a step or a direction means; the one around today is on both sides."""
    before, around, after = sides_of(periods, today)
    if step == "this":
        return of_year(periods, today.year)
    if step == "nth":
        return next(iter(around or near(after, today) or before[-1:]), None)
    side = STEP_SIDES.get(step or "")
    if side is None and around:
        return around[0]
    return on_side(before, after, today, side or way)


def of_year(periods: list[Period], year: int) -> Period | None:
    """The first period that begins in a year."""
    return next((p for p in periods if p.day and p.day.year == year), None)


def on_side(before: list[Period], after: list[Period], today: date, side: str | None) -> Period | None:
    """The last period of the past, the first one to come, or the nearer of the two where nothing tells."""
    if side == "past":
        return before[-1] if before else None
    if side == "future":
        return after[0] if after else None
    return closest(before, after, today)


def sides_of(periods: list[Period], today: date) -> tuple[list[Period], list[Period], list[Period]]:
    """The periods that are over, those around today, and those to come."""
    before = [p for p in periods if p.end and p.end.date() <= today]
    after = [p for p in periods if p.day and p.day > today]
    return before, [p for p in periods if is_around(p, today)], after


STEP_SIDES = {
    "last": "past", "past": "past", "previous": "past",
    "next": "future", "coming": "future", "upcoming": "future", "following": "future",
}  # fmt: skip
"""The side of now that a word before a date tells."""


def is_around(period: Period, today: date) -> bool:
    """Whether today lies in a period."""
    return period.day is not None and period.end is not None and period.day <= today < period.end.date()


def near(after: list[Period], today: date) -> list[Period]:
    """What starts within a month."""
    return [p for p in after if p.day and (p.day - today).days <= 31]


def closest(before: list[Period], after: list[Period], today: date) -> Period | None:
    """The nearer of the last and the next one; the past where they are alike."""
    last, nxt = before[-1:], after[:1]
    if not last or not nxt:
        return next(iter(last or nxt), None)
    back = (today - last[0].end.date()).days if last[0].end else 0
    ahead = (nxt[0].day - today).days if nxt[0].day else 0
    return last[0] if back <= ahead else nxt[0]


def fitting(days: list[date], today: date, way: Direction | None) -> date | None:
    """The nearest of some days in a direction."""
    return nearest(days, today, way if way != "present" else "future")
