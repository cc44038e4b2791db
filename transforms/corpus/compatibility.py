"""Whether two articles tell of one happening: what speaks for it, and what rules it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LOSSES = frozenset({"DIE", "INJURE"})
"""Types of a sentence that tells only what a deed or a disaster did to people."""
HARMFUL = frozenset(
    {"ASSAULT", "EARTHQUAKE", "TSUNAMI", "VOLCANO", "LANDSLIDE", "FLOOD", "STORM", "EXTREME_TEMPERATURE", "WILDFIRE",
     "EPIDEMIC", "TRANSPORT_ACCIDENT", "INDUSTRIAL_ACCIDENT", "OTHER_ACCIDENT"}
)  # fmt: skip
"""Types whose losses such a sentence may tell."""
AKIN: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (LOSSES, HARMFUL),
    (frozenset({"SANCTION"}), frozenset({"COERCE"})),
    (frozenset({"AGREE"}), frozenset({"SUPPORT", "RETREAT"})),
    (frozenset({"AID"}), frozenset({"RETREAT"})),
)
"""Types that tell of one happening in other words: its dead; the ban and the sanction; the accord and its signing; the rescue and
the release."""
EXCLUSIVE = frozenset(
    {"aerial", "drone", "heavy_weapons", "explosives", "firearms", "abduct", "arrest", "demo", "strike"}
)  # fmt: skip
"""Modes of which a happening has one."""
ANYBODY = frozenset({"people", "persons", "person", "others", "those", "one", "some", "victims", "civilians"})
"""Words for victims that tell nothing of which happening it is."""
NARROW, WIDE = frozenset({"city"}), frozenset({"country", "admin1"})
"""Precisions of a place that is a town, and of one within which much can happen; a site is compared with neither."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells of one happening, all its events of it together."""

    happening: str
    """The id within the article."""
    doc_id: str
    types: frozenset[str]
    modes: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    towns: frozenset[str]
    """Places narrower than a province."""
    regions: frozenset[str]
    start: datetime | None
    end: datetime | None
    killed: frozenset[int]
    triggers: frozenset[str]
    is_real: bool
    is_denied: bool
    is_historical: bool

    @property
    def is_deed(self) -> bool:
        """Whether it is a deed or a disaster: an article has few of them, and comes back to each."""
        return bool(self.types & (HARMFUL | LOSSES))


Check = Callable[[Telling, Telling], bool | None]


def overlap(one: frozenset[str] | frozenset[int], other: frozenset[str] | frozenset[int]) -> bool | None:
    """Whether two sets share a member; None where one is empty."""
    return bool(one & other) if one and other else None


def types(one: Telling, other: Telling) -> bool:
    """Whether two types can be told of one happening: a bombing and the deaths that it caused."""
    if one.types & other.types:
        return True
    return any(a.types & low and b.types & high for a, b in ((one, other), (other, one)) for low, high in AKIN)


def days(one: Telling, other: Telling) -> bool | None:
    """Whether their dates meet, by the day: hours are told too loosely."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return one.start.date() <= last_day(other) and other.start.date() <= last_day(one)


def last_day(one: Telling) -> date:
    """The last day of a telling's date; an end that is midnight is of the day before."""
    assert one.start is not None and one.end is not None  # noqa: S101, PT018
    return max(one.start, one.end - timedelta(microseconds=1)).date()


def modes(one: Telling, other: Telling) -> bool | None:
    """Whether both name the same means; of a deed of one mode, an air strike is not the shelling."""
    return overlap(one.modes & EXCLUSIVE, other.modes & EXCLUSIVE)


def sides(one: Telling, other: Telling) -> bool | None:
    """Whether those who did it agree; only names speak against it, since "gunmen" may be anybody."""
    named = [frozenset(key for key in keys if ":" in key) for keys in (one.actors, other.actors)]
    return overlap(*named)


def tolls(one: Telling, other: Telling) -> bool | None:
    """Whether one article gives one toll of the same victims; those of two articles may be of different days."""
    if one.doc_id != other.doc_id or not overlap(one.recipients, other.recipients):
        return None
    return overlap(one.killed, other.killed)


def contradict(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one happening.

    They cannot where the type, the day, the town, the means, the named actor or the toll is another, where one is told as background
    without a date, and where one is only planned. A denial may be of what it denies.
    """
    if not types(one, other) or False in (check(one, other) for check in AGAINST):
        return True
    if one.is_historical != other.is_historical and days(one, other) is None:
        return True
    return one.is_real != other.is_real and not (one.is_denied or other.is_denied)


AGAINST: tuple[Check, ...] = (days, lambda a, b: overlap(a.towns, b.towns), modes, sides, tolls)
OTHER_TOLL = 0.5
"""What another toll takes away where no day ties the two; with a day, tolls rise."""
DEEDS, OTHERS = 0.5, 1.0
"""Evidence from which two articles of a story tell of one deed, or of one happening of another kind."""
FOR: tuple[tuple[float, Check], ...] = (
    (1.0, lambda a, b: overlap(a.towns, b.towns)),
    (1.0, days),
    (1.0, lambda a, b: overlap(a.actors, b.actors)),
    (1.0, lambda a, b: overlap(a.recipients - ANYBODY, b.recipients - ANYBODY)),
    (1.5, lambda a, b: overlap(a.killed, b.killed)),
    (0.5, lambda a, b: overlap(a.modes, b.modes)),
    (0.5, lambda a, b: overlap(a.triggers, b.triggers)),
    (0.25, lambda a, b: overlap(a.regions, b.regions)),
)
"""What speaks for one happening, and how much."""


def needed(one: Telling, other: Telling) -> float:
    """How much has to speak for it: less of deeds, which a story has few of."""
    return DEEDS if one.is_deed and other.is_deed else OTHERS


def evidence(one: Telling, other: Telling) -> float:
    """How much speaks for one happening, 0 where something rules it out."""
    if contradict(one, other):
        return 0.0
    other_toll = days(one, other) is None and overlap(one.killed, other.killed) is False
    return max(0.0, sum(weight for weight, check in FOR if check(one, other)) - OTHER_TOLL * other_toll)
