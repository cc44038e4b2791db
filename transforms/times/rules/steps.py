"""Dates and units told from now by a word before them: `last Friday`, `this March`, `next month`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Holiday, Match, Node, Partial, Step
from transforms.times.rules.dates import day_first, month_first
from transforms.times.rules.holiday_names import holiday
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import (
    ALL_MONTHS,
    ALL_WEEKDAYS,
    SEASONS,
    SHORT_WEEKDAYS,
    STEPS,
    UNITS,
    WEEKDAYS,
)


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
    whole = step_weekday(s, j) or step_month(s, j) or step_day(s, j) or step_season(s, j) or step_holiday(s, j)
    return whole and stepped(s, i, whole.node, whole.end, whole.rule)


def step_weekday(s: TokenStream, j: int) -> Match | None:
    """`last Friday`."""
    word = s.word(j)
    named = word in WEEKDAYS or (word in SHORT_WEEKDAYS and s.is_capital(j))
    return Match(j, j + 1, Partial(weekday=ALL_WEEKDAYS[word]), "step_weekday") if named else None


def step_month(s: TokenStream, j: int) -> Match | None:
    """`this May`, `last November 19`."""
    if s.word(j) not in ALL_MONTHS or s.tag(j) == "MD":
        return None
    whole = month_first(s, j)
    return Match(
        j, whole.end if whole else j + 1, whole.node if whole else Partial(month=ALL_MONTHS[s.word(j)]), "step_month"
    )


def step_day(s: TokenStream, j: int) -> Match | None:
    """`this 19 November`."""
    day = day_first(s, j) if s.word(j)[:1].isdigit() else None
    return day and Match(j, day.end, day.node, "step_day")


def step_season(s: TokenStream, j: int) -> Match | None:
    """`last summer`."""
    named = s.word(j) in SEASONS and s.tag(j)[:1] != "V"
    return Match(j, j + 1, Partial(season=SEASONS[s.word(j)]), "step_season") if named else None


def step_holiday(s: TokenStream, j: int) -> Match | None:
    """`next easter`."""
    day = holiday(s, j)
    return day and Match(j, day.end, day.node, "step_holiday")


NO_STEP_UNITS = word_list("time_words.tsv", "no_step_unit")
FROM_PREVIOUS = word_list("time_words.tsv", "from_previous")
"""Words that tell a unit from the time before it in the text."""


def step_unit(s: TokenStream, i: int) -> Match | None:
    """`last week`, `this year`, `next month`, `the previous day`, `the following week`, `next working week`."""
    word, j = s.word(i), s.skip_modifiers(i + 1)
    unit = UNITS.get(s.word(j))
    if unit is None or unit in NO_STEP_UNITS or word == "past" or s.word(j).endswith("s"):
        return None
    return Match(i, j + 1, Step(unit, STEPS[word], word in FROM_PREVIOUS, is_narrated(s, i)), "step_unit")


def is_narrated(s: TokenStream, i: int) -> bool:
    """Whether `next` follows an article, as stories tell it: "the next day"."""
    return s.word(i) == "next" and s.word(i - 1) == "the"
