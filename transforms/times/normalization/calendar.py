"""The calendar's answer: units within a whole, holidays, days counted from a named start, and all other readings.

Rules of thumb after the TimeML annotation guidelines 1.2.1.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from transforms.times.nodes import DayOf, Holiday, Nth, On, Partial
from transforms.times.normalization import day_times, intervals, underspecified
from transforms.times.normalization.context import Context, Reading, open_reading, side
from transforms.times.normalization.holidays import holiday_days
from transforms.times.normalization.named_epochs import Anchor, find_epoch
from transforms.times.normalization.periods import Period, midnight, period, shift
from transforms.times.normalization.values import OPEN_VALUES, first_of, granularity_of, reading, resolve, told
from transforms.times.rules.durations import duration_value


@reading.register
def _(node: Nth, context: Context) -> Reading:
    whole = resolve(node.whole, context)
    start, end = whole.period.start, whole.period.end
    unit = node.unit.removesuffix("_around")
    if start is None or end is None:
        return open_reading("date", OPEN_VALUES[unit], granularity_of(unit))
    if unit != node.unit:
        return replace(whole, kind="date", period=period(unit, start.date()))
    first = nth_start(node, unit, start, end)
    last = first
    for _ in range(min(node.count, 1000)):
        last = shift(last, unit, 1)
    if node.count > 1:
        value = duration_value(((node.count, unit),))
        return replace(whole, kind="duration", period=Period(value, first, last, granularity_of(unit)))
    return replace(whole, kind="date", period=period(unit, first.date()))


def nth_start(node: Nth, unit: str, start: datetime, end: datetime) -> datetime:
    """Start of the first of the units counted within a whole; weeks are those with their Thursday in it (ISO 8601)."""
    if node.n > 0:
        at = shift(first_of_week(start) if unit == "week" else start, unit, node.n - 1)
        return first_of("weekend", at) if unit == "weekend" else at
    thursday = end - timedelta(days=4)
    back = thursday - timedelta(days=thursday.weekday() - 7) if unit == "week" else end
    return shift(back, unit, -node.count)


def first_of_week(start: datetime) -> datetime:
    """The Monday of the first week that has its Thursday in the whole."""
    monday = start - timedelta(days=start.weekday())
    return monday if (start - monday).days <= 3 else monday + timedelta(7)


@reading.register
def _(node: On, context: Context) -> Reading:
    whole = resolve(node.whole, context)
    start = whole.period.start
    if start is None:
        return underspecified.complete(node.part, replace(context, now=None))
    if node.part.weekday and whole.period.granularity == "week":
        found = period("day", (start + timedelta(node.part.weekday - start.isoweekday())).date())
        return replace(whole, period=found, direction=side(found, context.now))
    dated = underspecified.complete(replace(node.part, year=start.year), context)
    return replace(dated, anchor=whole.anchor, anchor_value=whole.anchor_value)


@reading.register
def _(node: Holiday, context: Context) -> Reading:
    year = resolve(node.year, context).period.start if node.year is not None else None
    if year is None and (node.year is not None or context.today is None):
        return open_reading(
            "date", "XXXX-" + node.rule if len(node.rule) == 5 and node.rule[2] == "-" else "XXXX-XX-XX", "day"
        )
    today = context.today or date(1, 1, 1)
    years = [year.year] if year else [today.year + k for k in (-1, 0, 1)]
    found = {days[0]: days[1] for y in years if (days := holiday_days(node.rule, y))}
    day = next(iter(found), None) if year else chosen(list(found), today, node.step, context)
    if day is None:
        return open_reading("date", "XXXX-XX-XX", "day")
    whole = holiday_period(day, found[day], weekend=node.weekend)
    explicit = year is not None and isinstance(node.year, Partial)
    return (
        Reading("date", whole, "explicit", None, side(whole, context.now)) if explicit else told("date", whole, context)
    )


def holiday_period(day: date, count: int, *, weekend: bool) -> Period:
    """The days of a holiday, or the weekend beside it: before a Monday to Wednesday, after a Thursday or Friday."""
    if weekend:
        return period("weekend", day - timedelta(7 if day.isoweekday() < 4 else 0))
    start = midnight(day)
    return period("day", day) if count == 1 else Period(f"P{count}D", start, start + timedelta(count), "day")


def chosen(days: list[date], today: date, step: str | None, context: Context) -> date | None:
    """The day of several years that "last", "next" or the direction of the clause means."""
    if step in {"last", "past", "previous"}:
        return max((d for d in days if d < today), default=None)
    if step in {"next", "coming", "upcoming"}:
        return min((d for d in days if d > today), default=None)
    if step == "following":
        return min((d for d in days if d > today and (d - today).days > 7), default=None)
    if step == "this":
        return next((d for d in days if d.year == today.year), None)
    return underspecified.fitting(days, today, context.way)


@reading.register
def _(node: DayOf, context: Context) -> Reading:
    if node.start is not None:
        start = resolve(node.start, context).period.start
        anchor = Anchor("", start.date()) if start else None
    else:
        anchor = find_epoch(node.noun, context.nouns)
    if anchor is None:
        return replace(open_reading("date", OPEN_VALUES[node.unit], granularity_of(node.unit)), anchor="event")
    first = shift(midnight(anchor.start), node.unit, node.n - 1)
    last = shift(first, node.unit, 1)
    value = period(node.unit, first.date()).value
    found = Period(value, first, last, node.unit)
    return Reading("date", found, "event", anchor.event or anchor.start.isoformat(), side(found, context.now))


__all__ = ["day_times", "intervals", "resolve"]
