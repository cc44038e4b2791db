"""Events of an article that tell of one happening, in title, lead and body."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from transforms.corpus.compatibility import Telling, contradict, evidence
from transforms.corpus.happenings import Sides, telling
from warehouse.tables.events import Event
from warehouse.tables.participants import Participant

PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who", "his", "their", "its"})
"""Sides that name nobody unless they are resolved."""
LEAST = 1.0
"""Evidence from which two events that are no deeds tell of one happening."""


def identify(
    events: Sequence[Event], participants: Sequence[Participant], definite: Collection[str] = frozenset()
) -> list[str]:
    """The happening of each event: the id of the first event that tells of it.

    An event joins the happening that it has most in common with, of equals the one told last, unless something rules it out.
    Deeds need nothing in common: an article that tells of several says by day, place, means or actor which one it means.
    `definite` holds the ids of events told by a definite noun ("the meeting"), which need nothing either.
    """
    people = sides(participants)
    groups: dict[str, list[Telling]] = {}
    found: list[str] = []
    for event in events:
        new = telling(event.event_id, [asdict(event)], people)
        least = 0.0 if new.is_deed or event.event_id in definite else LEAST
        scores = {key: score for key, members in groups.items() if (score := common(members, new)) is not None}
        best = max(reversed(scores), key=lambda key: scores[key], default=None)
        key = best if best is not None and scores[best] >= least else event.event_id
        members = groups.pop(key, [])
        groups[key] = [*members, new]
        found.append(key)
    return found


def common(members: Sequence[Telling], new: Telling) -> float | None:
    """The most that an event has in common with one of a happening's; None where something rules it out."""
    if any(contradict(member, new) for member in members):
        return None
    return max(evidence(member, new) for member in members)


def sides(participants: Sequence[Participant]) -> Sides:
    """By event and role, those who are known by an id, or by the last word of what they are called."""
    found: dict[tuple[str, str], set[str]] = {}
    for p in participants:
        key = p.entity_id or p.text.split()[-1].lower()
        if key not in PRONOUNS:
            found.setdefault((p.event_id, p.role), set()).add(key)
    known: Mapping[tuple[str, str], frozenset[str]] = {key: frozenset(ids) for key, ids in found.items()}
    return known
