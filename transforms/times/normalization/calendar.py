"""The calendar's answer: units within a whole, holidays, days counted from a named start, and all other readings.

Rules of thumb after the TimeML annotation guidelines 1.2.1.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from transforms.times.nodes import DayOf, Holiday, Nth, On, Partial
from transforms.times.normalization import day_times, intervals, nearest_periods, underspecified
from transforms.times.normalization.context import Context, Reading, direction_of, open_reading
from transforms.times.normalization.holidays import holiday_days
from transforms.times.normalization.named_epochs import Epoch, find_epoch
from transforms.times.normalization.periods import Period, midnight, period, shift
from transforms.times.normalization.values import (
    OPEN_VALUES,
    first_of,
    from_publication,
    granularity_of,
    reading,
    resolve,
)
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
    """Start of the first of the units counted within a whole.

    A week alone is one with its Thursday in it (ISO 8601); several are counted from the first or last day.
    """
    if unit == "week" and node.count > 1:
        return shift(start, unit, node.n - 1) if node.n > 0 else shift(end, unit, -node.count)
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
        return replace(whole, period=found, direction=direction_of(found, context.now))
    dated = underspecified.complete(replace(node.part, year=start.year), context)
    return replace(dated, anchor=whole.anchor, anchor_value=whole.anchor_value)


@reading.register
def _(node: Holiday, context: Context) -> Reading:
    if context.history and context.story and context.story.start and node.year is None:
        context = replace(context.at(context.story.start, context.story_way), anchor="previous_time", story=None)
    year = resolve(node.year, context).period.start if node.year is not None else None
    days = holiday_of_year(node, year.year) if year else holiday_around(node, context)
    if days is None:
        return open_holiday(node, known=year is not None or (node.year is None and context.today is not None))
    whole = holiday_period(*days, weekend=node.weekend)
    if year is not None and isinstance(node.year, Partial):
        return Reading("date", whole, "explicit", None, direction_of(whole, context.now))
    return from_publication("date", whole, context)


def holiday_of_year(node: Holiday, year: int) -> tuple[date, int] | None:
    """The first day of a holiday in a year, and how many days it has."""
    return holiday_days(node.rule, year)


AROUND = 4
"""Years before and after in which a holiday is looked for: some come once in four."""


def holiday_around(node: Holiday, context: Context) -> tuple[date, int] | None:
    """The holiday that an article means without a year: of the year before, of this one or of the next."""
    today = context.today
    if today is None or node.year is not None:
        return None
    days = dict(d for k in range(-AROUND, AROUND + 1) if (d := holiday_days(node.rule, today.year + k)))
    day = stepped_day(list(days), today, node.step, context)
    return (day, days[day]) if day else None


def open_holiday(node: Holiday, *, known: bool) -> Reading:
    """A holiday whose day is not known: the month and day of one that never moves where only the year is missing."""
    fixed = len(node.rule) == 5 and node.rule[2] == "-" and not known
    why = "no list or rule gives its day in that year" if known else "its year is not known"
    return open_reading("date", "XXXX-" + node.rule if fixed else "XXXX-XX-XX", "day", why)


def holiday_period(day: date, count: int, *, weekend: bool) -> Period:
    """The days of a holiday, or the weekend beside it: before a Monday to Wednesday, after a Thursday or Friday."""
    if weekend:
        return period("weekend", day - timedelta(7 if day.isoweekday() < 4 else 0))
    start = midnight(day)
    return period("day", day) if count == 1 else Period(f"P{count}D", start, start + timedelta(count), "day")


A_WEEK = 7
"""Days that "the following Easter" lies ahead at least."""


def stepped_day(days: list[date], today: date, step: str | None, context: Context) -> date | None:
    """The day of several years that "last", "next" or the direction of the clause means."""
    side = nearest_periods.STEP_SIDES.get(step or "")
    if side == "past":
        return max((d for d in days if d < today), default=None)
    if side == "future":
        least = A_WEEK if step == "following" else 0
        return min((d for d in days if (d - today).days > least), default=None)
    if step == "this":
        days = [d for d in days if d.year == today.year][:1]
        return days[0] if days else None
    return nearest_periods.fitting(days, today, context.way)


@reading.register
def _(node: DayOf, context: Context) -> Reading:
    if node.start is not None:
        start = resolve(node.start, context).period.start
        epoch = Epoch("", start.date()) if start else None
    else:
        epoch = find_epoch(node.noun, node.cues, context.today)
    if epoch is None:
        why = f"no start is known of which {node.noun!r} is meant"
        return replace(open_reading("date", OPEN_VALUES[node.unit], granularity_of(node.unit), why), anchor="event")
    first = shift(midnight(epoch.start), node.unit, node.n - 1)
    last = shift(first, node.unit, 1)
    counted = Period(period(node.unit, first.date()).value, first, last, node.unit)
    return Reading("date", counted, "event", epoch.event or epoch.start.isoformat(), direction_of(counted, context.now))


__all__ = ["day_times", "intervals", "resolve"]
