"""Clock times and parts of the day on their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from transforms.times.nodes import At, Clock, Node, Part, Range
from transforms.times.normalization.context import Context, Reading, direction_of, open_reading
from transforms.times.normalization.holidays import holiday_days
from transforms.times.normalization.periods import PART_CODES, Period, midnight, part_of_day, period
from transforms.times.normalization.values import from_previous, from_publication, reading


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
    return Reading("time", found, explicit, day.anchor_value, direction_of(found, context.now), day.mod)


def day_around(context: Context) -> Reading:
    """The day of a clock time that has none: the day before it in the text, else the day of publication."""
    base = context.previous
    if base and base.start and base.granularity in {"day", "part_of_day", "hour", "minute"}:
        return from_previous("date", period("day", base.start.date()), base, context)
    if context.today is None:
        return open_reading("date", "", "day")
    return from_publication("date", period("day", context.today), context)


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
    clock = on_date(clock, day)
    at = moment(clock, day)
    return Period(f"{day.isoformat()}T{clock_value(clock)}", at, at, granularity_of_clock(clock))


def moment(clock: Node, day: date) -> datetime:
    """The instant of a clock time, in UTC where its zone is known."""
    if not isinstance(clock, Clock):
        return midnight(day)
    clock = on_date(clock, day)
    local = midnight(day) + timedelta(hours=clock.hour, minutes=clock.minute or 0, seconds=clock.second or 0)
    return local - timedelta(hours=clock.zone or 0)


def on_date(clock: Clock, day: date) -> Clock:
    """A clock time whose zone names no season ("ET"), with the hours from UTC of that day."""
    return (
        replace(clock, zone=clock.zone + 1, summer=False)
        if clock.summer and clock.zone is not None and is_us_summer(day)
        else clock
    )


def is_us_summer(day: date) -> bool:
    """Whether daylight saving time applies: second Sunday of March to first Sunday of November (Energy Policy Act of 2005)."""
    first, last = holiday_days("3/7/2", day.year), holiday_days("11/7/1", day.year)
    return first is not None and last is not None and first[0] <= day < last[0]


def elapsed(first: datetime, last: datetime) -> str:
    """The TIMEX3 duration between two moments of a day."""
    minutes = round((last - first).total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
