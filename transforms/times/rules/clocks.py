"""Rules of clock times."""

from __future__ import annotations

from transforms.times.nodes import Clock, Length, Match
from transforms.times.rules.hours import OCLOCK, hour_number, meridiem, to_24
from transforms.times.rules.spoken_clocks import spelled_minutes, spelled_pair, spoken
from transforms.times.rules.zones import zone
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import CLOCKS, SUMMER_ZONES, UNITS


def clock(s: TokenStream, i: int) -> Match | None:
    """A clock time with what tells that it is one: a colon, am or pm, o'clock, a zone, `noon`."""
    match = named_clock(s, i) or digital(s, i) or hour_alone(s, i) or spoken(s, i)
    return match and with_zone(s, match)


def with_zone(s: TokenStream, match: Match) -> Match:
    """The time with its zone, if one follows."""
    node = match.node
    tail = zone(s, match.end)
    if tail is None or not isinstance(node, Clock):
        return match
    exact = node.exact or tail[0] is not None
    summer = s.word(s.skip(match.end, "(")) in SUMMER_ZONES | {"eastern", "pacific"} and tail[0] is not None
    timed = Clock(node.hour, node.minute, node.second, tail[0], exact=exact, summer=summer)
    return Match(match.first, tail[1], timed, match.rule)


def named_clock(s: TokenStream, i: int) -> Match | None:
    """`noon`, `midnight`, `12 noon`, `mid night`."""
    j = s.skip(i, "12")
    if s.word(j) in CLOCKS and s.token(j).dep == "compound" and s.tag(j + 1) in {"NN", "NNS"}:
        return None
    if s.word(j) in CLOCKS:
        hour, end = CLOCKS[s.word(j)], j + 1
    elif (s.word(i), s.word(i + 1)) == ("mid", "night"):
        hour, end = 0, i + 2
    else:
        return None
    return Match(i, end, Clock(hour, 0, exact=True), "clock_word")


def digital(s: TokenStream, i: int) -> Match | None:
    """`04:00`, `7:56:30 pm`, `8.30pm`; 24-hour forms included."""
    if s.word(i + 1) != ":" and "." not in s.word(i):
        return None
    read = colon_digits(s, i) or dotted_digits(s, i)
    if read is None or not is_time_of_day(*read[:3]) or is_inside_digits(s, i, read[3]):
        return None
    hour, minute, second, end = read
    if second is not None and race_time(s, i):
        return None
    if (half := meridiem(s, end)) and 0 < hour <= 12:
        return Match(i, half[1], Clock(to_24(hour, half[0]), minute, second, exact=True), "clock_12")
    return Match(i, end, Clock(hour % 24, minute, second, exact=is_24_hour(hour, s.word(i))), "clock")


def is_24_hour(hour: int, written: str) -> bool:
    """Whether an hour can only be of the 24-hour clock: `16:00`, `00:30`."""
    return hour > 12 or (len(written) == 2 and hour == 0)


def is_time_of_day(hour: int, minute: int, second: int | None) -> bool:
    """Whether a clock shows these numbers."""
    return hour <= 24 and minute <= 59 and (second or 0) <= 59


def colon_digits(s: TokenStream, i: int) -> tuple[int, int, int | None, int] | None:
    """`7:56:30`: hour, minute, second, and the atom after them."""
    hour, minute, second = s.integer(i), two_digits(s, i + 1), two_digits(s, i + 3)
    if hour is None or minute is None:
        return None
    return hour, minute, second, i + 3 if second is None else i + 5


def two_digits(s: TokenStream, i: int) -> int | None:
    """Two digits behind a colon at `i`, all of it glued."""
    if s.word(i) != ":" or not (s.is_glued(i) and s.is_glued(i + 1)) or len(s.word(i + 1)) != 2:
        return None
    return s.integer(i + 1)


def dotted_digits(s: TokenStream, i: int) -> tuple[int, int, None, int] | None:
    """`8.30pm`: hour and minute in one atom, with what tells the half of the day behind it."""
    left, _, right = s.word(i).partition(".")
    if not 1 <= len(left) <= 2 or len(right) != 2 or not (left + right).isdigit() or not meridiem(s, i + 1):
        return None
    return int(left), int(right), None, i + 1


