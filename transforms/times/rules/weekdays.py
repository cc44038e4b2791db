"""Rules of weekdays, and of days and units told from today: `Tuesday`, `tomorrow`, `last Friday`, `next month`."""

from __future__ import annotations

from transforms.times.nodes import Holiday, Match, Node, Partial, Relative, Step
from transforms.times.rules.dates import INTO, dated, day_first, day_number, month_first
from transforms.times.rules.years import holiday
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import (
    ALL_MONTHS,
    ALL_WEEKDAYS,
    COUNTED,
    PARTS,
    SEASONS,
    SHORT_WEEKDAYS,
    STEPS,
    UNITS,
    WEEKDAYS,
)

DAY_CUES = INTO | {"on", "at", "(", ",", "and", "or"}


def weekday(s: TokenStream, i: int) -> Match | None:
    """`Tuesday`, `Tues the 4th`, `Friday 23`, `Tuesday, 19 November 2024`, `Monday week`."""
    word = s.word(i)
    number = ALL_WEEKDAYS[word]
    j = i + 2 if word in SHORT_WEEKDAYS and s.word(i + 1) == "." and i + 2 < len(s) else i + 1
    whole = dated(s, s.skip(s.skip(j, ",", "("), "the"))
    if whole and isinstance(whole.node, Partial) and whole.node.day and whole.node.month:
        end = s.skip(whole.end, ")") if s.word(j) == "(" else whole.end
        node = Partial(whole.node.year, whole.node.month, whole.node.day, number)
        return Match(i, end, node, "weekday_date")
    day = day_number(s, s.skip(j, "the")) if s.word(s.skip(j, "the"))[:1].isdigit() or s.word(j) == "the" else None
    if day and not is_clock_or_count(s, day[1], explicit=s.word(day[1] - 1) in ORDINAL_ENDS or s.word(j) == "the"):
        return Match(i, day[1], Partial(weekday=number, day=day[0]), "weekday_day")
    if word in SHORT_WEEKDAYS and not (s.is_capital(i) and shows_weekday(s, i)):
        return None
    return None if is_title(s, i) else Match(i, i + 1, Partial(weekday=number), "weekday")


def is_clock_or_count(s: TokenStream, j: int, *, explicit: bool) -> bool:
    """Whether the number before `j` is no day of the month: a clock time, or a count of the next word."""
    if s.word(j) in {":", "am", "pm", "a", "p", "o'clock", "oclock", "-", "–", "per", "%"} or s.word(j) in UNITS:
        return True
    if explicit:
        return s.word(j) in UNITS
    return s.tag(j)[:1] in {"N", "J"} or s.word(j) in COUNTED


def shows_weekday(s: TokenStream, i: int) -> bool:
    """Whether a short form such as "Sat" or "Sun" is a weekday here."""
    return (
        s.word(i - 1) in DAY_CUES - {"the"} or (i == 0 and s.word(i + 1) in {",", ".", "at"}) or s.word(i + 1) in PARTS
    )


def is_title(s: TokenStream, i: int) -> bool:
    """Whether the word is part of a name: "the Sunday Times", "Black Friday", "Bloody Sunday"."""
    if s.word(i - 1) in {"black", "bloody", "good", "ash", "palm", "super", "cyber", "easter", "whit", "giving", "man"}:
        return s.is_capital(i - 1)
    return s.word(i + 1) in {"times", "telegraph", "mirror", "express", "mail", "herald", "post"} and s.is_capital(
        i + 1
    )


def relative_day(s: TokenStream, i: int) -> Match | None:
    """`today`, `yesterday`, `the day before yesterday`, `the day after tomorrow`."""
    word = s.word(i)
    if word == "day":
        if (s.word(i + 1), s.word(i + 2)) == ("before", "yesterday"):
            return Match(i, i + 3, Relative(-2), "relative_day")
        if (s.word(i + 1), s.word(i + 2)) == ("after", "tomorrow"):
            return Match(i, i + 3, Relative(2), "relative_day")
        return None
    days = {"today": 0, "yesterday": -1, "tomorrow": 1, "otd": 0}[word]
    return Match(i, i + 1, Relative(days), "relative_day")


def stepped(s: TokenStream, i: int, node: Node, end: int, rule: str) -> Match | None:
    """A date with its word before it: `last Friday`, `this March`, `next summer`, `last Christmas`."""
    step = s.word(i)
    if step == "this" and s.word(i + 1) in {"past", "coming", "upcoming"}:
        step = s.word(i + 1)
    if isinstance(node, Partial) and node.year is None:
        fields = {f: getattr(node, f) for f in ("month", "day", "weekday", "quarter", "half", "season")}
        return Match(i, end, Partial(**fields, step=step), rule)
    return (
        Match(i, end, Holiday(node.rule, step=step), rule) if isinstance(node, Holiday) and node.year is None else None
    )


def step_date(s: TokenStream, i: int) -> Match | None:
    """`last Friday`, `this past Wednesday`, `next monday`, `this May`, `last summer`, `next easter`."""
    j = i + 2 if s.word(i) == "this" and s.word(i + 1) in {"past", "coming", "upcoming"} else i + 1
    word = s.word(j)
    if word in WEEKDAYS or (word in SHORT_WEEKDAYS and s.is_capital(j)):
        return stepped(s, i, Partial(weekday=ALL_WEEKDAYS[word]), j + 1, "step_weekday")
    if word in ALL_MONTHS and s.tag(j) != "MD":
        match = month_first(s, j) or Match(j, j + 1, Partial(month=ALL_MONTHS[word]), "")
        return stepped(s, i, match.node, match.end, "step_month")
    if word[:1].isdigit() and (day := day_first(s, j)):
        return stepped(s, i, day.node, day.end, "step_day")
    if word in SEASONS and s.tag(j)[:1] != "V":
        return stepped(s, i, Partial(season=SEASONS[word]), j + 1, "step_season")
    if found_holiday := holiday(s, j):
        return stepped(s, i, found_holiday.node, found_holiday.end, "step_holiday")
    return None


def step_unit(s: TokenStream, i: int) -> Match | None:
    """`last week`, `this year`, `next month`, `the previous day`, `the following week`, `next working week`."""
    word = s.word(i)
    j = s.skip_modifiers(i + 1)
    unit = UNITS.get(s.word(j))
    if unit is None or word == "past" or s.word(j).endswith("s") or (unit == "second" and word == "this"):
        return None
    if unit in {"hour", "minute", "second", "night", "millennium"}:
        return None
    previous = word in {"previous", "preceding", "prior", "following"}
    return Match(i, j + 1, Step(unit, STEPS[word], previous), "step_unit")
