"""How finds join to a point: a day with its time, its part, its week or its year."""

from __future__ import annotations

from dataclasses import replace

from transforms.times.node_kinds import is_clock, is_day
from transforms.times.nodes import At, Clock, Every, Feast, Found, Modified, Node, On, Part, Partial, Range, Same, Step
from transforms.times.rules.clocks import bare_hour, clock
from transforms.times.rules.parts_of_day import clock_range, marked_clocks, part_after
from transforms.times.rules.weekdays import step_unit, weekday
from transforms.times.token_stream import Stretch
from transforms.times.vocabulary import DASHES


def join(s: Stretch, found: Found) -> Found | None:
    """A find with one more thing that belongs to it."""
    if is_day(found.node):
        return with_part(s, found) or with_clock(s, found) or within_week(s, found) or with_year(s, found)
    if is_clock(found.node):
        return on_day(s, found)
    if found.rule == "early_hours" and (day := day_after_of(s, found.end)):
        return Found(found.first, day.end, Modified(At(day.node, Part("EH")), "start"), "early_hours_of")
    if isinstance(found.node, Partial | Feast):
        return with_year(s, found)
    if isinstance(found.node, Every):
        times = clock(s, s.skip(found.end, "at"))
        return times and Found(found.first, times.end, each(found.node, times.node), "set_clock")
    return with_weekday(s, found) if isinstance(found.node, Step) and found.node.unit == "week" else None


def each(node: Every, clock: Node) -> Every:
    """A set at a clock time: every day at 19:13 is T19:13, each Monday at four XXXX-WXX-1T16:00."""
    if not isinstance(clock, Clock):
        return node
    told = f"T{clock.hour:02}:{clock.minute or 0:02}"
    return Every(node.value.partition("T")[0] + told if node.value.startswith("XXXX") else told)


def with_part(s: Stretch, found: Found) -> Found | None:
    """`Tuesday morning`, `19 November in the evening`."""
    if isinstance(found.node, At):
        return None
    after = part_after(s, found.end)
    if after is None:
        return None
    day, mod = (found.node.node, found.node.mod) if isinstance(found.node, Modified) else (found.node, after[1])
    node: Node = At(day, after[0])
    return Found(found.first, after[2], Modified(node, mod) if mod else node, "day_part")


def with_clock(s: Stretch, found: Found) -> Found | None:
    """`Tuesday at 9:30 a.m.`, `tonight around 7`, `October 14 for 8:00am`, `Tuesday from 2:00 to 2:30 pm`."""
    holiday = isinstance(found.node, Feast)
    j = s.skip(found.end, ",")
    cue = s.word(j) in {"at", "around", "about", "by", "for", "from", "between", "@"} or s.word(j) in DASHES
    k = j + 1 if cue and s.word(j) not in {"from", "between"} else j
    k = s.skip(k, "around", "about", "exactly", "approximately", "roughly")
    if holiday:
        return None
    times = clock_range(s, k) or marked_clocks(s, k) or clock(s, k)
    if (
        times is None
        and (s.word(j) in {"at", "around"} or (isinstance(found.node, At) and j > found.end))
        and s.tag(k + 1) not in {"NNS", "NN"}
    ):
        times = bare_hour(s, k)
    if times is None or not isinstance(times.node, Clock | Range):
        return None
    return Found(found.first, times.end, at(found.node, times.node), "day_clock")


def at(day: Node, clock: Clock | Range) -> Node:
    """A clock time on a day; a part of the day that was said beside it tells the half."""
    part: str | None = None
    if isinstance(day, Modified):
        day = day.node
    if isinstance(day, At) and isinstance(day.clock, Part):
        part, day_of = day.clock.name, day.day
    else:
        day_of = day
    return At(day_of, in_half(clock, part))


