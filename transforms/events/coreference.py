"""Events of an article that tell of one happening, in title, lead and body."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from transforms.events.types import PERSONAL_LOSSES, is_hazard
from warehouse.tables.events import Event
from warehouse.tables.participants import Participant

REAL = frozenset({"asserted", "reported", "alleged"})
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who", "his", "their", "its"})
"""Sides that name nobody unless they are resolved."""
REACH = 40
"""Events back that an event is compared with; an article tells its main happening over and over."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the marks that two tellings of one happening share."""

    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]


def tellings(events: Sequence[Event], participants: Sequence[Participant]) -> list[Telling]:
    """Each event with the keys of its sides."""
    sides: dict[tuple[str, str], set[str]] = {}
    for p in participants:
        key = p.entity_id or p.text.split()[-1].lower()
        if key in PRONOUNS:
            continue
        sides.setdefault((p.event_id, p.role), set()).add(key)
    return [
        Telling(e, frozenset(sides.get((e.event_id, "actor"), ())), frozenset(sides.get((e.event_id, "recipient"), ())))
        for e in events
    ]


def identify(
    events: Sequence[Event], participants: Sequence[Participant], definite: Collection[str] = frozenset()
) -> list[str]:
    """The happening of each event: the id of the first event that tells of it.

    `definite` holds the ids of events told by a definite noun: they are the last one told that they can be.
    """
    known = tellings(events, participants)
    found: list[str] = []
    for n, telling in enumerate(known):
        earlier = range(max(0, n - REACH), n)
        match = next((i for i in earlier if same(known[i], telling)), None)
        if match is None and telling.event.event_id in definite:
            match = next((i for i in reversed(earlier) if same(known[i], telling, least=0)), None)
        if match is None and n and continues(known[n - 1], telling):
            match = n - 1
        found.append(found[match] if match is not None else telling.event.event_id)
    return found


LOSSES = ("assault.v.kill", "assault.v.wound", "assault.v.injure", "assault.v.die", "assault.v.hurt")


def continues(before: Telling, after: Telling) -> bool:
    """Whether losses without an agent, a place or a date are those of the assault told just before: "Two people were killed"."""
    one, other = before.event, after.event
    bare = not after.actors and other.location_text is None and other.happened_from is None
    loss = bare and other.rule_id.startswith(LOSSES) and other.factuality in REAL
    first = one.event_type == "ASSAULT" and one.factuality in REAL and one.killed_low is None
    return loss and first and one.sent_id != other.sent_id


def same(one: Telling, other: Telling, least: int = 2) -> bool:
    """Whether two events can and do tell of one happening: nothing speaks against it and at least so many things for it.

    Other recipients speak against nothing: one telling names the target, another the victims.
    """
    a, b = one.event, other.event
    if not kinds_agree(a, b) or (a.factuality in REAL) != (b.factuality in REAL) or a.sent_id == b.sent_id:
        return False
    if is_hazard(a.event_type):
        return same_hazard(a, b)
    checks = [
        agree(a.mode, b.mode),
        sides_agree(one.actors, other.actors),
        overlap(one.recipients, other.recipients) or None,
        dates(a, b),
        places(a, b),
        agree(a.killed_low, b.killed_low),
    ]
    if a.ontology != "plover":
        least = min(least, 1)
    return False not in checks and sum(c is True for c in checks) >= least


def kinds_agree(one: Event, other: Event) -> bool:
    """Whether two events are of one type, or the second tells the losses of a hazard that the first tells."""
    return one.event_type == other.event_type or (
        is_hazard(one.event_type) and other.event_type in PERSONAL_LOSSES and not other.is_historical
    )


def same_hazard(one: Event, other: Event) -> bool:
    """Whether two events tell of one hazard: an article tells of it again and again, of another with its own place or date.

    Tolls speak against nothing: they rise from one telling to the next.
    """
    return one.is_historical == other.is_historical and False not in (dates(one, other), places(one, other))


def agree(one: object, other: object) -> bool | None:
    """Equal, different, or unknown."""
    return None if one is None or other is None else one == other


def sides_agree(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Like overlap; a name and a description ("the gunman") may be the same: unknown."""
    named = [any(":" in key for key in keys) for keys in (one, other)]
    return overlap(one, other) or (None if named[0] != named[1] else overlap(one, other))


def overlap(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether two sets of sides share a member; None where one is empty."""
    return bool(one & other) if one and other else None


def places(one: Event, other: Event) -> bool | None:
    """Whether two events have one place; a street and its city are not compared."""
    found = agree(one.location_entity_id or one.location_text, other.location_entity_id or other.location_text)
    return found or (None if one.geo_precision != other.geo_precision else found)


def dates(one: Event, other: Event) -> bool | None:
    """Whether the intervals of two events meet."""
    if one.happened_from is None or other.happened_from is None or one.happened_to is None or other.happened_to is None:
        return None
    return one.happened_from < other.happened_to and other.happened_from < one.happened_to
