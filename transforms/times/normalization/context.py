"""What an expression is resolved from, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from transforms.times.direction import Direction
from transforms.times.normalization.periods import Period
from warehouse.tables.times import AnchorType

Kind = Literal["date", "time", "duration", "set"]
Mod = Literal["start", "mid", "end", "approx", "before", "after", "less_than", "more_than"]


NO_DATE = "neither the article nor the text before it gives a date to resolve it from"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a sentence stands in time."""

    now: datetime | None
    """Publication, naive UTC; None when nothing tells it."""
    previous: Period | None = None
    """The last date before it in the text, where one resolved."""
    story: Period | None = None
    """The last day or month with its year that the text tells of ("On 3 March 1944 ..."), where it goes on from there."""
    term: Period | None = None
    """The last month, quarter or half-year before it, which "the same period last year" means."""
    way: Direction | None = None
    """What the governing verb tells."""
    history: bool = False
    """Whether the document tells history, each date from the one before it."""
    weekdays_go_on: bool = False
    """Whether a weekday is told from the story's day, not from the publication."""
    story_way: Direction = "future"
    """On which side of the story's date the next one lies; the past for a clause in the pluperfect."""
    anchor: AnchorType = "publication"

    @property
    def today(self) -> date | None:
        """The day of publication."""
        return self.now.date() if self.now else None

    def at(self, moment: datetime, way: Direction | None = None) -> Context:
        """The same context as seen from another moment."""
        return replace(self, now=moment, way=way)

    def instant(self) -> bool:
        """Whether the time of day of publication is known: a date alone is stored as its midnight."""
        return self.now is not None and (self.now.hour, self.now.minute, self.now.second) != (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means in its context."""

    kind: Kind
    period: Period
    anchor: AnchorType = "none"
    anchor_value: str | None = None
    direction: Direction | None = None
    mod: Mod | None = None
    why: str | None = None
    """Why the interval is not known."""

    @property
    def is_dated(self) -> bool:
        """Whether the interval is known."""
        return self.period.start is not None


def open_reading(kind: Kind, value: str | None, granularity: str | None, why: str = NO_DATE) -> Reading:
    """A reading that nothing resolves, and why."""
    return Reading(kind, Period(value, granularity=granularity), why=why)


def direction_of(period: Period, now: datetime | None) -> Direction | None:
    """Where a period lies from now."""
    if now is None or period.start is None or period.end is None:
        return None
    if (period.start <= now < period.end) or period.start.date() == now.date():
        return "present"
    return "past" if period.start < now else "future"


def nearest(days: list[date], today: date, way: Direction | None) -> date | None:
    """The day of a few that fits: the last one not after today for the past, the first one not before it for the future.

    Without a direction the nearest one counts, the past one where two are alike.
    """
    if way == "past":
        return max((d for d in days if d <= today), default=None)
    if way == "future":
        return min((d for d in days if d >= today), default=None)
    return min(days, key=lambda d: (abs(d - today), d > today), default=None)