def is_inside_digits(s: TokenStream, i: int, end: int) -> bool:
    """Whether more digits are glued to a clock time, as in a ratio or a code."""
    before = s.is_glued(i) and s.word(i - 1) in {":", ".", "/"}
    return before or (s.word(end) in {":", "/"} and s.is_glued(end))


def race_time(s: TokenStream, i: int) -> Match | None:
    """`in 2:05:30`: hours, minutes and seconds that something took, not a time of the day."""
    if s.word(i + 1) != ":" or s.word(i + 3) != ":" or s.word(i - 1) not in {"in", "of", "to", "time"}:
        return None
    parts = [s.integer(i), s.integer(i + 2), s.integer(i + 4)]
    if None in parts or meridiem(s, i + 5) or zone(s, i + 5):
        return None
    amounts = tuple((float(n or 0), unit) for n, unit in zip(parts, ("hour", "minute", "second"), strict=True))
    return Match(i, i + 5, Length(amounts), "race_time")


def hour_alone(s: TokenStream, i: int) -> Match | None:
    """An hour with what tells that it is one: `3pm`, `seven o'clock`, `11ish`, `1140 a.m.`, `0800 UTC`."""
    if s.is_glued(i) and s.word(i - 1).isalpha():
        return None
    return hour_with_half(s, i) or round_hour(s, i) or four_digits(s, i)


def hour_with_half(s: TokenStream, i: int) -> Match | None:
    """`3pm`, `8 a.m.`, `six pm`; `six a` is none."""
    half = meridiem(s, i + 1)
    hour = hour_number(s, i) if half else None
    if hour is None or half is None or not 1 <= hour <= 12:
        return None
    letter = half[1] == i + 2 and s.word(i + 1) == "a" and s.word(i).isalpha()
    return None if letter else Match(i, half[1], Clock(to_24(hour, half[0]), exact=True), "clock_hour")


def round_hour(s: TokenStream, i: int) -> Match | None:
    """`seven o'clock`, `11ish`."""
    oclock = s.word(i + 1) in OCLOCK
    if not oclock and not (s.word(i + 1) == "ish" and s.is_glued(i + 1)):
        return None
    hour = hour_number(s, i)
    if hour is None or not 1 <= hour <= 12:
        return None
    return Match(i, i + 2, Clock(hour % 24 if oclock else hour), "clock_oclock")


def is_clock_digits(word: str) -> bool:
    """Whether a word is an hour and two digits of minutes: `800`, `1430`."""
    return len(word) in {3, 4} and word.isascii() and word.isdigit()


def four_digits(s: TokenStream, i: int) -> Match | None:
    """`1140 a.m.`, `0800 UTC`, `at 1430 hours`."""
    word = s.word(i)
    if not is_clock_digits(word):
        return None
    hour, minute, half = int(word[:-2]), int(word[-2:]), meridiem(s, i + 1)
    if minute > 59 or hour > 24:
        return None
    if half and 1 <= hour <= 12:
        return Match(i, half[1], Clock(to_24(hour, half[0]), minute, exact=True), "clock_digits_12")
    hours = s.word(i + 1) in {"hours", "hrs"}
    marked = hours and s.word(i - 1) in {"at", "by", "from", "until", "("}
    if len(word) == 4 and (zone(s, i + 1) or marked):
        return Match(i, i + 1 + hours, Clock(hour % 24, minute, exact=True), "clock_digits")
    return None


NO_HOURS = frozenset({"%", "percent", *ORDINAL_ENDS})
"""What stands behind a number that is no hour."""


def bare_hour(s: TokenStream, i: int) -> Match | None:
    """A number that is an hour only because of what it stands beside: `tonight at 8`, `between 3 and 8 yesterday`, `7:30`."""
    full = clock(s, i)
    if full:
        return full
    hour = hour_number(s, i)
    if hour is None or not 0 < hour <= 24 or s.word(i + 1) in UNITS or s.word(i + 1) in NO_HOURS:
        return None
    return spelled_minutes(s, i) or spelled_pair(s, i) or Match(i, i + 1, Clock(hour % 24), "bare_hour")
