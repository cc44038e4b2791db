"""Rules of weekdays, and of days and units told from today: `Tuesday`, `tomorrow`, `last Friday`, `next month`."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons import word_list
from transforms.times.nodes import Match, Partial, Reference, Relative
from transforms.times.rules.dates import INTO, dated, day_number
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import (
    ALL_WEEKDAYS,
    COUNTED,
    PARTS,
    RELATIVES,
    SHORT_WEEKDAYS,
    TIMELESS,
    UNITS,
)

DAY_CUES = INTO | {"on", "at", "(", ",", "and", "or"}


def weekday(s: TokenStream, i: int) -> Match | None:
    """`Tuesday`, `Tues the 4th`, `Friday 23`, `Tuesday, 19 November 2024`, `Monday week`."""
    short = s.word(i) in SHORT_WEEKDAYS
    j = i + 2 if short and s.word(i + 1) == "." and i + 2 < len(s) else i + 1
    return weekday_and_date(s, i, j) or weekday_and_day(s, i, j) or weekday_alone(s, i)


def weekday_and_date(s: TokenStream, i: int, j: int) -> Match | None:
    """`Tuesday, 19 November 2024`, `Tuesday (November 19)`."""
    whole = dated(s, s.skip(s.skip(j, ",", "("), "the"))
    if whole is None or not isinstance(whole.node, Partial) or not (whole.node.day and whole.node.month):
        return None
    end = s.skip(whole.end, ")") if s.word(j) == "(" else whole.end
    return Match(i, end, replace(whole.node, weekday=ALL_WEEKDAYS[s.word(i)]), "weekday_date")


def weekday_and_day(s: TokenStream, i: int, j: int) -> Match | None:
    """`Tues the 4th`, `Friday 23`."""
    definite = s.word(j) == "the"
    k = s.skip(j, "the")
    day = day_number(s, k) if s.word(k)[:1].isdigit() or definite else None
    if day is None or is_clock_or_count(s, day[1], explicit=definite or s.word(day[1] - 1) in ORDINAL_ENDS):
        return None
    return Match(i, day[1], Partial(weekday=ALL_WEEKDAYS[s.word(i)], day=day[0]), "weekday_day")


def weekday_alone(s: TokenStream, i: int) -> Match | None:
    """`Tuesday`; a short form only where its neighbours show it."""
    if s.word(i) in SHORT_WEEKDAYS and not (s.is_capital(i) and shows_weekday(s, i)):
        return None
    return None if is_title(s, i) else Match(i, i + 1, Partial(weekday=ALL_WEEKDAYS[s.word(i)]), "weekday")


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


DAY_NAMES = word_list("time_words.tsv", "named_day")


PAPERS = word_list("time_words.tsv", "newspaper")


def is_title(s: TokenStream, i: int) -> bool:
    """Whether the word is part of a name: "the Sunday Times", "Black Friday", "Bloody Sunday"."""
    if s.word(i - 1) in DAY_NAMES:
        return s.is_capital(i - 1)
    return s.word(i + 1) in PAPERS and s.is_capital(i + 1)


def relative_day(s: TokenStream, i: int) -> Match | None:
    """`today`, `yesterday`, `the day before yesterday`, `the day after tomorrow`."""
    if s.word(i) != "day":
        now = Reference("PRESENT_REF") if is_of_our_time(s, i) else Relative(RELATIVES[s.word(i)])
        return Match(i, i + 1, now, "relative_day")
    days = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((s.word(i + 1), s.word(i + 2)))
    return None if days is None else Match(i, i + 3, Relative(days), "day_but_one")


def is_of_our_time(s: TokenStream, i: int) -> bool:
    """Whether `today's` is that of these years and of no day: `today's market`, `today's coffee drinkers`."""
    token = s.token(i)
    return s.word(i) == "today" and token.dep == "poss" and token.head.lemma in TIMELESS
