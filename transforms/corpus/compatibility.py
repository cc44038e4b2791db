"""Whether two articles tell of one happening: what speaks for it, and what rules it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

LOSSES = frozenset({"DIE", "INJURE"})
"""Types of a sentence that tells only what a deed or a disaster did to people."""
HARMFUL = frozenset(
    {"ASSAULT", "EARTHQUAKE", "TSUNAMI", "VOLCANO", "LANDSLIDE", "FLOOD", "STORM", "EXTREME_TEMPERATURE", "WILDFIRE",
     "EPIDEMIC", "TRANSPORT_ACCIDENT", "INDUSTRIAL_ACCIDENT", "OTHER_ACCIDENT"}
)  # fmt: skip
"""Types whose losses such a sentence may tell."""
WIDE = frozenset({"country", "admin1"})
"""Precisions of a place within which much can happen."""


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


Check = Callable[[Telling, Telling], bool | None]


def overlap(one: frozenset[str] | frozenset[int], other: frozenset[str] | frozenset[int]) -> bool | None:
    """Whether two sets share a member; None where one is empty."""
    return bool(one & other) if one and other else None


def types(one: Telling, other: Telling) -> bool:
    """Whether two types can be told of one happening: a bombing and the deaths that it caused."""
    return bool(one.types & other.types) or any(
        bool(a.types & LOSSES) and bool(b.types & HARMFUL) for a, b in ((one, other), (other, one))
    )


def days(one: Telling, other: Telling) -> bool | None:
    """Whether their dates meet."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return one.start <= other.end and other.start <= one.end


def contradict(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one happening: another type, day or town, or one that is only planned."""
    if not types(one, other) or days(one, other) is False or overlap(one.towns, other.towns) is False:
        return True
    return one.is_real != other.is_real and not (one.is_denied or other.is_denied)


FOR: tuple[tuple[float, Check], ...] = (
    (1.0, lambda a, b: overlap(a.towns, b.towns)),
    (1.0, days),
    (1.0, lambda a, b: overlap(a.actors, b.actors)),
    (1.0, lambda a, b: overlap(a.recipients, b.recipients)),
    (1.0, lambda a, b: overlap(a.killed, b.killed)),
    (0.5, lambda a, b: overlap(a.modes, b.modes)),
    (0.5, lambda a, b: overlap(a.triggers, b.triggers)),
    (0.25, lambda a, b: overlap(a.regions, b.regions)),
)
"""What speaks for one happening, and how much."""


def evidence(one: Telling, other: Telling) -> float:
    """How much speaks for one happening, 0 where something rules it out."""
    if contradict(one, other):
        return 0.0
    return sum(weight for weight, check in FOR if check(one, other))
