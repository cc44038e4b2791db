"""From what an expression says to its TIMEX3 value and its interval on the calendar.

Rules of thumb after the TimeML annotation guidelines 1.2.1. `N years ago` keeps the month, `N months ago` the month, `N weeks ago`
the day, and never a finer grain than the time it is told from.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import singledispatch

from transforms.times import partials
from transforms.times.anchors import Anchor, find_anchor
from transforms.times.context import Context, Kind, Mod, Reading, open_reading, side
from transforms.times.direction import Direction
from transforms.times.durations import duration_value
from transforms.times.feasts import feast
from transforms.times.nodes import (
    At,
    Clock,
    DayOf,
    Every,
    Feast,
    Length,
    Modified,
    Node,
    Nth,
    Offset,
    On,
    Part,
    Partial,
    Range,
    Reference,
    Relative,
    Same,
    Step,
    Window,
)
from transforms.times.periods import MONTHS_OF, PART_CODES, Period, coarser, midnight, part_of_day, period, shift

FINER = {
    "century": "decade", "decade": "year", "year": "month", "half_year": "month", "season": "month", "quarter": "month",
    "month": "month", "week": "day", "fortnight": "day", "weekend": "day", "day": "day", "night": "day", "hour": "minute",
    "minute": "minute", "second": "second", "millennium": "century",
}  # fmt: skip
"""The grain of a time told by a distance in a unit."""
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


@reading.register
def _(node: Partial, context: Context) -> Reading:
    return partials.complete(node, context)


@reading.register
def _(node: Relative, context: Context) -> Reading:
    if context.today is None:
        return open_reading("date", "XXXX-XX-XX", "day")
    return told("date", period("day", context.today + timedelta(node.days)), context)


def told(kind: Kind, found: Period, context: Context) -> Reading:
    """A reading told from the publication."""
    today = context.today
    return Reading(kind, found, context.anchor, today.isoformat() if today else None, side(found, context.now))


def from_previous(kind: Kind, found: Period, base: Period, context: Context) -> Reading:
    """A reading told from the time before it."""
    return Reading(kind, found, "previous_time", base.value, side(found, context.now))


@reading.register
def _(node: Step, context: Context) -> Reading:
    base = context.previous if node.previous else None
    if base and base.start and base.granularity is not None and coarser(base.granularity, node.unit) == node.unit:
        moved = period(node.unit, shift(base.start, node.unit, node.count).date())
        return from_previous("date", moved, base, context)
    if context.now is None:
        return open_reading("date", OPEN_VALUES[node.unit], granularity_of(node.unit))
    found = period(node.unit, shift(first_of(node.unit, context.now), node.unit, node.count).date())
    if (
        node.unit == "weekend"
        and node.count == 0
        and context.way == "past"
        and found.start
        and found.start > context.now
    ):
        found = period("weekend", (found.start - timedelta(7)).date())
    return told("date", found, context)


def first_of(unit: str, moment: datetime) -> datetime:
    """The first day of the unit that a moment lies in, so that a shift by months cannot skip one."""
    start = period(unit, moment.date()).start
    return start if start and unit in MONTHS_OF else moment


def granularity_of(unit: str) -> str:
    """The granularity column of a unit."""
    return {"night": "part_of_day", "fortnight": "week", "millennium": "century"}.get(unit, unit)


@reading.register
def _(node: Same, context: Context) -> Reading:
    base = context.previous
    if node.unit == "same" and base and base.start:
        unit = base.granularity if base.granularity in {"month", "quarter", "half_year", "week", "season"} else "month"
        return from_previous("date", period(unit, shift(base.start, "year", node.years).date()), base, context)
    unit = "year" if node.unit == "same" else node.unit
    if base and base.start and coarser(base.granularity, unit) == unit:
        return from_previous("date", period(unit, base.start.date()), base, context)
    if context.today is None or not (node.now or node.years):
        return open_reading("date", OPEN_VALUES[unit], granularity_of(unit))
    return told("date", period(unit, shift(midnight(context.today), "year", node.years).date()), context)


@reading.register
def _(node: Part, context: Context) -> Reading:
    return reading(At(None, node), context)


@reading.register
def _(node: Clock, context: Context) -> Reading:
    return reading(At(None, node), context)


@reading.register
def _(node: At, context: Context) -> Reading:
    day = reading(node.day, context) if node.day is not None else day_around(context)
    base = day.period
    if base.start is None:
        return open_reading("time", f"{base.value or ''}T{clock_value(node.clock)}", granularity_of_clock(node.clock))
    found = place(node.clock, base.start.date())
    explicit = day.anchor if node.day is not None or day.anchor != "explicit" else "previous_time"
    return Reading("time", found, explicit, day.anchor_value, side(found, context.now), day.mod)


def day_around(context: Context) -> Reading:
    """The day of a clock time that has none: the day before it in the text, else the day of publication."""
    base = context.previous
    if base and base.start and base.granularity in {"day", "part_of_day", "hour", "minute"}:
        return from_previous("date", period("day", base.start.date()), base, context)
    if context.today is None:
        return open_reading("date", "", "day")
    return told("date", period("day", context.today), context)


def clock_value(clock: Clock | Part | Range) -> str:
    """The part of a TIMEX3 value after the T.

    >>> clock_value(Clock(9, 30)), clock_value(Part("MO")), clock_value(Clock(8, 30, zone=0))
    ('09:30', 'MO', '08:30Z')
    """
    if isinstance(clock, Part):
        return PART_CODES.get(clock.name, clock.name)
    if isinstance(clock, Range):
        return clock_value(clock.first) if isinstance(clock.first, Clock) else "XX"
    text = f"{clock.hour:02}:{clock.minute or 0:02}" + (f":{clock.second:02}" if clock.second is not None else "")
    if clock.zone is None:
        return text
    minutes = round(abs(clock.zone) * 60)
    sign = "-" if clock.zone < 0 else "+"
    return text + ("Z" if clock.zone == 0 else f"{sign}{minutes // 60:02}:{minutes % 60:02}")


def granularity_of_clock(clock: Clock | Part | Range) -> str:
    """Part of the day, hour, minute or second."""
    if isinstance(clock, Part):
        return "part_of_day"
    if isinstance(clock, Range):
        return "minute"
    return "second" if clock.second is not None else "hour" if clock.minute is None else "minute"


def place(clock: Clock | Part | Range, day: date) -> Period:
    """A clock time or part of the day on a day; an instant starts and ends at once. Local times stand as if they were UTC."""
    if isinstance(clock, Part):
        return part_of_day(day, clock.name)
    if isinstance(clock, Range):
        first, last = moment(clock.first, day), moment(clock.last, day)
        last += timedelta(days=last < first)
        return Period(elapsed(first, last), first, last, "minute")
    at = moment(clock, day)
    return Period(f"{day.isoformat()}T{clock_value(clock)}", at, at, granularity_of_clock(clock))


def moment(clock: Node, day: date) -> datetime:
    """The instant of a clock time, in UTC where its zone is known."""
    if not isinstance(clock, Clock):
        return midnight(day)
    local = midnight(day) + timedelta(hours=clock.hour, minutes=clock.minute or 0, seconds=clock.second or 0)
    return local - timedelta(hours=clock.zone or 0)


def elapsed(first: datetime, last: datetime) -> str:
    """The TIMEX3 duration between two moments of a day."""
    minutes = round((last - first).total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


@reading.register
def _(node: Length, context: Context) -> Reading:
    del context
    return Reading("duration", Period(duration_value(node.amounts), granularity=granularity_of(node.amounts[-1][1])))


@reading.register
def _(node: Offset, context: Context) -> Reading:
    unit = node.length.amounts[-1][1]
    base = base_of(node.base, context)
    if base.period.start is None:
        return distance_open(node, unit)
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


def distance_open(node: Offset, unit: str) -> Reading:
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
def _(node: Window, context: Context) -> Reading:
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
        return partials.complete(node.part, replace(context, now=None))
    if node.part.weekday and whole.period.granularity == "week":
        found = period("day", (start + timedelta(node.part.weekday - start.isoweekday())).date())
        return replace(whole, period=found, direction=side(found, context.now))
    dated = partials.complete(replace(node.part, year=start.year), context)
    return replace(dated, anchor=whole.anchor, anchor_value=whole.anchor_value)


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


@reading.register
def _(node: Every, context: Context) -> Reading:
    del context
    return open_reading("set", node.value, None)


@reading.register
def _(node: Reference, context: Context) -> Reading:
    way = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}[node.value]
    anchor = context.anchor if context.now else "none"
    return Reading("date", Period(node.value), anchor, context.now.date().isoformat() if context.now else None, way)  # type: ignore[arg-type]  # a direction by its table


@reading.register
def _(node: Feast, context: Context) -> Reading:
    year = resolve(node.year, context).period.start if node.year is not None else None
    if year is None and (node.year is not None or context.today is None):
        return open_reading(
            "date", "XXXX-" + node.rule if len(node.rule) == 5 and node.rule[2] == "-" else "XXXX-XX-XX", "day"
        )
    today = context.today or date(1, 1, 1)
    years = [year.year] if year else [today.year + k for k in (-1, 0, 1)]
    found = {days[0]: days[1] for y in years if (days := feast(node.rule, y))}
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
    return partials.fitting(days, today, context.way)


@reading.register
def _(node: DayOf, context: Context) -> Reading:
    if node.start is not None:
        start = resolve(node.start, context).period.start
        anchor = Anchor("", start.date()) if start else None
    else:
        anchor = find_anchor(node.noun, context.nouns)
    if anchor is None:
        return replace(open_reading("date", OPEN_VALUES[node.unit], granularity_of(node.unit)), anchor="event")
    first = shift(midnight(anchor.start), node.unit, node.n - 1)
    last = shift(first, node.unit, 1)
    value = period(node.unit, first.date()).value
    found = Period(value, first, last, node.unit)
    return Reading("date", found, "event", anchor.event or anchor.start.isoformat(), side(found, context.now))


MODS: dict[str, Mod] = {
    "start": "start", "mid": "mid", "end": "end", "approx": "approx", "less_than": "less_than", "more_than": "more_than",
}  # fmt: skip


@reading.register
def _(node: Modified, context: Context) -> Reading:
    found = resolve(node.node, context)
    return replace(found, mod=MODS[node.mod])
