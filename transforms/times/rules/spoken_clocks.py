"""Clock times in words: `half past seven`, `quarter to nine`, `five-thirty`."""

from __future__ import annotations

from transforms.numbers import grammar, numerals
from transforms.times.nodes import Clock, Match
from transforms.times.rules.hours import OCLOCK, hour_number, meridiem, to_24
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import UNITS

HALVES = {"half": 30, "quarter": 15}
"""Minutes of parts of an hour: *half past ten*."""


def counts_minutes(s: TokenStream, i: int, j: int, *, has_unit: bool) -> bool:
    """Whether `past` or `to` at atom `j` counts minutes from an hour; `five to nine` may be a range."""
    return s.word(j) == "past" or (s.word(j) == "to" and (has_unit or s.word(i) in HALVES))


def spoken(s: TokenStream, i: int) -> Match | None:
    """`half past seven`, `20 min past eight`, `quarter to nine`, `thirty-six minutes past eight`, `one thirty p.m.`."""
    read = minutes_before(s, i)
    if read is None:
        return None
    if s.word(i) not in HALVES and (spelled := spelled_minutes(s, i)) is not None:
        return spelled
    minutes, j = read
    unit = s.word(j) in {"min", "minutes", "mins", "minute"}
    j += unit
    if not counts_minutes(s, i, j, has_unit=unit):
        return None
    hour = hour_number(s, j + 1)
    if hour is None or not 1 <= hour <= 12:
        return None
    total = hour * 60 + (minutes if s.word(j) == "past" else -minutes)
    return halved(s, i, s.skip(j + 2, *OCLOCK), total)


LEADING_TO_HOUR = frozenset({"past", "to"})
"""One of them stands behind minutes in digits or their unit; most numbers have none, which is quickly seen."""


def minutes_before(s: TokenStream, i: int) -> tuple[int, int] | None:
    """The minutes of `half past`, `20 minutes to`, and the atom after them."""
    if s.word(i) in HALVES:
        return HALVES[s.word(i)], i + 1
    if not (s.word(i)[:1].isdigit() or s.word(i) in numerals.SMALL):
        return None
    if s.word(i)[:1].isdigit() and LEADING_TO_HOUR.isdisjoint((s.word(i + 1), s.word(i + 2))):
        return None
    number = grammar.read(s.atoms, i, joined=False)
    if number is None or number.ordinal or number.fraction or not 1 <= number.value <= 59:
        return None
    return int(number.value), number.end


def halved(s: TokenStream, i: int, end: int, total: int) -> Match:
    """A time of so many minutes after midnight or noon, with the half of the day that may follow."""
    half = meridiem(s, end) if not s.is_glued(end) else None
    hour = to_24(total // 60, half[0]) if half else total // 60 % 24
    return Match(i, half[1] if half else end, Clock(hour, total % 60, exact=half is not None), "clock_spoken")


def is_minutes(number: numerals.Number) -> bool:
    """Whether a number can be minutes that are spoken behind an hour."""
    return not number.ordinal and 10 <= number.value <= 59 and number.value == int(number.value)


def spelled_minutes(s: TokenStream, i: int) -> Match | None:
    """`one thirty p m`, `six forty-three minutes`: an hour and minutes in words."""
    hour, j = int(numerals.SMALL.get(s.word(i), 0)), s.undash(i + 1)
    rest = s.number(j) if 1 <= hour <= 12 and s.word(j) in numerals.SMALL else None
    if rest is None or not is_minutes(rest):
        return None
    half = meridiem(s, rest.end)
    if not half and (s.word(i - 1) not in {"at", "by", "until"} or s.word(rest.end) in UNITS):
        return None
    hour, end = (to_24(hour, half[0]), half[1]) if half else (hour, rest.end)
    return Match(i, end, Clock(hour, int(rest.value), exact=half is not None), "clock_spelled")


def spelled_pair(s: TokenStream, i: int) -> Match | None:
    """`five-thirty`, `seven twenty-seven`."""
    hour, j = int(numerals.SMALL.get(s.word(i), 0)), s.undash(i + 1)
    rest = s.number(j) if 1 <= hour <= 12 and s.word(j) in numerals.TENS | numerals.TEENS else None
    if rest is None or rest.ordinal or not 10 <= rest.value <= 59:
        return None
    return Match(i, s.skip(rest.end, "minutes"), Clock(hour, int(rest.value)), "clock_pair")
