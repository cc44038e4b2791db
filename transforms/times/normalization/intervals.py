"""Durations, stretches, ranges, and times told by a distance.

`N years ago` keeps the month, `N months ago` the month, `N weeks ago` the day, and never a finer grain than the time it is told from.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from transforms.times.direction import Direction
from transforms.times.nodes import At, Length, Modified, Node, Offset, Partial, Range, Relative, RelativePeriod, Step
from transforms.times.normalization.context import NO_DATE, Context, Reading, direction_of, open_reading
from transforms.times.normalization.day_times import elapsed
from transforms.times.normalization.periods import Period, coarser, is_ancient, midnight, period, shift
from transforms.times.normalization.values import OPEN_VALUES, granularity_of, moved_ancient, reading, resolve
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
    amounts = node.length.amounts
    unit = amounts[-1][1]
    base = base_of(node.base, context)
    if is_ancient(base.period) and unit == "year" and not is_vague(node.length):
        return moved_ancient(base.period, node.sign * int(amounts[0][0] or 0), context)
    if base.period.start is None:
        return distance_open(unit, base.why)
    if is_vague(node.length):
        value = "PAST_REF" if node.sign < 0 else "FUTURE_REF"
        vague = open_reading("date", value, granularity_of(unit), VAGUE_AMOUNT)
        return replace(vague, anchor=base.anchor, anchor_value=base.anchor_value)
    at = moved(departure(node, base.period, unit), node.length, node.sign)
    if FINER[unit] in {"minute", "second"}:
        return clock_offset(base, at, context)
    whole = period(offset_grain(node, base.period, FINER[unit]), at.date())
    return Reading("date", whole, base.anchor, base.anchor_value, direction_of(whole, context.now))


VAGUE_AMOUNT = "how many units is not said"


def is_vague(length: Length) -> bool:
    """Whether a length says no number: "several days"."""
    return any(amount is None for amount, _ in length.amounts)


def departure(node: Offset, base: Period, unit: str) -> datetime:
    """The moment that a distance is counted from: hours after a day start at its end."""
    named = node.base not in {"now", "previous"}
    moment = base.end if node.sign > 0 and named and unit in {"hour", "minute", "second"} else base.start
    moment = moment or base.start
    if moment is None:
        raise ValueError("a distance needs a base that is known")
    return moment


def moved(moment: datetime, length: Length, sign: int) -> datetime:
    """A moment moved by a length."""
    for amount, unit in length.amounts:
        moment = shift(moment, unit, sign * (amount or 0))
    return moment


def is_years_back(node: Offset) -> bool:
    """Whether a distance in several whole years tells a year alone: "two years ago", "six years later" of a story; not "in two years"."""
    whole = all(
        unit == "year" and (amount or 0) > 1 and amount == int(amount or 0) for amount, unit in node.length.amounts
    )
    return whole and (node.sign < 0 or node.base == "previous")


def offset_grain(node: Offset, base: Period, grain: str) -> str:
    """How fine a date told by a distance is: never finer than what it is told from, and a day from a day that is named."""
    if not isinstance(node.base, str) and base.granularity == "day":
        return "day"
    if is_years_back(node):
        grain = "year"
    exact = node.base == "now" or base.granularity in {"day", "part_of_day", "hour", "minute", "second"}
    return grain if exact else coarser(grain, base.granularity)


def distance_open(unit: str, why: str | None) -> Reading:
    """A distance from a time that is not known: the date it tells is open."""
    clocked = FINER[unit] in {"minute", "second"}
    return open_reading(
        "time" if clocked else "date",
        OPEN_VALUES["day" if clocked else FINER[unit]],
        granularity_of(FINER[unit]),
        why or NO_DATE,
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
            "date", period("day", day.date()), base.anchor, base.anchor_value, direction_of(base.period, context.now)
        )
    found = Period(at.isoformat(timespec="minutes"), at, at, "minute")
    return Reading("time", found, base.anchor, base.anchor_value, direction_of(found, context.now))


def base_of(base: Node | str, context: Context) -> Reading:
    """The time that a distance is told from."""
    if not isinstance(base, str):
        return resolve(base, context)
    if base == "previous" and context.previous and (context.previous.start or is_ancient(context.previous)):
        return Reading("date", context.previous, "previous_time", context.previous.value)
    if context.now is None:
        return open_reading("date", None, None)
    grain = "minute" if context.instant() else "day"
    return Reading(
        "date", Period(None, context.now, context.now, grain), context.anchor, context.now.date().isoformat()
    )


@reading.register
def _(node: RelativePeriod, context: Context) -> Reading:
    unit = node.length.amounts[-1][1]
    value, grain = duration_value(node.length.amounts), granularity_of(unit)
    way: Direction = "past" if node.sign < 0 else "future"
    base = base_of(node.base, context)
    clocked = unit in {"hour", "minute", "second"}
    why = unbounded(node, base, context, clocked=clocked)
    if why or base.period.start is None or base.period.end is None:
        return replace(open_reading("duration", value, grain, why or NO_DATE), direction=way)
    edge = edge_of(node, base.period.start, base.period.end, clocked=clocked)
    first, last = sorted((edge, moved(edge, node.length, node.sign)))
    return Reading("duration", Period(value, first, last, grain), base.anchor, base.anchor_value, way)


def unbounded(node: RelativePeriod, base: Reading, context: Context, *, clocked: bool) -> str | None:
    """Why a period told from a base has no bounds; None where it has."""
    if base.period.start is None:
        return base.why or NO_DATE
    if is_vague(node.length):
        return VAGUE_AMOUNT
    if clocked and node.base == "now" and not context.instant():
        return "the time of day of the publication is not known"
    return None


def edge_of(node: RelativePeriod, start: datetime, end: datetime, *, clocked: bool) -> datetime:
    """Where a period told from a base starts (forwards) or ends (backwards); today is not among the days to come."""
    if node.base not in {"now", "previous"}:
        return start if node.sign > 0 else end
    day = start if clocked else midnight(start.date())
    return day + timedelta(days=1) if node.sign > 0 and not clocked else day


@reading.register
def _(node: Range, context: Context) -> Reading:
    first, last = ends_of(node, context)
    start, end = first.period.start, last.period.end
    if start is None or end is None or end < start:
        value = f"{first.period.value}/{last.period.value}" if first.period.value and last.period.value else None
        why = first.why or last.why or "its end lies before its start"
        return open_reading("duration", value, first.period.granularity, why)
    anchor = first if not isinstance(node.first, Relative) else last
    grain = coarser(first.period.granularity, last.period.granularity)
    whole = Period(between(first.period, last.period), start, end, grain)
    return Reading("duration", whole, anchor.anchor, anchor.anchor_value, direction_of(whole, context.now))


def ends_of(node: Range, context: Context) -> tuple[Reading, Reading]:
    """Both ends of a range; the one that is not told from now is resolved from the other."""
    alone = stands_alone(node.first), stands_alone(node.last)
    if any(alone):
        first, last = forwards(node, context, alone=alone[1])
        if alone == (False, True) and last.period.start:
            first = resolve(node.first, context.at(last.period.start, "past"))
        return first, last
    if context.way == "past" or (has_year(node.last) and not has_year(node.first)):
        last = resolve(node.last, context)
        start = last.period.start
        return resolve(node.first, context.at(start, "past") if start else context), last
    return forwards(node, context, alone=False)


def forwards(node: Range, context: Context, *, alone: bool) -> tuple[Reading, Reading]:
    """The first end, and the last one after it."""
    first = resolve(node.first, context)
    start = first.period.start
    return first, resolve(node.last, context if alone or start is None else context.at(start, "future"))


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