def in_half(clock: Clock | Range, part: str | None) -> Clock | Range:
    """A time of twelve hours in the half of the day that a part of it tells.

    >>> in_half(Clock(7), "EV").hour, in_half(Clock(2), "NI").hour
    (19, 2)
    """
    if isinstance(clock, Range):
        first, last = clock.first, clock.last
        if isinstance(first, Clock) and isinstance(last, Clock):
            return Range(in_half(first, part), in_half(last, part))
        return clock
    late = part in {"AF", "EV"} or (part == "NI" and 5 <= clock.hour < 12)
    if clock.exact or not late or clock.hour >= 12:
        return clock
    return replace(clock, hour=clock.hour + 12, exact=True)


def on_day(s: Stretch, found: Found) -> Found | None:
    """`04:00 local time on 27 November`, `8am this morning`, `7 in the evening`, `10:30 p.m. Tuesday`."""
    if not isinstance(found.node, Clock | Range):
        return None
    j = s.skip(found.end, ",")
    part = part_after(s, j)
    if part and s.word(j) not in {"am", "pm"}:
        clock = in_half(found.node, part[0].name)
        return Found(found.first, part[2], clock, found.rule)
    k = s.skip(s.skip(j, "on", "of"), "the")
    day = s.element(k)
    if day is None or not is_day(day.node) or isinstance(day.node, Same):
        every = s.element(j) if s.word(j) in {"each", "every", "everyday", "daily"} else None
        return (
            Found(found.first, every.end, each(every.node, found.node), "set_clock")
            if every and isinstance(every.node, Every)
            else None
        )
    if isinstance(day.node, Feast):
        return None
    while (more := with_part(s, day) or within_week(s, day) or with_year(s, day)) is not None:
        day = more
    return Found(found.first, day.end, at(day.node, found.node), "clock_day")


def within_week(s: Stretch, found: Found) -> Found | None:
    """`Tuesday of last week`, `Wednesday next week`, `Monday last week`."""
    node = found.node
    if not isinstance(node, Partial) or node.weekday is None or node.day or node.step:
        return None
    j = s.skip(s.skip(found.end, "of"), "the")
    week = step_unit(s, j) if s.word(j) in {"last", "next", "this", "previous", "following", "coming"} else None
    if week is None or not isinstance(week.node, Step) or week.node.unit != "week":
        return None
    return Found(found.first, week.end, On(node, week.node), "weekday_of_week")


def with_weekday(s: Stretch, found: Found) -> Found | None:
    """`next week Wednesday`, `this week Monday`, `previous week - Monday`."""
    j = s.undash(found.end)
    day = weekday(s, s.skip(j, "on")) if s.word(s.skip(j, "on")) in ALL_DAYS else None
    if day is None or not isinstance(day.node, Partial) or day.node.day or not isinstance(found.node, Step):
        return None
    return Found(found.first, day.end, On(day.node, found.node), "weekday_of_week")


ALL_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def with_year(s: Stretch, found: Found) -> Found | None:
    """`March last year`, `19 May of this year`, `Independence Day of this year`, `the autumn of that year`."""
    node = found.node
    if not isinstance(node, Partial | Feast) or node.year is not None or node.step:
        return None
    if isinstance(node, Partial) and (node.weekday or node.decade or node.century):
        return None
    j = s.skip(s.skip(found.end, "of", "in", ","), "the")
    year = step_unit(s, j) if s.word(j) in {"last", "next", "this", "previous", "following"} else None
    if year is None and s.word(j) == "that" and s.word(j + 1) == "year":
        year = Found(j, j + 2, Same("year"), "same")
    if year is None or not isinstance(year.node, Step | Same) or year.node.unit != "year":
        return None
    whole: Node = Feast(node.rule, year.node) if isinstance(node, Feast) else On(node, year.node)
    return Found(found.first, year.end, whole, "date_of_year")


def day_after_of(s: Stretch, j: int) -> Found | None:
    """A day after `of` or `on`."""
    k = s.skip(s.skip(j, "of", "on"), "the")
    day = s.element(k) if k > j else None
    return day if day and is_day(day.node) else None
