"""Rules of clock times."""

from __future__ import annotations

from transforms.numbers import grammar, numerals
from transforms.times.nodes import Clock, Length, Match
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import CLOCKS, SUMMER_ZONES, UNITS, ZONES

MERIDIEMS = {"am": "a", "pm": "p", "a": "a", "p": "p"}


HALVES = {"half": 30, "quarter": 15}


OCLOCK = frozenset({"o'clock", "o’clock", "oclock"})


PLACES = frozenset(
    {"local", "eastern", "pacific", "central", "standard", "daylight", "summer", "moscow", "kyiv", "israel", "beijing"}
)
"""What may stand before `time` after a clock time; any capitalised word may too."""


def meridiem(s: TokenStream, i: int) -> tuple[str, int] | None:
    """`am`, `p.m.`, `p . m .`, `a`, and the atom after it."""
    word = s.word(i)
    if word in {"am", "pm"}:
        return MERIDIEMS[word], i + 1
    if word == "." and s.word(i + 1) in {"am", "pm"} and s.is_glued(i):
        return MERIDIEMS[s.word(i + 1)], i + 2
    if word not in {"a", "p"}:
        return None
    j = s.skip(i + 1, ".")
    if s.word(j) == "m" and (j == i + 1 or s.is_glued(j) or s.word(j + 1) == "."):
        return MERIDIEMS[word], j + 2 if s.word(j + 1) == "." and is_inner_stop(s, j + 1) else j + 1
    return (MERIDIEMS[word], i + 1) if s.is_glued(i) and not s.is_glued(i + 1) else None


def is_inner_stop(s: TokenStream, i: int) -> bool:
    """Whether a full stop belongs to `p.m.`: in its token, or with more of the sentence to come."""
    return s.token(i) is s.token(i - 1) or i + 1 < len(s)


def zone(s: TokenStream, i: int) -> tuple[float | None, int] | None:
    """`UTC`, `(GMT +8)`, `local time`, `Moscow time`: hours from UTC, None for a local time, and the atom after it."""
    j = s.skip(i, "(")
    word = s.word(j)
    if word in ZONES and (s.is_all_capitals(j) or word in {"utc", "gmt"}):
        end, hours = j + 1, ZONES[word]
        if s.word(end) in {"+", "-", "−"} and (more := s.integer(end + 1)) is not None and more <= 14:
            hours, end = hours + (more if s.word(end) == "+" else -more), end + 2
        return hours, s.skip(end, ")") if j > i else end
    named = word in PLACES or s.is_capital(j)
    for end in (j + 1, j + 2):
        if named and s.word(end) == "time" and s.word(end - 1).isalpha():
            known = {"eastern": -5.0, "pacific": -8.0, "moscow": 3.0}.get(word)
            return known, s.skip(end + 1, ")") if j > i else end + 1
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
    if s.word(i) in CLOCKS:
        return Match(i, i + 1, Clock(CLOCKS[s.word(i)], 0, exact=True), "clock_word")
    if s.word(i) == "12" and s.word(i + 1) in CLOCKS:
        return Match(i, i + 2, Clock(CLOCKS[s.word(i + 1)], 0, exact=True), "clock_word")
    if s.word(i) == "mid" and s.word(i + 1) == "night":
        return Match(i, i + 2, Clock(0, 0, exact=True), "clock_word")
    return None


def digital(s: TokenStream, i: int) -> Match | None:
    """`04:00`, `7:56:30 pm`, `8.30pm`, `9h30`; 24-hour forms included."""
    hour, end, minute, second = s.integer(i), i + 1, None, None
    if (
        hour is not None
        and s.word(i + 1) == ":"
        and s.is_glued(i + 1)
        and s.is_glued(i + 2)
        and len(s.word(i + 2)) == 2
    ):
        minute, end = s.integer(i + 2), i + 3
        if s.word(end) == ":" and s.is_glued(end) and len(s.word(end + 1)) == 2 and s.is_glued(end + 1):
            second, end = s.integer(end + 1), end + 2
    elif "." in s.word(i):
        left, _, right = s.word(i).partition(".")
        if len(left) <= 2 and len(right) == 2 and (left + right).isdigit() and meridiem(s, i + 1):
            hour, minute = int(left), int(right)
    if second is not None and race_time(s, i):
        return None
    if hour is None or minute is None or hour > 24 or minute > 59 or (second or 0) > 59:
        return None
    if (s.is_glued(i) and s.word(i - 1) in {":", ".", "/"}) or (s.word(end) in {":", "/"} and s.is_glued(end)):
        return None
    half = meridiem(s, end)
    if half and 0 < hour <= 12:
        return Match(i, half[1], Clock(to_24(hour, half[0]), minute, second, exact=True), "clock")
    exact = hour > 12 or (len(s.word(i)) == 2 and hour == 0)
    return Match(i, end, Clock(hour % 24, minute, second, exact=exact), "clock")


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


