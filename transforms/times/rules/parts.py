"""Parts of a whole: `the end of 2025`, `the first week of May`, `the morning of 3 May`, `early on Tuesday`."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons import word_list
from transforms.times.composition import day_after_of, in_half
from transforms.times.node_kinds import is_date, is_day
from transforms.times.nodes import At, Clock, Match, Modified, Nth, Offset, Part, Partial, Range, Same, Step
from transforms.times.rules.clocks import bare_hour
from transforms.times.rules.dates import INTO, spelled_year
from transforms.times.rules.decades import decade
from transforms.times.rules.ordinals import nth_unit
from transforms.times.rules.ranges import day_range
from transforms.times.rules.sets import rate
from transforms.times.rules.weekdays import weekday
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import EDGES, MODS, PARTS, UNITS, WEEKDAYS


def whole_at(s: TokenStream, i: int) -> Match | None:
    """The whole after `of`: a point, or `the year`, `the day`."""
    j = s.skip(i, "the")
    unit = UNITS.get(s.word(j))
    if unit in {None, "second"} or s.word(j).endswith("s"):
        return s.point(j)
    year = s.year_digits(j + 1) if unit == "year" else None
    if year:
        return Match(j, j + 2, Partial(year), "year_of_whole")
    if j > i or unit in {"year", "month", "day"}:
        narrated = Step(unit, 0, narrated=True)
        return Match(j, j + 1, narrated if unit in {"year", "quarter"} else Same(unit, now=True), "whole_unit")
    return s.point(j)


def nth_of(s: TokenStream, i: int) -> Match | None:
    """`the first week of 2015`, `the last four months of the year`, `the third quarter of this year`, `15th day of next month`."""
    nth = nth_unit(s, i)
    if nth is None or s.word(nth[3]) not in {"of", "in"}:
        return None
    whole = whole_at(s, nth[3] + 1)
    if whole is None or not is_date(whole.node):
        return None
    return Match(i, whole.end, Nth(nth[0], nth[2], whole.node, nth[1]), "nth_of")


def edge(s: TokenStream, i: int) -> Match | None:
    """`the end of 2025`, `the beginning of March`, `end of month`, `the middle of the week`."""
    if s.word(i + 1) != "of":
        return None
    whole = whole_at(s, i + 2)
    if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock):
        return None
    return Match(i, whole.end, Modified(whole.node, EDGES[s.word(i)]), "edge")


def modified(s: TokenStream, i: int) -> Match | None:
    """`early Tuesday`, `mid-November`, `late on Monday`, `earlier this year`, `later in the day`, `early in 2024`."""
    j = s.undash(i + 1)
    inside = s.word(j) in {"in", "on", "during"} and s.word(i) != "mid"
    j = s.skip(j + inside, "the")
    whole = whole_inside(s, j) if inside else s.point(j)
    if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock | Offset | Modified):
        return early_part(s, i, j)
    if isinstance(whole.node, At) and not isinstance(whole.node.clock, Part):
        return whole
    return Match(i, whole.end, Modified(whole.node, MODS[s.word(i)]), "modified")


def whole_inside(s: TokenStream, j: int) -> Match | None:
    """The whole after `early in`, `late on the`; a weekday behind `the day` is that day ("later in the day Monday")."""
    whole = whole_at(s, j - (s.word(j - 1) == "the"))
    if whole and isinstance(whole.node, Same) and is_date(whole.node) and s.word(whole.end) in WEEKDAYS:
        return weekday(s, whole.end) or whole
    return whole


def early_part(s: TokenStream, i: int, j: int) -> Match | None:
    """`early morning at 8:00`, `late evening on Tuesday`."""
    if s.word(j) not in PARTS or s.word(j).endswith("s"):
        return None
    part = PARTS[s.word(j)]
    if (hour := hour_of_part(s, j + 1)) is not None:
        return Match(i, hour.end, in_half(hour.node, part), "early_part_at")  # type: ignore[arg-type]  # a clock time
    day = day_after_of(s, j + 1)
    return day and Match(i, day.end, Modified(At(day.node, Part(part)), MODS[s.word(i)]), "early_part")


def hour_of_part(s: TokenStream, j: int) -> Match | None:
    """`at 7` behind a part of the day."""
    hour = bare_hour(s, j + 1) if s.word(j) == "at" else None
    return hour if hour and isinstance(hour.node, Clock) else None


PART_CUES = word_list("time_words.tsv", "before_part")


def day_behind(s: TokenStream, i: int) -> Match | None:
    """The day or two days that a part of a day belongs to: `of 3 May`, `on the Tuesday`."""
    k = s.skip(s.skip(i + 1, "of", "on"), "the")
    return (day_range(s, k) or s.element(k)) if k > i + 1 else None


def part_of(s: TokenStream, i: int) -> Match | None:
    """`the morning of 3 May`, `the night of 16-17 November`, `the morning on Tuesday`, `in the morning at 7`."""
    if s.word(i).endswith("s") or s.word(i - 1) not in PART_CUES:
        return None
    part = Part(PARTS[s.word(i)])
    hour = hour_of_part(s, i + 1) if s.word(i - 1) == "the" else None
    if hour is not None:
        return Match(i, hour.end, in_half(hour.node, part.name), "part_at")  # type: ignore[arg-type]  # a clock time
    day = day_behind(s, i)
    if day is None:
        return None
    if isinstance(day.node, Range) and part.name == "NI":
        return Match(i, day.end, At(day.node.first, part), "night_of_two")
    whole = is_day(day.node) and not isinstance(day.node, At)
    return Match(i, day.end, At(day.node, part), "part_of_date") if whole else None


def weekend_of(s: TokenStream, i: int) -> Match | None:
    """`the weekend of 16-17 November`, `the week of May 6`."""
    unit = UNITS[s.word(i)]
    if unit not in {"week", "weekend"} or s.word(i + 1) not in {"of", "beginning", "starting"} or s.word(i - 1) == "a":
        return None
    day = day_range(s, i + 2) or s.element(s.skip(i + 2, "the"))
    if day is None or not (is_day(day.node) or isinstance(day.node, Range)):
        return None
    first = day.node.first if isinstance(day.node, Range) else day.node
    return Match(i, day.end, Nth(1, f"{unit}_around", first), "week_of")


def once(s: TokenStream, i: int) -> Match | None:
    """`once a year`."""
    match = rate(s, i + 1) if s.word(i) == "once" and s.word(i + 1) in {"a", "every", "per"} else None
    return match and replace(match, first=i)


BEFORE_WHOLE = word_list("time_words.tsv", "before_whole")


def year_in_words(s: TokenStream, i: int) -> Match | None:
    """`nineteen ninety six` after a word that shows a year."""
    if s.word(i - 1) not in INTO - BEFORE_WHOLE:
        return None
    year = spelled_year(s, i)
    if year is None or s.tag(year[1])[:1] == "N":
        return None
    return Match(i, year[1], Partial(year[0]), "year_in_words")


def quoted_decade(s: TokenStream, i: int) -> Match | None:
    """`'90s`."""
    match = decade(s, i + 1) if s.is_glued(i + 1) else None
    return match if match and match.first == i else None
