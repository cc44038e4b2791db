"""How finds join: a day with its time, parts of a whole, ranges, and distances from a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from transforms.times import clocks, dates, spans
from transforms.times.direction import direction
from transforms.times.nodes import (
    At,
    Clock,
    DayOf,
    Every,
    Feast,
    Found,
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
from transforms.times.stretch import ARTICLES, Stretch
from transforms.times.words import ALL_MONTHS, DASHES, EDGES, MODS, PARTS, UNITS

READ_ELEMENT: list[Callable[[Stretch, int], Found | None]] = []
"""The reader of elements, which knows all rules; the grammar sets it, since rules and joins call each other."""

TO = frozenset({"to", "until", "till", "through", "thru", *DASHES})
DAYLIKE = (Relative, Feast)


def element(s: Stretch, i: int) -> Found | None:
    """The element at `i`, remembered."""
    key = ("element", i)
    if key not in s.memory:
        s.memory[key] = None  # a rule that comes back to where it started finds nothing
        s.memory[key] = READ_ELEMENT[0](s, i)
    return s.memory[key]


def point(s: Stretch, i: int) -> Found | None:
    """An element with what belongs to it, remembered."""
    key = ("point", i)
    if key not in s.memory:
        s.memory[key] = None
        found = element(s, i)
        while found is not None and (more := join(s, found)) is not None and more.end > found.end:
            found = more
        s.memory[key] = found
    return s.memory[key]


def phrase(s: Stretch, i: int) -> Found | None:
    """A point, a range, or a point at a distance, remembered."""
    key = ("phrase", i)
    if key not in s.memory:
        s.memory[key] = None
        found = point(s, i)
        s.memory[key] = found and (distance(s, found) or unmarked_range(s, found) or found)
    return s.memory[key]


# --- what a node is ----------------------------------------------------------------------------------------------------


def is_day(node: Node) -> bool:
    """Whether a node is one day, so that a clock time may stand beside it."""
    if isinstance(node, Modified):
        return is_day(node.node)
    if isinstance(node, Partial):
        return node.day is not None or node.weekday is not None
    if isinstance(node, On):
        return node.part.weekday is not None
    if isinstance(node, At):
        return isinstance(node.clock, Part) and node.plus is None
    if isinstance(node, Same | Step):
        return node.unit == "day"
    if isinstance(node, Nth):
        return node.unit == "day" and node.count == 1
    return isinstance(node, DAYLIKE)


def is_date(node: Node) -> bool:
    """Whether a node is a stretch of the calendar that may start or end a range, or bear an edge."""
    if isinstance(node, Modified):
        return is_date(node.node)
    return isinstance(node, Partial | Relative | Step | Same | At | Nth | On | Feast | Clock | Offset)


def is_clock(node: Node) -> bool:
    """Whether a node is a clock time or a range of them, without its day."""
    return isinstance(node, Clock) or (isinstance(node, Range) and isinstance(node.first, Clock))


def grain(node: Node) -> str:
    """How fine a node is said, for ranges of two alike."""
    if isinstance(node, Modified):
        return grain(node.node)
    if isinstance(node, Partial):
        names = ("day", "weekday", "month", "season", "quarter", "half", "year", "decade", "century")
        found = next((n for n in names if getattr(node, n) is not None), "day")
        return "day" if found == "weekday" else found
    if isinstance(node, At):
        return "clock" if node.plus or not isinstance(node.clock, Part) else "day"
    if isinstance(node, Step | Same | Nth):
        return node.unit
    return "clock" if isinstance(node, Clock) else "day"


# --- points ------------------------------------------------------------------------------------------------------------


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
        times = clocks.clock(s, s.skip(found.end, "at"))
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
    after = clocks.part_after(s, found.end)
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
    times = clock_range(s, k) or marked_clocks(s, k) or clocks.clock(s, k)
    if (
        times is None
        and (s.word(j) in {"at", "around"} or (isinstance(found.node, At) and j > found.end))
        and s.tag(k + 1) not in {"NNS", "NN"}
    ):
        times = clocks.bare_hour(s, k)
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
    part = clocks.part_after(s, j)
    if part and s.word(j) not in {"am", "pm"}:
        clock = in_half(found.node, part[0].name)
        return Found(found.first, part[2], clock if isinstance(clock, Clock) else clock, found.rule)
    k = s.skip(s.skip(j, "on", "of"), "the")
    day = element(s, k)
    if day is None or not is_day(day.node) or isinstance(day.node, Same):
        every = element(s, j) if s.word(j) in {"each", "every", "everyday", "daily"} else None
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
    week = dates.step_unit(s, j) if s.word(j) in {"last", "next", "this", "previous", "following", "coming"} else None
    if week is None or not isinstance(week.node, Step) or week.node.unit != "week":
        return None
    return Found(found.first, week.end, On(node, week.node), "weekday_of_week")


def with_weekday(s: Stretch, found: Found) -> Found | None:
    """`next week Wednesday`, `this week Monday`, `previous week - Monday`."""
    j = s.undash(found.end)
    day = dates.weekday(s, s.skip(j, "on")) if s.word(s.skip(j, "on")) in ALL_DAYS else None
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
    year = dates.step_unit(s, j) if s.word(j) in {"last", "next", "this", "previous", "following"} else None
    if year is None and s.word(j) == "that" and s.word(j + 1) == "year":
        year = Found(j, j + 2, Same("year"), "same")
    if year is None or not isinstance(year.node, Step | Same) or year.node.unit != "year":
        return None
    whole: Node = Feast(node.rule, year.node) if isinstance(node, Feast) else On(node, year.node)
    return Found(found.first, year.end, whole, "date_of_year")


# --- parts of a whole --------------------------------------------------------------------------------------------------


def whole_at(s: Stretch, i: int) -> Found | None:
    """The whole after `of`: a point, or `the year`, `the day`."""
    j = s.skip(i, "the")
    if s.word(j) in UNITS and not s.word(j).endswith("s"):
        unit = UNITS[s.word(j)]
        year = s.four(j + 1) if unit == "year" else None
        if year:
            return Found(i, j + 2, Partial(year), "year")
        if j > i or unit in {"year", "month", "day"}:
            return Found(i, j + 1, Step(unit, 0) if unit in {"year", "quarter"} else Same(unit, now=True), "definite")
    return point(s, j)


def nth_of(s: Stretch, i: int) -> Found | None:
    """`the first week of 2015`, `the last four months of the year`, `the third quarter of this year`, `15th day of next month`."""
    nth = spans.nth_unit(s, i)
    if nth is None or s.word(nth[3]) not in {"of", "in"}:
        return None
    whole = whole_at(s, nth[3] + 1)
    if whole is None or not is_date(whole.node):
        return None
    return Found(i, whole.end, Nth(nth[0], nth[2], whole.node, nth[1]), "nth_of")


def edge(s: Stretch, i: int) -> Found | None:
    """`the end of 2025`, `the beginning of March`, `end of month`, `the middle of the week`."""
    if s.word(i + 1) != "of":
        return None
    whole = whole_at(s, i + 2)
    if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock):
        return None
    return Found(i, whole.end, Modified(whole.node, EDGES[s.word(i)]), "edge")


def modified(s: Stretch, i: int) -> Found | None:
    """`early Tuesday`, `mid-November`, `late on Monday`, `earlier this year`, `later in the day`, `early in 2024`."""
    j = s.undash(i + 1)
    inside = s.word(j) in {"in", "on", "during"} and s.word(i) != "mid"
    j = s.skip(j + inside, "the")
    whole = whole_at(s, j - (s.word(j - 1) == "the")) if inside else point(s, j)
    if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock | Offset | Modified):
        return early_part(s, i, j)
    if (
        inside
        and isinstance(whole.node, Same)
        and (day := dates.weekday(s, whole.end) if s.word(whole.end) in ALL_DAYS else None)
    ):
        whole = day
    if isinstance(whole.node, At) and not isinstance(whole.node.clock, Part):
        return whole
    return Found(i, whole.end, Modified(whole.node, MODS[s.word(i)]), "modified")


def early_part(s: Stretch, i: int, j: int) -> Found | None:
    """`early morning at 8:00`, `late evening on Tuesday`."""
    if s.word(j) not in PARTS or s.word(j).endswith("s"):
        return None
    part = PARTS[s.word(j)]
    times = clocks.bare_hour(s, j + 2) if s.word(j + 1) == "at" else None
    if times and isinstance(times.node, Clock):
        return Found(i, times.end, in_half(times.node, part), "clock")
    day = day_after_of(s, j + 1)
    return day and Found(i, day.end, Modified(At(day.node, Part(part)), MODS[s.word(i)]), "part_of_date")


def day_after_of(s: Stretch, j: int) -> Found | None:
    """A day after `of` or `on`."""
    k = s.skip(s.skip(j, "of", "on"), "the")
    day = element(s, k) if k > j else None
    return day if day and is_day(day.node) else None


def part_of(s: Stretch, i: int) -> Found | None:
    """`the morning of 3 May`, `the night of 16-17 November`, `the morning on Tuesday`, `in the morning at 7`."""
    j = i + 1
    part = Part(PARTS[s.word(i)])
    if s.word(i).endswith("s") or s.word(i - 1) not in {"the", "early", "late", "mid", "on", "by", "and"}:
        return None
    if (
        s.word(j) == "at"
        and s.word(i - 1) == "the"
        and (times := clocks.bare_hour(s, j + 1))
        and isinstance(times.node, Clock)
    ):
        return Found(i, times.end, in_half(times.node, part.name), "clock")
    k = s.skip(s.skip(j, "of", "on"), "the")
    day = (day_range(s, k) or element(s, k)) if k > j else None
    if day is None:
        return None
    if isinstance(day.node, Range) and part.name == "NI":
        return Found(i, day.end, At(day.node.first, part), "part_of_date")
    return (
        Found(i, day.end, At(day.node, part), "part_of_date")
        if is_day(day.node) and not isinstance(day.node, At)
        else None
    )


def weekend_of(s: Stretch, i: int) -> Found | None:
    """`the weekend of 16-17 November`, `the week of May 6`."""
    unit = UNITS[s.word(i)]
    if unit not in {"week", "weekend"} or s.word(i + 1) not in {"of", "beginning", "starting"} or s.word(i - 1) == "a":
        return None
    day = day_range(s, i + 2) or element(s, s.skip(i + 2, "the"))
    if day is None or not (is_day(day.node) or isinstance(day.node, Range)):
        return None
    first = day.node.first if isinstance(day.node, Range) else day.node
    return Found(i, day.end, Nth(1, f"{unit}_around", first), "week_of")


def definite(s: Stretch, i: int) -> Found | None:
    """`the year`, `the day` after `of`, `for`, `end`; `week 10`; `the year 2011`."""
    unit = UNITS[s.word(i)]
    year = s.four(i + 1)
    if unit == "year" and s.word(i).endswith("r") and year:
        return Found(i, i + 2, Partial(year), "year")
    if s.word(i) == "week" and (n := s.integer(i + 1)) and n <= 53 and s.word(i - 1) not in ARTICLES:
        return Found(i, i + 2, Partial(week=n), "week_number")
    if (
        s.word(i - 1) != "the"
        or unit not in {"day", "week", "month", "year"}
        or s.word(i).endswith("s")
        or s.is_capital(i)
    ):
        return None
    if s.word(i - 2) not in {"for", "of", "end", "ended", "ends", "during"} or s.tag(i + 1)[:1] in {"N", "J"}:
        return None
    if s.word(i + 1) in {
        "of",
        "after",
        "before",
        "when",
        "that",
        "he",
        "she",
        "they",
        "it",
        "to",
        "ended",
        "ending",
        "the",
        "i",
        "we",
        "in",
    }:
        return None
    return Found(i, i + 1, Step(unit, 0) if unit == "year" else Same(unit, now=True), "definite")


def day_beside(s: Stretch, i: int) -> Found | None:
    """`the day before`, `the day after`, alone or with a date; a happening after it leaves the day open."""
    word = s.word(i + 1)
    if word not in {"before", "after"} or s.word(i - 1) not in {"the", "a", "one"} or s.word(i + 2) == "day":
        return None
    sign = -1 if word == "before" else 1
    base = point(s, s.skip(i + 2, "the"))
    if base and is_date(base.node) and not isinstance(base.node, Clock):
        return Found(i, base.end, Offset(Length(((1, "day"),)), sign, base.node), "day_beside")
    if s.word(i + 2)[:1].isalpha() and s.word(i + 2) not in {"and", "but", "in", "on", "at"}:
        return None
    return Found(i, i + 2, Offset(Length(((1, "day"),)), sign, "previous"), "day_beside")


def all_day(s: Stretch, i: int) -> Found | None:
    """`all day`, `all month`."""
    unit = UNITS.get(s.word(i + 1))
    if unit is None or s.word(i + 1).endswith("s"):
        return None
    return Found(i, i + 2, Length(((1, "day" if unit == "night" else unit),)), "duration")


def once(s: Stretch, i: int) -> Found | None:
    """`once a year`."""
    found = spans.rate(s, i + 1) if s.word(i) == "once" and s.word(i + 1) in {"a", "every", "per"} else None
    return found and replace(found, first=i)


def year_in_words(s: Stretch, i: int) -> Found | None:
    """`nineteen ninety six` after a word that shows a year."""
    if s.word(i - 1) not in dates.INTO - {"to", "for", "around", "last", "next", "this", "every", "each"}:
        return None
    year = dates.spelled_year(s, i)
    if year is None or s.tag(year[1])[:1] == "N":
        return None
    return Found(i, year[1], Partial(year[0]), "year")


def quoted_decade(s: Stretch, i: int) -> Found | None:
    """`'90s`."""
    found = dates.decade(s, i + 1) if s.glued(i + 1) else None
    return found if found and found.first == i else None


# --- ranges ------------------------------------------------------------------------------------------------------------


def unmarked_range(s: Stretch, found: Found) -> Found | None:
    """`2009-2013`, `Monday to Friday`, `Nov 18-Dec 19, 2015`: two alike."""
    node = found.node
    if not is_date(node) or isinstance(node, Offset) or s.word(found.end) not in TO:
        return None
    spaced = s.word(found.end) in DASHES and not s.glued(found.end) and not isinstance(node, Partial)
    last = None if spaced else point(s, s.skip(found.end + 1, "the"))
    if last is None or not is_date(last.node) or grain(last.node) != grain(node) or isinstance(last.node, Offset):
        return None
    if (
        s.word(found.end) == "to"
        and not isinstance(node, type(last.node) | Partial)
        and s.word(found.first - 1) != "from"
    ):
        return None
    return Found(found.first, last.end, Range(node, last.node), "range")


def marked_range(s: Stretch, i: int) -> Found | None:
    """`from 2009 until 2013`, `between 3 and 12 of September`, `from April until the end of June`, `between now and Friday`."""
    j = s.skip(i + 1, "the")
    joints = TO if s.word(i) == "from" else {"and"}
    whole = day_range(s, j, joints) or clock_range(s, j, joints) or month_days(s, j, joints) or year_range(s, j, joints)
    if whole and isinstance(whole.node, Range):
        if isinstance(whole.node.first, Clock):
            day = on_day(s, whole)
            whole = day or whole
        return Found(i, whole.end, whole.node, "range")
    first = bound(s, j)
    if first is None or s.word(first.end) not in joints:
        return None
    last = bound(s, s.skip(first.end + 1, "the"))
    if last is None or (
        s.word(i) == "between"
        and grain(first.node) != grain(last.node)
        and not isinstance(first.node, Reference | Relative)
        and not isinstance(last.node, Reference | Relative)
    ):
        return None
    return Found(i, last.end, Range(first.node, last.node), "range")


def bound(s: Stretch, i: int) -> Found | None:
    """The first or last of a range: a point, `now`, or `date` in "to date"."""
    if s.word(i) in {"now", "date", "present"}:
        return Found(i, i + 1, Relative(0), "now")
    found = point(s, i)
    return found if found and is_date(found.node) else None


def day_range(s: Stretch, i: int, joints: frozenset[str] | set[str] = TO) -> Found | None:
    """`16-17 November 2024`, `3 to 12 of Sept`, `ninth and seventeenth of April`: the month stands once, at the end."""
    first = dates.day_number(s, i)
    if first is None:
        return None
    joint = s.word(first[1])
    if joint not in joints and not (joint == "and" and joints is TO):
        return None
    last = dates.day_first(s, s.skip(first[1] + 1, "the"))
    if last is None or not isinstance(last.node, Partial) or last.node.day is None:
        return None
    if joint == "and" and joints is TO and last.node.day != first[0] + 1:
        return None
    earlier = replace(last.node, day=first[0], month=None if first[0] > last.node.day else last.node.month)
    if earlier.month is None:
        month = (last.node.month or 1) - 1
        earlier = replace(
            last.node, day=first[0], month=month or 12, year=last.node.year and last.node.year - (month == 0)
        )
    return Found(i, last.end, Range(earlier, last.node), "day_range") if valid(earlier) else None


def valid(date: Partial) -> bool:
    """Whether the calendar has the month and day."""
    return date.month is None or dates.valid(date.year, date.month, date.day)


def month_days(s: Stretch, i: int, joints: frozenset[str] | set[str] = TO) -> Found | None:
    """`November 16-17, 2024`, `april 9th through 17th`, `May 3 and 4`: the month stands once, first."""
    if s.word(i) not in ALL_MONTHS:
        return None
    first = dates.month_first(s, i)
    if first is None or not isinstance(first.node, Partial) or first.node.day is None or first.node.year:
        return None
    joint = s.word(first.end)
    j = s.skip(first.end + 1, "the")
    last = dates.day_number(s, j) if joint in joints or (joint == "and" and joints is TO) else None
    if (
        last is None
        or not follows(first.node.day, last[0], joint, joints)
        or s.word(last[1]) in ALL_MONTHS
        or s.word(last[1]) in {"%", ":", "am", "pm", "percent"}
    ):
        return None
    if s.four(j) or dates.is_clock_or_count(s, last[1], explicit=True):
        return None
    month = first.node.month or 1
    later = dates.with_year(s, i, month, last).node
    if not isinstance(later, Partial):
        return None
    if last[0] < first.node.day:
        later = replace(later, month=month % 12 + 1)
    if not valid(later):
        return None
    end = dates.with_year(s, i, month, last).end
    return Found(i, end, Range(replace(first.node, year=later.year), later), "day_range")


def follows(first: int, last: int, joint: str, joints: frozenset[str] | set[str]) -> bool:
    """Whether two days make a range; with `and`, only the next day does."""
    return last == first + 1 if joint == "and" and joints is TO else last != first


def year_range(s: Stretch, i: int, joints: frozenset[str] | set[str] = TO) -> Found | None:
    """`2009-2013`, `2019-20`, `1914-18`, `2019/20`."""
    first = s.four(i)
    if first is None or not 1000 <= first < 2100 or dates.is_code(s, i):
        return None
    joint = s.word(i + 1)
    if joint not in joints and joint != "/":
        return None
    last = s.four(i + 2)
    two = s.integer(i + 2) if len(s.word(i + 2)) == 2 and s.glued(i + 2) else None
    if last is None and two is not None:
        last = first // 100 * 100 + two
        if two <= 12 and joint != "/" and last != first + 1:
            return None
    if last is None or not first < last < 2200 or (s.glued(i + 3) and s.word(i + 3) in {"-", "/"}):
        return None
    return Found(i, i + 3, Range(Partial(first), Partial(last)), "year_range")


def clock_range(s: Stretch, i: int, joints: frozenset[str] | set[str] = TO) -> Found | None:
    """`5 to 6pm`, `2:00 - 2:30 pm`, `8am-3`, `7 and 9:30` after `between`."""
    first = clocks.bare_hour(s, i)
    if first is None or not isinstance(first.node, Clock) or s.word(first.end) not in joints:
        return None
    last = clocks.bare_hour(s, first.end + 1)
    if last is None or not isinstance(last.node, Clock):
        return None
    marked = clocks.clock(s, i) or clocks.clock(s, first.end + 1)
    tail = s.skip(last.end, "on")
    day = element(s, tail) if not marked else None
    if not marked and not (
        s.word(tail) in {"today", "yesterday", "tomorrow", "tonight", "last", "this"} and day and is_day(day.node)
    ):
        return None
    if s.tag(last.end) in {"NNS"} or (s.word(last.end) == "," and not marked):
        return None
    return Found(i, last.end, Range(same_half(first.node, last.node), last.node), "clock_range")


def same_half(first: Clock, last: Clock) -> Clock:
    """The first time of a range in the half of the day that the last one tells, unless it would come after it."""
    if first.exact or not last.exact or last.hour < 12 or first.hour >= 12:
        return first
    later = replace(first, hour=first.hour + 12, exact=True)
    after = (later.hour, later.minute or 0) > (last.hour, last.minute or 0)
    return first if after else later


def marked_clocks(s: Stretch, i: int) -> Found | None:
    """`from 2pm to 4pm`, `between 3 and 8` after a day."""
    if s.word(i) not in {"from", "between"}:
        return None
    joints = TO if s.word(i) == "from" else {"and"}
    first = clocks.bare_hour(s, i + 1)
    if first is None or not isinstance(first.node, Clock) or s.word(first.end) not in joints:
        return None
    last = clocks.bare_hour(s, first.end + 1)
    if last is None or not isinstance(last.node, Clock) or s.tag(last.end) == "NNS":
        return None
    return Found(i, last.end, Range(same_half(first.node, last.node), last.node), "clock_range")


# --- distances ---------------------------------------------------------------------------------------------------------


def distance(s: Stretch, found: Found) -> Found | None:
    """`two years ago`, `three days later`, `2 weeks before Christmas`, `3 days from now`, `the three months to June`."""
    node = found.node
    if not isinstance(node, Length):
        return None
    i, word = found.end, s.word(found.end)
    if word == "ago":
        return Found(found.first, i + 1, Offset(node, -1, "now"), "ago")
    if word in {"earlier", "later", "afterwards", "afterward", "previously", "hence"} or (
        word in {"before", "after"} and ends(s, i + 1)
    ):
        if s.word(i + 1) == "than":
            return Found(found.first, i + 1, node, "duration")
        sign = 1 if word in {"later", "afterwards", "afterward", "after", "hence"} else -1
        return Found(found.first, i + 1, Offset(node, sign, "now" if word == "hence" else "previous"), "later")
    if word in {"before", "after", "from", "since", "prior", "following"}:
        return from_base(s, found, node)
    if word in {"to", "ended", "ending", "through", "starting", "beginning"} or (
        word == "," and s.word(i + 1) == "from"
    ):
        return window_at(s, found, node)
    return None


def ends(s: Stretch, i: int) -> bool:
    """Whether nothing that could be a base follows."""
    return not s.word(i)[:1].isalnum() or s.word(i) in {"and", "but"}


def from_base(s: Stretch, found: Found, node: Length) -> Found | None:
    """A length before or after a time; before or after anything else it is only a length."""
    word, j = s.word(found.end), s.skip(s.skip(found.end + 1, "to"), "the")
    sign = -1 if word in {"before", "prior"} else 1
    if s.word(j) in {"now", "today"}:
        base: Node | str = "now"
        end = j + 1
    else:
        whole = point(s, j)
        if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock):
            return None
        base, end = whole.node, whole.end
    if word == "from" and s.word(found.first - 1) == "for":
        return Found(found.first, end, Window(node, 1, base), "window_from")
    if word == "since":
        return None
    return Found(found.first, end, Offset(node, sign, base), "distance")


def window_at(s: Stretch, found: Found, node: Length) -> Found | None:
    """`the three months to June`, `12 months ended March 31`, `a week starting tomorrow`."""
    word = s.word(found.end)
    j = s.skip(s.skip(found.end + 1, "from", "on"), "the")
    whole = point(s, j)
    if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock | Offset):
        return None
    sign = 1 if word in {"starting", "beginning", ","} else -1
    if word in {"to", "through"} and not (isinstance(whole.node, Partial) and (whole.node.month or whole.node.year)):
        return None
    return Found(found.first, whole.end, Window(node, sign, whole.node), "window_at")


def within(s: Stretch, i: int) -> Found | None:
    """`in two weeks` in a sentence about the future, `within three days`: a time so far from now."""
    length = spans.length(s, i + 1)
    if length is None or not isinstance(length.node, Length) or distance(s, length) is not None:
        return None
    if s.word(length.end) == "of" or s.word(i - 1) in {"up", "once"}:
        return None
    if any(amount is None for amount, _ in length.node.amounts):
        return None
    if s.word(i) == "within":
        return Found(i, length.end, Window(length.node, 1), "within")
    if direction(s.token(length.end - 1)) != "future" and not is_appointed(s, length.end - 1):
        return None
    end = (
        length.end + 2
        if s.word(length.end) in {"'s", "’s", "'", "’"} and s.word(length.end + 1) == "time"
        else length.end
    )
    return Found(i, end, Offset(length.node, 1, "now"), "in_length")


def is_appointed(s: Stretch, i: int) -> bool:
    """Whether a verb in the present tells of what is to come: "voting begins in two weeks"."""
    verb = next((a for a in s.token(i).ancestors() if a.tag[:1] == "V"), None)
    return verb is not None and verb.tag in {"VBZ", "VBP"} and verb.lemma in APPOINTED


APPOINTED = frozenset({
    "begin", "start", "open", "close", "end", "expire", "meet", "vote", "arrive", "leave", "play", "launch", "return", "resume",
    "face", "depart", "finish", "kick", "debut", "premiere", "retire",
})  # fmt: skip
"""Verbs whose present tells of a date to come."""


def with_start(s: Stretch, found: Found) -> Found:
    """`the 100th day of the strike, which began on 3 March`: the start that a clause after it gives."""
    node = found.node
    if not isinstance(node, DayOf):
        return found
    for j in range(found.end, min(len(s), found.end + 12)):
        if s.token(j).lemma in {"begin", "start", "launch", "erupt"} and s.tag(j)[:1] == "V":
            start = point(s, s.skip(s.skip(j + 1, "on", "in"), "the"))
            if start and is_date(start.node):
                return replace(found, node=replace(node, start=start.node))
    return found
