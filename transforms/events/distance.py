"""Events told by how long before or after another one they happened: "a bomb went off on Friday, four days after an attack"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from transforms.lexicons import lexicon
from warehouse.tables.events import DatePrecision, Event
from warehouse.tables.times import Time

UNITS: dict[str, tuple[int, int, DatePrecision]] = {
    "day": (1, 0, "day"), "week": (7, 3, "week"), "month": (30, 15, "month"), "year": (365, 180, "year"),
}  # fmt: skip
"""Days of a unit, by how many days a date that it tells may be off, and how precise that is."""
APART = re.compile(
    r"(?P<number>\w+) (?P<unit>day|week|month|year)s? (?P<way>after|before|since|following)\b(?P<between>[^.;:,]*)$"
)
"""The words before an event that tell how far it is from the one told before it."""
AFTER = re.compile(r"\b(?:after|since|following)\s+(?:(?:the|a|an|this|that)\s+)?(?:[\w'’-]+\s+){0,2}$")
"""The words before an event noun that only tell what came later."""
NEAR = 80
"""Characters between such words and the trigger. 40 and 160 read annotated sentences alike."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far an event is from another one of its sentence."""

    other: str | None
    """The event_id of the other one; None where a time alone is told before it: "on Tuesday, a day after the quake"."""
    days: int
    """Days that it is later."""
    slack: int
    precision: DatePrecision
    char_start: int
    """Where the words of the distance begin."""

    def date(self, start: datetime) -> tuple[datetime, datetime]:
        """The first and the last moment of the event, from the other one's."""
        day = start.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=self.days)
        return day - timedelta(days=self.slack), day + timedelta(days=1 + self.slack)


def distance(event: Event, before: Sequence[Event], text: str, first: int) -> Distance | None:
    """How far an event is from another one told before it in its sentence; None where nothing says so.

    Args:
        event: the event.
        before: those told before it.
        text: of the article.
        first: where the sentence begins.
    """
    told = [e for e in before if e.sent_id == event.sent_id]
    said = APART.search(text, max(first, event.char_start - NEAR), event.char_start)
    number = number_of(said["number"].lower()) if said else None
    if said is None or number is None:
        return None
    other = next((e.event_id for e in reversed(told) if e.char_end <= said.start()), None)
    size, slack, precision = UNITS[said["unit"]]
    sign = 1 if said["way"] == "before" else -1
    return Distance(other, sign * number * size, slack, precision, said.start())


def day_before(far: Distance, times: Iterable[Time], first: int) -> datetime | None:
    """The last day that a sentence tells before the words of a distance: "said on Tuesday, a day after the quake"; None where none is."""
    told = [t for t in times if first <= t.char_start and t.char_end <= far.char_start and t.granularity in FINE]
    return max(told, key=lambda t: t.char_start).start_at if told else None


FINE = frozenset({"minute", "hour", "part_of_day", "day"})
"""Granularities of a time of one day."""


def is_only_after(event: Event, text: str, first: int, time: Time | None) -> bool:
    """Whether the time of a sentence dates what came after the event: "bodies were found on Monday after the sinking"; of nouns alone."""
    if ".v." in event.rule_id:
        return False
    said = AFTER.search(text, first, event.char_start)
    return bool(said and time and first <= time.char_start < said.start())


def number_of(word: str) -> int | None:
    """The value of a number word, of digits or of an article: "three", "3", "a"."""
    if word in {"a", "an"}:
        return 1
    if word.isdigit():
        return int(word)
    return next(
        (int(row["value"]) for row in lexicon("numbers.tsv") if row["word"] == word and row["value"].isdigit()), None
    )
