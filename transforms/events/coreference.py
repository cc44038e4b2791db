"""Events of an article that tell of one happening, in title, lead and body."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import timedelta

from transforms.corpus.compatibility import akin, contradict, is_once, score
from transforms.corpus.tellings import SECTOR, Sides, Telling, names_beside, telling, united
from transforms.events.distance import Distance, day_before, distance, is_only_after
from transforms.lexicons import word_list
from warehouse.tables.events import Event
from warehouse.tables.participants import Participant
from warehouse.tables.times import Time

PRONOUNS = word_list("event_words.tsv", "unnamed_sides")
"""Sides that name nobody unless they are resolved."""
FEW, MANY = -0.4, 1.0
"""What has to speak for one happening: of deeds and of what happens once, and of other kinds."""


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What the events of an article are compared by, beside themselves."""

    participants: Sequence[Participant]
    text: str
    starts: Mapping[str, int]
    """Where each sentence begins."""
    times: Mapping[str, Time]
    definite: Collection[str] = frozenset()
    """Ids of events told by a definite noun ("the meeting"), which need little in common."""
    another: Collection[str] = frozenset()
    """Ids of events told as one more ("a second bombing")."""
    apart: Collection[str] = frozenset()
    """Ids of events in sentences that open with something else ("in a separate incident"): none that was told before is theirs."""
    titles: Collection[str] = frozenset()
    """Ids of the sentences that are titles."""


@dataclass(slots=True)
class Group:
    """The tellings of one happening so far."""

    members: tuple[Telling, ...]
    _whole: Telling | None = None

    @property
    def whole(self) -> Telling:
        """All of them as one, put together once: each later event of the article is compared with it."""
        if self._whole is None:
            self._whole = united(self.members)
        return self._whole


def identify(events: Sequence[Event], known: ArticleContext) -> list[Event]:
    """The events with the happening of each: the id of the first event that tells of it, of a title's only where no other does.

    An event joins the happening that it has most in common with, of equals the one told last, unless something rules it out.
    Deeds need little in common: an article that tells of several says by day, place, means or actor which one it means. What is
    told by its distance from another event ("four days after an attack") is none of that one's, and gets its date from it.

    Args:
        events: the events of the article in the order of the text.
        known: the article and what else is known of them.
    """
    people = sides(known.participants)
    groups: dict[str, Group] = {}
    found: list[Event] = []
    of: dict[str, str] = {}
    for event in events:
        far = distance(event, found, known.text, known.starts[event.sent_id])
        rival = of[far.other] if far and far.other else None
        dated = redated(event, far, groups.get(rival or "", Group(())).members, known)
        new = telling_of(dated, events, people, known)
        told = groups.keys() - here(event, found) if event.event_id in known.apart else set()
        is_many = is_sum(event, known)
        free = {} if is_many else {key: group for key, group in groups.items() if key not in told | {rival}}
        key = fitting(free, new, is_known=event.event_id in known.definite) or event.event_id
        groups[key] = Group((*groups.pop(key, Group(())).members, new))
        of[event.event_id] = key
        told_apart = without_losses(dated) if is_many and event.ontology != "hazard" else dated
        found.append(replace(told_apart, happening_id=key, local_happening_id=key))
    return by_text(found, known.titles)


def by_text(events: Sequence[Event], titles: Collection[str]) -> list[Event]:
    """The events with the id of the first event that tells of their happening outside the title: the text says more of it."""
    names: dict[str | None, str] = {}
    for event in events:
        if event.sent_id not in titles:
            names.setdefault(event.local_happening_id, event.event_id)
    return [
        replace(e, happening_id=name, local_happening_id=name) if (name := names.get(e.local_happening_id)) else e
        for e in events
    ]


LONG = frozenset({"season", "year", "decade"})
"""Precisions of the dates that sums are told for."""
SPAN = timedelta(days=7)
"""Time in which what has happened is rarely one happening."""
PERFECT = re.compile(r"\b(?:have|has)(?: now| already)?(?: been)? $")


def is_sum(event: Event, known: ArticleContext) -> bool:
    """Whether an event is many of a kind: "killed by avalanches this winter", "more than 200 have been killed since October"."""
    if event.trigger.endswith("s") and event.date_precision in LONG and event.ontology == "hazard":
        return True
    if event.happened_from is None or event.happened_to is None or event.date_source != "own":
        return False
    return event.happened_to - event.happened_from > SPAN and bool(PERFECT.search(known.text[: event.char_start][-20:]))


def without_losses(event: Event) -> Event:
    """A sum without the people whom it counts: they are of other happenings; the figures keep them."""
    return replace(event, killed_low=None, killed_high=None, injured_low=None, injured_high=None)


def here(event: Event, before: Sequence[Event]) -> set[str]:
    """The happenings that the sentence of an event has told before it."""
    return {e.happening_id for e in before if e.sent_id == event.sent_id}


NAMES = tuple(field.name for field in fields(Event))


def columns(event: Event) -> dict[str, object]:
    """The columns of an event by name, not copied as `asdict` does."""
    return {name: getattr(event, name) for name in NAMES}


def telling_of(event: Event, events: Sequence[Event], people: Sides, known: ArticleContext) -> Telling:
    """One event as a telling, with the names beside it."""
    beside = [columns(e) for e in events if e.sent_id == event.sent_id and e.event_id != event.event_id]
    row = columns(event)
    names = names_beside(known.text, row, beside)
    return telling(row, people, names, is_another=event.event_id in known.another)


def redated(event: Event, far: Distance | None, others: Sequence[Telling], known: ArticleContext) -> Event:
    """An event with the date that its distance from a dated happening gives, and without one that is of what came after it."""
    if far:
        first_char = known.starts[event.sent_id]
        start = day_before(far, known.times.values(), first_char) or event.happened_from
        if far.other:
            start = next((t.start for t in others if t.start is not None), None)
        if start is None:
            return event
        first, last = far.date(start)
        return replace(
            event, time_id=None, happened_from=first, happened_to=last, date_precision=far.precision,
            date_source="sentence",
        )  # fmt: skip
    if is_only_after(event, known.text, known.starts[event.sent_id], known.times.get(event.time_id or "")):
        return replace(event, time_id=None, happened_from=None, happened_to=None, date_precision=None, date_source=None)
    return event


def fitting(groups: Mapping[str, Group], new: Telling, *, is_known: bool) -> str | None:
    """The happening that an event has most in common with; None where no happening has enough."""
    scores = {key: found for key, group in groups.items() if (found := common(group, new)) is not None}
    best = max(reversed(scores), key=lambda key: scores[key], default=None)
    if best is None:
        return None
    few = is_known or is_once(groups[best].whole, new)
    return best if scores[best] >= (FEW if few else MANY) else None


def common(group: Group, new: Telling) -> float | None:
    """What an event has in common with a happening; None where something rules it out."""
    if not akin(group.whole, new) or any(contradict(member, new) for member in group.members):
        return None
    if new.is_another and not any(member.is_another for member in group.members):
        return None
    return score(group.whole, new)


def sides(participants: Sequence[Participant]) -> Sides:
    """By event and role, those who are known by an id, or by the last word of what they are called."""
    found: dict[tuple[str, str], set[str]] = {}
    for p in participants:
        key = p.entity_id or p.text.split()[-1].lower()
        if key not in PRONOUNS:
            found.setdefault((p.event_id, p.role), set()).add(key)
        if p.role == "actor" and p.sector:
            found.setdefault((p.event_id, SECTOR), set()).add(p.sector)
    known: Mapping[tuple[str, str], frozenset[str]] = {key: frozenset(ids) for key, ids in found.items()}
    return known
