"""What an expression of time says, before the calendar is asked: one class a construction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partial:
    """A date of which some parts are said: "19 November", "Tuesday", "the third quarter", "the 1960s"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    week: int | None = None
    decade: int | None = None
    """The year's first three digits: 196."""
    century: int | None = None
    """The year's first two digits: 19."""
    step: str | None = None
    """The word before it that tells which: last, this, next ..."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A day told from today: 0 today, -1 yesterday; with `present` for "today" in the sense of nowadays."""

    days: int


@dataclass(frozen=True, slots=True)
class Step:
    """A unit told from now: "last week", "this year", "the following month" (from the time before it in the text)."""

    unit: str
    count: int
    previous: bool = False
    narrated: bool = False
    """Whether it is told from the time before it in a story: "the next day" and "the year", unlike "next week" and "this year"."""


@dataclass(frozen=True, slots=True)
class Same:
    """A unit around the time before it: "that day", "the same month"."""

    unit: str
    years: int = 0
    """"the same month a year ago" is -1."""
    now: bool = False
    """Whether it may be the unit around now ("the day"), which "that day" is not."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day; `zone` is hours from UTC, None for local or unknown."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: float | None = None
    exact: bool = False
    """Whether am, pm or a 24-hour form tells the half of the day."""
    summer: bool = False
    """Whether the zone is an hour ahead in the summer of the United States."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: MO, MI, AF, EV, NI, DT, and EH for the early hours."""

    name: str


@dataclass(frozen=True, slots=True)
class At:
    """A clock time, a range of them or a part of the day, on a day; without a day it is told by the context."""

    day: Node | None
    clock: Clock | Part | Range


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: amounts and units; an amount of None is vague ("several days")."""

    amounts: tuple[tuple[float | None, str], ...]


@dataclass(frozen=True, slots=True)
class Offset:
    """A time so far before (-1) or after (1) a base: "now", "previous" (the time before it in the text) or another time."""

    length: Length
    sign: int
    base: Node | str


@dataclass(frozen=True, slots=True)
class RelativePeriod:
    """A stretch that ends or starts at a base: "the past two weeks", "the next six months", "two weeks to 3 May"."""

    length: Length
    sign: int
    base: Node | str = "now"


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit of a whole, from the end where n is negative; `count` units from there on."""

    n: int
    unit: str
    whole: Node
    count: int = 1


@dataclass(frozen=True, slots=True)
class On:
    """A weekday, season or quarter within a whole: "Tuesday of last week", "the autumn of that year"."""

    part: Partial
    whole: Node


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both within."""

    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class Every:
    """A set, by its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class BeforeChrist:
    """A year before Christ, which no interval of the calendar holds."""

    year: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its rule; the year, or the word that tells which one."""

    rule: str
    year: Node | None = None
    step: str | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class DayOf:
    """The n-th day, week, month or year of a named happening, day 1 being its start."""

    n: int
    unit: str
    noun: str
    start: Node | None = None
    """The start that the sentence itself gives."""
    cues: tuple[str, ...] = ()
    """Words around it that tell which named happening is meant."""


@dataclass(frozen=True, slots=True)
class Modified:
    """A time with a TIMEX3 mod: "early Tuesday", "the end of 2025", "nearly five months"."""

    node: Node
    mod: str


Node = (
    Partial | Relative | Step | Same | Clock | Part | At | Length | Offset | RelativePeriod | Nth | On | Range | Every
    | Reference | BeforeChrist | Holiday | DayOf | Modified
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """An expression in the atoms [first, end) of a sentence, and the rule that read it."""

    first: int
    end: int
    node: Node
    rule: str
