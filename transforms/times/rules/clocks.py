"""Rules of clock times."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.numbers import grammar, numerals
from transforms.times.nodes import Clock, Length, Match
from transforms.times.token_stream import ORDINAL_ENDS, TokenStream
from transforms.times.vocabulary import CLOCKS, SUMMER_ZONES, UNITS, ZONES

MERIDIEMS = {"am": "a", "pm": "p", "a": "a", "p": "p"}


HALVES = {"half": 30, "quarter": 15}
"""Minutes of parts of an hour: *half past ten*."""


OCLOCK = frozenset({"o'clock", "o’clock", "oclock"})


PLACES = word_list("time_words.tsv", "zone")
"""What may stand before `time` after a clock time; any capitalised word may too."""


def meridiem(s: TokenStream, i: int) -> tuple[str, int] | None:
    """`am`, `p.m.`, `p . m .`, `a`, and the atom after it."""
    word = s.word(i)
    if word in {"am", "pm"}:
        return MERIDIEMS[word], i + 1
    if word == "." and s.word(i + 1) in {"am", "pm"} and s.is_glued(i):
        return MERIDIEMS[s.word(i + 1)], i + 2
    return spaced_meridiem(s, i) if word in {"a", "p"} else None


def spaced_meridiem(s: TokenStream, i: int) -> tuple[str, int] | None:
    """`p.m.` in its letters, and `8a` where the letter is glued to the hour."""
    half, j = MERIDIEMS[s.word(i)], s.skip(i + 1, ".")
    if s.word(j) == "m" and (j == i + 1 or s.is_glued(j) or s.word(j + 1) == "."):
        return half, j + 2 if s.word(j + 1) == "." and is_inner_stop(s, j + 1) else j + 1
    return (half, i + 1) if s.is_glued(i) and not s.is_glued(i + 1) else None


def is_inner_stop(s: TokenStream, i: int) -> bool:
    """Whether a full stop belongs to `p.m.`: in its token, or with more of the sentence to come."""
    return s.token(i) is s.token(i - 1) or i + 1 < len(s)


def zone(s: TokenStream, i: int) -> tuple[float | None, int] | None:
    """`UTC`, `(GMT +8)`, `local time`, `Moscow time`: hours from UTC, None for a local time, and the atom after it."""
    j = s.skip(i, "(")
    read = lettered_zone(s, j) or named_zone(s, j)
    return read and (read[0], s.skip(read[1], ")") if j > i else read[1])


def lettered_zone(s: TokenStream, j: int) -> tuple[float | None, int] | None:
    """`UTC`, `GMT +8`: letters of the list, in capitals but for the two that stand in any form."""
    word = s.word(j)
    if word not in ZONES or not (s.is_all_capitals(j) or word in {"utc", "gmt"}):
        return None
    sign, more = s.word(j + 1), s.integer(j + 2)
    if sign in {"+", "-", "−"} and more is not None and more <= FARTHEST_ZONE:
        return ZONES[word] + (more if sign == "+" else -more), j + 3
    return ZONES[word], j + 1


FARTHEST_ZONE = 14
"""Hours from UTC of the farthest zone (Line Islands)."""
NAMED_ZONES = {"eastern": -5.0, "pacific": -8.0, "moscow": 3.0}
"""Hours from UTC of zones that stand before `time`; those of other places count as local."""


def named_zone(s: TokenStream, j: int) -> tuple[float | None, int] | None:
    """`local time`, `Moscow time`, `Eastern Standard Time`."""
    if s.word(j) not in PLACES and not s.is_capital(j):
        return None
    for end in (j + 1, j + 2):
        if s.word(end) == "time" and s.word(end - 1).isalpha():
            return NAMED_ZONES.get(s.word(j)), end + 1
    return None


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
    """`04:00`, `7:56:30 pm`, `8.30pm`, `9h30`; 24-hour forms included."""
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
    parts = [s.integer(i), s.integer(i + 2), s.integer(i + 4)]
    if s.word(i - 1) not in {"in", "of", "to", "time"} or s.word(i + 1) != ":" or s.word(i + 3) != ":" or None in parts:
        return None
    if meridiem(s, i + 5) or zone(s, i + 5):
        return None
    amounts = tuple((float(n or 0), unit) for n, unit in zip(parts, ("hour", "minute", "second"), strict=True))
    return Match(i, i + 5, Length(amounts), "race_time")


def to_24(hour: int, half: str) -> int:
    """The hour of 24 of one of 12 with am or pm."""
    return hour % 12 + (12 if half == "p" else 0)


def hour_alone(s: TokenStream, i: int) -> Match | None:
    """An hour with what tells that it is one: `3pm`, `seven o'clock`, `11ish`, `1140 a.m.`, `0800 UTC`."""
    if s.is_glued(i) and s.word(i - 1).isalpha():
        return None
    return hour_with_half(s, i) or round_hour(s, i) or four_digits(s, i)


def hour_number(s: TokenStream, i: int) -> int | None:
    """A number in digits or words that may be an hour."""
    hour = s.integer(i)
    return int(numerals.SMALL[s.word(i)]) if hour is None and s.word(i) in numerals.SMALL else hour


def hour_with_half(s: TokenStream, i: int) -> Match | None:
    """`3pm`, `8 a.m.`, `six pm`; `six a` is none."""
    hour, half = hour_number(s, i), meridiem(s, i + 1)
    if hour is None or half is None or not 1 <= hour <= 12:
        return None
    letter = half[1] == i + 2 and s.word(i + 1) == "a" and s.word(i).isalpha()
    return None if letter else Match(i, half[1], Clock(to_24(hour, half[0]), exact=True), "clock_hour")


def round_hour(s: TokenStream, i: int) -> Match | None:
    """`seven o'clock`, `11ish`."""
    hour = hour_number(s, i)
    if hour is None or not 1 <= hour <= 12:
        return None
    oclock = s.word(i + 1) in OCLOCK
    if not oclock and not (s.word(i + 1) == "ish" and s.is_glued(i + 1)):
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


def spelled_pair(s: TokenStream, i: int) -> Match | None:
    """`five-thirty`, `seven twenty-seven`."""
    hour, j = int(numerals.SMALL.get(s.word(i), 0)), s.undash(i + 1)
    rest = s.number(j) if 1 <= hour <= 12 and s.word(j) in numerals.TENS | numerals.TEENS else None
    if rest is None or rest.ordinal or not 10 <= rest.value <= 59:
        return None
    return Match(i, s.skip(rest.end, "minutes"), Clock(hour, int(rest.value)), "clock_pair")
