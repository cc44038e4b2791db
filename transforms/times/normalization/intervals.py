"""Durations, stretches, ranges, and times told by a distance.

`N years ago` keeps the month, `N months ago` the month, `N weeks ago` the day, and never a finer grain than the time it is told from.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from transforms.times.direction import Direction
from transforms.times.nodes import At, Length, Modified, Node, Offset, Partial, Range, Relative, RelativePeriod, Step
from transforms.times.normalization.context import Context, Kind, Reading, open_reading, side
from transforms.times.normalization.day_times import elapsed
from transforms.times.normalization.periods import Period, coarser, midnight, period, shift
from transforms.times.normalization.values import OPEN_VALUES, granularity_of, reading, resolve
from transforms.times.rules.durations import duration_value

FINER = {
    "century": "decade", "decade": "year", "year": "month", "half_year": "month", "season": "month", "quarter": "month",
    "month": "month", "week": "day", "fortnight": "day", "weekend": "day", "day": "day", "night": "day", "hour": "minute",
    "minute": "minute", "second": "second", "millennium": "century",
}  # fmt: skip
"""The grain of a time told by a distance in a unit."""


@reading.register
def _(node: Length, context: Context) -> Reading:
    del context
    return Reading("duration", Period(duration_value(node.amounts), granularity=granularity_of(node.amounts[-1][1])))


@reading.register
def _(node: Offset, context: Context) -> Reading:
    unit = node.length.amounts[-1][1]
    base = base_of(node.base, context)
    if base.period.start is None:
        return distance_open(unit)
    if any(amount is None for amount, _ in node.length.amounts):
        value = "PAST_REF" if node.sign < 0 else "FUTURE_REF"
        return replace(
            open_reading("date", value, granularity_of(unit)), anchor=base.anchor, anchor_value=base.anchor_value
        )
    start = (
        base.period.end
        if node.sign > 0 and node.base not in {"now", "previous"} and unit in {"hour", "minute", "second"}
        else base.period.start
    )
    at = start or base.period.start
    for amount, part in node.length.amounts:
        at = shift(at, part, node.sign * (amount or 0))
    grain = FINER[unit]
    if grain in {"minute", "second"}:
        return clock_offset(base, at, context)
    whole = node.base == "now" or base.period.granularity in {"day", "part_of_day", "hour", "minute", "second"}
    grain = grain if whole else coarser(grain, base.period.granularity)
    if not isinstance(node.base, str) and base.period.granularity == "day":
        grain = "day"
    found = period(grain, at.date())
    return Reading("date", found, base.anchor, base.anchor_value, side(found, context.now))


def distance_open(unit: str) -> Reading:
    """A distance from a time that is not known: the date it tells is open."""
    clocked = FINER[unit] in {"minute", "second"}
    return open_reading(
        "time" if clocked else "date", OPEN_VALUES["day" if clocked else FINER[unit]], granularity_of(FINER[unit])
    )


def clock_offset(base: Reading, at: datetime, context: Context) -> Reading:
    """Hours or minutes from a base: an instant where the base is one, else the day of the base."""
    if (base.anchor == context.anchor and not context.instant()) or base.period.granularity not in {
        "minute",
        "hour",
        "second",
    }:
        day = base.period.start or at
        return Reading(
            "date", period("day", day.date()), base.anchor, base.anchor_value, side(base.period, context.now)
        )
    found = Period(at.isoformat(timespec="minutes"), at, at, "minute")
    return Reading("time", found, base.anchor, base.anchor_value, side(found, context.now))


def base_of(base: Node | str, context: Context) -> Reading:
    """The time that a distance is told from."""
    if not isinstance(base, str):
        return resolve(base, context)
    if base == "previous" and context.previous and context.previous.start:
        return Reading("date", context.previous, "previous_time", context.previous.value)
    if context.now is None:
        return open_reading("date", None, None)
    grain = "minute" if context.instant() else "day"
    return Reading(
        "date", Period(None, context.now, context.now, grain), context.anchor, context.now.date().isoformat()
    )


@reading.register
def _(node: RelativePeriod, context: Context) -> Reading:
    amounts = node.length.amounts
    value, grain = duration_value(amounts), granularity_of(amounts[-1][1])
    base = base_of(node.base, context)
    known = base.period.start is not None and all(amount is not None for amount, _ in amounts)
    if not known or base.period.start is None or base.period.end is None:
        return replace(open_reading("duration", value, grain), direction="past" if node.sign < 0 else "future")
    clocked = amounts[-1][1] in {"hour", "minute", "second"}
    if node.base in {"now", "previous"}:
        day = base.period.start if clocked else midnight(base.period.start.date())
        edge = day + timedelta(days=1) if node.sign > 0 and not clocked else day
    else:
        edge = base.period.start if node.sign > 0 else base.period.end
    if clocked and node.base == "now" and not context.instant():
        return replace(open_reading("duration", value, grain), direction="past" if node.sign < 0 else "future")
    other = edge
    for amount, unit in amounts:
        other = shift(other, unit, node.sign * (amount or 0))
    first, last = sorted((edge, other))
    way: Direction = "past" if node.sign < 0 else "future"
    return Reading("duration", Period(value, first, last, grain), base.anchor, base.anchor_value, way)


@reading.register
def _(node: Range, context: Context) -> Reading:
    if stands_alone(node.first) or stands_alone(node.last):
        first = resolve(node.first, context)
        start = first.period.start
        last = resolve(node.last, context if stands_alone(node.last) or start is None else context.at(start, "future"))
        if stands_alone(node.last) and not stands_alone(node.first) and last.period.start:
            first = resolve(node.first, context.at(last.period.start, "past"))
    elif context.way == "past" or (has_year(node.last) and not has_year(node.first)):
        last = resolve(node.last, context)
        first = (
            resolve(node.first, context.at(last.period.start, "past"))
            if last.period.start
            else resolve(node.first, context)
        )
    else:
        first = resolve(node.first, context)
        last = (
            resolve(node.last, context.at(first.period.start, "future"))
            if first.period.start
            else resolve(node.last, context)
        )
    start, end = first.period.start, last.period.end
    if start is None or end is None or end < start:
        value = f"{first.period.value}/{last.period.value}" if first.period.value and last.period.value else None
        return open_reading("duration", value, first.period.granularity)
    anchor = first if not isinstance(node.first, Relative) else last
    kind: Kind = "duration"
    value = between(first.period, last.period)
    return Reading(
        kind,
        Period(value, start, end, coarser(first.period.granularity, last.period.granularity)),
        anchor.anchor,
        anchor.anchor_value,
        side(Period(None, start, end), context.now),
    )


def stands_alone(node: Node) -> bool:
    """Whether one end of a range is told from now, whatever the other end is."""
    if isinstance(node, Modified):
        return stands_alone(node.node)
    if isinstance(node, At):
        return node.day is not None and stands_alone(node.day)
    return isinstance(node, Relative | Step | Offset) or (isinstance(node, Partial) and node.step is not None)


def has_year(node: Node) -> bool:
    """Whether a date says its year."""
    if isinstance(node, Modified):
        return has_year(node.node)
    return isinstance(node, Partial) and node.year is not None


def between(first: Period, last: Period) -> str | None:
    """The TIMEX3 duration from one period to another, in their common unit."""
    if first.start is None or last.start is None:
        return None
    grain = first.granularity
    if grain == last.granularity and grain in {"year", "decade", "century"}:
        return f"P{last.start.year - first.start.year}Y"
    if grain == last.granularity and grain in {"month", "quarter", "season", "half_year"}:
        return f"P{(last.start.year - first.start.year) * 12 + last.start.month - first.start.month}M"
    if grain in {"minute", "hour", "second"} and (last.start - first.start).days < 2:
        return elapsed(first.start, last.start)
    return f"P{(last.start.date() - first.start.date()).days}D"