def hour_alone(s: TokenStream, i: int) -> Match | None:  # noqa: PLR0911  # a return for each form
    """`3pm`, `8 a.m.`, `1140 a.m.`, `0800 UTC`, `seven o'clock`, `11ish`, `six pm`."""
    word = s.word(i)
    hour = s.integer(i)
    if s.is_glued(i) and s.word(i - 1).isalpha():
        return None
    if hour is None and word in numerals.SMALL:
        hour = int(numerals.SMALL[word])
    half = meridiem(s, i + 1)
    if hour is not None and 1 <= hour <= 12:
        if half and not (half[1] == i + 2 and s.word(i + 1) == "a" and word.isalpha()):
            return Match(i, half[1], Clock(to_24(hour, half[0]), exact=True), "clock_hour")
        if s.word(i + 1) in OCLOCK:
            return Match(i, i + 2, Clock(hour % 24), "clock_hour")
        if s.word(i + 1) == "ish" and s.is_glued(i + 1):
            return Match(i, i + 2, Clock(hour), "clock_hour")
    if len(word) in {3, 4} and word.isascii() and word.isdigit() and int(word[-2:]) < 60 and int(word[:-2]) < 25:
        hour, minute = int(word[:-2]), int(word[-2:])
        if half and 1 <= hour <= 12:
            return Match(i, half[1], Clock(to_24(hour, half[0]), minute, exact=True), "clock_digits")
        if len(word) == 4 and (
            zone(s, i + 1)
            or (s.word(i + 1) in {"hours", "hrs"} and s.word(i - 1) in {"at", "by", "from", "until", "("})
        ):
            return Match(
                i, i + 1 + (s.word(i + 1) in {"hours", "hrs"}), Clock(hour % 24, minute, exact=True), "clock_digits"
            )
    return None


def spoken(s: TokenStream, i: int) -> Match | None:
    """`half past seven`, `20 min past eight`, `quarter to nine`, `thirty-six minutes past eight`, `one thirty p.m.`."""
    if s.word(i) in HALVES:
        minutes, j = HALVES[s.word(i)], i + 1
    else:
        read = (
            grammar.read(s.atoms, i, joined=False) if s.word(i)[:1].isdigit() or s.word(i) in numerals.SMALL else None
        )
        if read is None or read.ordinal or read.fraction or not 1 <= read.value <= 59:
            return None
        minutes, j = int(read.value), read.end
        if (tail := spelled_minutes(s, i)) is not None:
            return tail
    unit = s.word(j) in {"min", "minutes", "mins", "minute"}
    j += unit
    if s.word(j) not in {"past", "to"} or (s.word(j) == "to" and not unit and s.word(i) not in HALVES):
        return None
    hour, end = s.integer(j + 1), j + 2
    if hour is None:
        hour = int(numerals.SMALL.get(s.word(j + 1), 99))
    if not 1 <= hour <= 12:
        return None
    total = hour * 60 + (minutes if s.word(j) == "past" else -minutes)
    end = s.skip(end, *OCLOCK)
    half = meridiem(s, end) if not s.is_glued(end) else None
    if half:
        return Match(i, half[1], Clock(to_24(total // 60, half[0]), total % 60, exact=True), "clock_spoken")
    return Match(i, end, Clock(total // 60 % 24, total % 60), "clock_spoken")


def spelled_minutes(s: TokenStream, i: int) -> Match | None:
    """`one thirty p m`, `six forty-three minutes`: an hour and minutes in words."""
    hour = int(numerals.SMALL.get(s.word(i), 0))
    j = s.undash(i + 1)
    if not 1 <= hour <= 12 or s.word(j) not in numerals.SMALL:
        return None
    rest = s.number(j)
    if rest is None or rest.ordinal or not 10 <= rest.value <= 59 or rest.value != int(rest.value):
        return None
    half = meridiem(s, rest.end)
    if half:
        return Match(i, half[1], Clock(to_24(hour, half[0]), int(rest.value), exact=True), "clock_spoken")
    if s.word(i - 1) in {"at", "by", "until"} and s.word(rest.end) not in UNITS:
        return Match(i, rest.end, Clock(hour, int(rest.value)), "clock_spoken")
    return None


def bare_hour(s: TokenStream, i: int) -> Match | None:
    """A number that is an hour only because of what it stands beside: `tonight at 8`, `between 3 and 8 yesterday`, `7:30`."""
    full = clock(s, i)
    if full:
        return full
    hour = s.integer(i)
    if hour is None and s.word(i) in numerals.SMALL:
        hour = int(numerals.SMALL[s.word(i)])
    if (
        hour is None
        or not 0 < hour <= 24
        or s.word(i + 1) in UNITS
        or s.word(i + 1) in {"%", "percent", "st", "nd", "rd", "th"}
    ):
        return None
    two = spelled_minutes(s, i) or spelled_pair(s, i)
    return two or Match(i, i + 1, Clock(hour % 24), "clock_hour")


def spelled_pair(s: TokenStream, i: int) -> Match | None:
    """`five-thirty`, `seven twenty-seven`."""
    hour = int(numerals.SMALL.get(s.word(i), 0))
    rest = (
        s.number(s.undash(i + 1))
        if 1 <= hour <= 12 and s.word(s.undash(i + 1)) in numerals.TENS | numerals.TEENS
        else None
    )
    if rest is None or rest.ordinal or not 10 <= rest.value <= 59:
        return None
    end = s.skip(rest.end, "minutes")
    return Match(i, end, Clock(hour, int(rest.value)), "clock_spoken")
