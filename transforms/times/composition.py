"""How finds join to a point: a day with its time, its part, its week or its year."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons import word_list
from transforms.times.node_kinds import is_clock, is_day
from transforms.times.nodes import (
    At,
    Clock,
    Every,
    Holiday,
    Match,
    Modified,
    Node,
    On,
    Part,
    Partial,
    Range,
    Same,
    Step,
)
from transforms.times.rules.clocks import bare_hour, clock
from transforms.times.rules.parts_of_day import clock_range, marked_clocks, part_after
from transforms.times.rules.steps import step_unit
from transforms.times.rules.weekdays import weekday
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import DASHES, WEEKDAYS


def join(s: TokenStream, match: Match) -> Match | None:
    """An expression with one more thing that belongs to it."""
    node = match.node
    if is_day(node):
        return with_part(s, match) or with_clock(s, match) or within_week(s, match) or with_year(s, match)
    if is_clock(node):
        return on_day(s, match)
    if match.rule == "early_hours":
        return early_hours_of(s, match)
    if isinstance(node, Partial | Holiday):
        return with_year(s, match)
    if isinstance(node, Every):
        return set_at(s, match, node)
    return with_weekday(s, match) if is_week(node) else None


def is_week(node: Node) -> bool:
    """Whether an expression is a week, counted from now: `next week`."""
    return isinstance(node, Step) and node.unit == "week"


def early_hours_of(s: TokenStream, match: Match) -> Match | None:
    """`the early hours of Monday`."""
    day = day_after_of(s, match.end)
    return day and Match(match.first, day.end, Modified(At(day.node, Part("EH")), "start"), "early_hours_of")


def set_at(s: TokenStream, match: Match, node: Every) -> Match | None:
    """`every Monday at 4 p.m.`: a set at a clock time."""
    times = clock(s, s.skip(match.end, "at"))
    return times and Match(match.first, times.end, each(node, times.node), "set_at_clock")


def each(node: Every, clock: Node) -> Every:
    """A set at a clock time: every day at 19:13 is T19:13, each Monday at four XXXX-WXX-1T16:00."""
    if not isinstance(clock, Clock):
        return node
    time = f"T{clock.hour:02}:{clock.minute or 0:02}"
    return Every(node.value.partition("T")[0] + time if node.value.startswith("XXXX") else time)


def with_part(s: TokenStream, match: Match) -> Match | None:
    """`Tuesday morning`, `19 November in the evening`."""
    if isinstance(match.node, At):
        return None
    after = part_after(s, match.end)
    if after is None:
        return None
    day, mod = (match.node.node, match.node.mod) if isinstance(match.node, Modified) else (match.node, after[1])
    node: Node = At(day, after[0])
    return Match(match.first, after[2], Modified(node, mod) if mod else node, "day_part")


CLOCK_CUES = word_list("time_words.tsv", "before_clock") | DASHES
"""Words between a day and its clock time."""
ROUGHLY = ("around", "about", "exactly", "approximately", "roughly")


def with_clock(s: TokenStream, match: Match) -> Match | None:
    """`Tuesday at 9:30 a.m.`, `tonight around 7`, `October 14 for 8:00am`, `Tuesday from 2:00 to 2:30 pm`."""
    if isinstance(match.node, Holiday):
        return None
    j = s.skip(match.end, ",")
    k = s.skip(j + (s.word(j) in CLOCK_CUES), *ROUGHLY)
    times = clock_range(s, k) or marked_clocks(s, k) or clock(s, k)
    if times is None and takes_bare_hour(s, match, j) and s.tag(k + 1) not in {"NNS", "NN"}:
        times = bare_hour(s, k)
    if times is None or not isinstance(times.node, Clock | Range):
        return None
    return Match(match.first, times.end, at(match.node, times.node), "day_clock")


def takes_bare_hour(s: TokenStream, match: Match, j: int) -> bool:
    """Whether a number alone may be the hour of a day: after `at` or `around`, or behind a comma after a part of the day."""
    return s.word(j) in {"at", "around"} or (isinstance(match.node, At) and j > match.end)


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


def on_day(s: TokenStream, match: Match) -> Match | None:
    """A clock time with the part of the day, the day or the set behind it."""
    if not isinstance(match.node, Clock | Range):
        return None
    j = s.skip(match.end, ",")
    return in_part(s, match, match.node, j) or clock_of_set(s, match, j) or clock_of_day(s, match, match.node, j)


def in_part(s: TokenStream, match: Match, clock: Clock | Range, j: int) -> Match | None:
    """`7 in the evening`, `8 in the morning`."""
    part = part_after(s, j) if s.word(j) not in {"am", "pm"} else None
    return part and Match(match.first, part[2], in_half(clock, part[0].name), "clock_in_part")


def clock_of_day(s: TokenStream, match: Match, clock: Clock | Range, j: int) -> Match | None:
    """`04:00 local time on 27 November`, `8am this morning`, `10:30 p.m. Tuesday`."""
    day = s.element(s.skip(s.skip(j, "on", "of"), "the"))
    if day is None or not is_day(day.node) or isinstance(day.node, Same | Holiday):
        return None
    while (more := with_part(s, day) or within_week(s, day) or with_year(s, day)) is not None:
        day = more
    return Match(match.first, day.end, at(day.node, clock), "clock_day")


EVERY = word_list("time_words.tsv", "every")


def clock_of_set(s: TokenStream, match: Match, j: int) -> Match | None:
    """`at 8 p.m. every Monday`, `6 a.m. daily`."""
    every = s.element(j) if s.word(j) in EVERY else None
    if every is None or not isinstance(every.node, Every):
        return None
    return Match(match.first, every.end, each(every.node, match.node), "clock_of_set")


STEPS_TO_WEEK = word_list("time_words.tsv", "step_to_week")


def within_week(s: TokenStream, match: Match) -> Match | None:
    """`Tuesday of last week`, `Wednesday next week`, `Monday last week`."""
    node = match.node
    if not isinstance(node, Partial) or node.weekday is None or node.day or node.step:
        return None
    j = s.skip(s.skip(match.end, "of"), "the")
    week = step_unit(s, j) if s.word(j) in STEPS_TO_WEEK else None
    if week is None or not isinstance(week.node, Step) or week.node.unit != "week":
        return None
    return Match(match.first, week.end, On(node, week.node), "weekday_of_week")


def with_weekday(s: TokenStream, match: Match) -> Match | None:
    """`next week Wednesday`, `this week Monday`, `previous week - Monday`."""
    j = s.skip(s.undash(match.end), "on")
    day = weekday(s, j) if s.word(j) in WEEKDAYS else None
    if day is None or not isinstance(day.node, Partial) or day.node.day or not isinstance(match.node, Step):
        return None
    return Match(match.first, day.end, On(day.node, match.node), "week_and_weekday")


def with_year(s: TokenStream, match: Match) -> Match | None:
    """`March last year`, `19 May of this year`, `Independence Day of this year`, `the autumn of that year`."""
    node = match.node
    if not isinstance(node, Partial | Holiday) or not wants_year(node):
        return None
    year = year_beside(s, s.skip(s.skip(match.end, "of", "in", ","), "the"))
    if year is None:
        return None
    whole: Node = Holiday(node.rule, year.node) if isinstance(node, Holiday) else On(node, year.node)
    return Match(match.first, year.end, whole, "date_of_year")


def wants_year(node: Partial | Holiday) -> bool:
    """Whether a date leaves its year open, so that one may follow."""
    if node.year is not None or node.step:
        return False
    return isinstance(node, Holiday) or not (node.weekday or node.decade or node.century)


STEPS_TO_YEAR = word_list("time_words.tsv", "step_to_year")


def year_beside(s: TokenStream, j: int) -> Match | None:
    """A year told from now or from the time before: `last year`, `that year`."""
    if (s.word(j), s.word(j + 1)) == ("that", "year"):
        return Match(j, j + 2, Same("year"), "that_year")
    year = step_unit(s, j) if s.word(j) in STEPS_TO_YEAR else None
    return year if year and isinstance(year.node, Step | Same) and year.node.unit == "year" else None


def day_after_of(s: TokenStream, j: int) -> Match | None:
    """A day after `of` or `on`."""
    k = s.skip(s.skip(j, "of", "on"), "the")
    day = s.element(k) if k > j else None
    return day if day and is_day(day.node) else None
