"""From what an expression says to its reading in context: the dispatch over nodes, and the simple ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import singledispatch

from transforms.times.nodes import BeforeChrist, Every, Modified, Node, Partial, Reference, Relative, Same, Step
from transforms.times.normalization import underspecified
from transforms.times.normalization.context import Context, Kind, Mod, Reading, direction_of, open_reading
from transforms.times.normalization.periods import (
    MONTHS_OF,
    Period,
    ancient_year,
    coarser,
    is_ancient,
    midnight,
    period,
    shift,
)

OPEN_VALUES = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half_year": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX", "millennium": "X",
    "fortnight": "XXXX-WXX", "hour": "XXXX-XX-XXTXX", "minute": "XXXX-XX-XXTXX:XX", "second": "XXXX-XX-XXTXX:XX:XX",
}  # fmt: skip


def resolve(node: Node, context: Context) -> Reading:
    """The reading of an expression; one that leaves the years 1 to 9999 stays open."""
    try:
        return reading(node, context)
    except (ValueError, OverflowError):
        return open_reading("date", None, None)


@singledispatch
def reading(node: Node, context: Context) -> Reading:
    """The reading of one kind of node."""
    raise TypeError(f"no reading of {type(node).__name__} at {context.now}")


def from_publication(kind: Kind, found: Period, context: Context) -> Reading:
    """A reading told from the publication."""
    today = context.today
    return Reading(kind, found, context.anchor, today.isoformat() if today else None, direction_of(found, context.now))


def from_previous(kind: Kind, found: Period, base: Period, context: Context) -> Reading:
    """A reading told from the time before it."""
    return Reading(kind, found, "previous_time", base.value, direction_of(found, context.now))


def granularity_of(unit: str) -> str:
    """The granularity column of a unit."""
    return {"night": "part_of_day", "fortnight": "week", "millennium": "century"}.get(unit, unit)


def first_of(unit: str, moment: datetime) -> datetime:
    """The first day of the unit that a moment lies in, so that a shift by months cannot skip one."""
    start = period(unit, moment.date()).start
    return start if start and unit in MONTHS_OF else moment


@reading.register
def _(node: Partial, context: Context) -> Reading:
    return underspecified.complete(node, context)


@reading.register
def _(node: Relative, context: Context) -> Reading:
    if context.today is None:
        return open_reading("date", "XXXX-XX-XX", "day")
    return from_publication("date", period("day", context.today + timedelta(node.days)), context)


@reading.register
def _(node: Step, context: Context) -> Reading:
    base = context.previous if is_told_from_previous(node, context) else None
    if base and is_ancient(base) and node.unit == "year":
        return moved_ancient(base, node.count, context)
    if base and base.start and base.granularity is not None and coarser(base.granularity, node.unit) == node.unit:
        moved = period(node.unit, shift(base.start, node.unit, node.count).date())
        return from_previous("date", moved, base, context)
    if context.now is None:
        return open_reading("date", OPEN_VALUES[node.unit], granularity_of(node.unit))
    moved = period(node.unit, shift(first_of(node.unit, context.now), node.unit, node.count).date())
    if is_weekend_past(node, moved, context):
        moved = period("weekend", ((moved.start or context.now) - timedelta(7)).date())
    return from_publication("time" if node.unit == "night" else "date", moved, context)


def is_told_from_previous(node: Step, context: Context) -> bool:
    """Whether a unit is that beside the time before it: "the following week", and "the next day" of a story."""
    told = context.story is not None or is_ancient(context.previous) or (context.history and context.way == "past")
    return node.previous or (node.narrated and told)


def moved_ancient(base: Period, years: int, context: Context) -> Reading:
    """The year so many years after one before Christ; there is none 0."""
    year = int((base.value or "")[2:]) - years
    if year < 1:
        return open_reading("date", "XXXX", "year")
    return replace(from_previous("date", ancient_year(year), base, context), why=ANCIENT)


ANCIENT = "intervals start with the year 1"


def is_weekend_past(node: Step, weekend: Period, context: Context) -> bool:
    """Whether "the weekend" of a past clause would lie ahead, so that the one before is meant."""
    if node.unit != "weekend" or node.count != 0 or context.way != "past":
        return False
    return context.now is not None and weekend.start is not None and weekend.start > context.now


@reading.register
def _(node: Same, context: Context) -> Reading:
    if node.unit == "same":
        return same_of_year_before(node, context)
    base = context.previous
    if base and is_ancient(base) and node.unit == "year":
        return moved_ancient(base, 0, context)
    if base and base.start and coarser(base.granularity, node.unit) == node.unit:
        return from_previous("date", period(node.unit, base.start.date()), base, context)
    return around_now(node, node.unit, context)


def same_of_year_before(node: Same, context: Context) -> Reading:
    """`the same period last year`: the last month or quarter told, of another year; else that year."""
    base = context.term
    if base and base.start:
        moved = period(base.granularity or "month", shift(base.start, "year", node.years).date())
        return from_previous("date", moved, base, context)
    return around_now(node, "year", context)


def around_now(node: Same, unit: str, context: Context) -> Reading:
    """The unit around the publication, where the words allow it."""
    if context.today is None or not (node.now or node.years):
        return open_reading("date", OPEN_VALUES[unit], granularity_of(unit))
    return from_publication("date", period(unit, shift(midnight(context.today), "year", node.years).date()), context)


@reading.register
def _(node: Every, context: Context) -> Reading:
    del context
    return open_reading("set", node.value, None)


@reading.register
def _(node: BeforeChrist, context: Context) -> Reading:
    del context
    return Reading("date", ancient_year(node.year), "explicit", why=ANCIENT)


@reading.register
def _(node: Reference, context: Context) -> Reading:
    way = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}[node.value]
    anchor = context.anchor if context.now else "none"
    return Reading("date", Period(node.value), anchor, context.now.date().isoformat() if context.now else None, way)  # type: ignore[arg-type]  # a direction by its table


MODS: dict[str, Mod] = {
    "start": "start", "mid": "mid", "end": "end", "approx": "approx", "less_than": "less_than", "more_than": "more_than",
}  # fmt: skip


@reading.register
def _(node: Modified, context: Context) -> Reading:
    found = resolve(node.node, context)
    return replace(found, mod=MODS[node.mod])
