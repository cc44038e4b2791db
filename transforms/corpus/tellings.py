"""What one article tells of one happening, all its events of it together, as it is compared with other tellings."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from transforms.corpus.whereabouts import place_of
from transforms.gazetteer.countries import countries
from transforms.language.stems import stem
from transforms.lexicons import lexicon, word_list

Values = Mapping[str, Any]
Sides = Mapping[tuple[str, str], frozenset[str]]
"""By event and role, those who play it; by event and SECTOR, what its actors are."""
SECTOR = "sector"
REAL = frozenset({"asserted", "reported", "alleged"})
MODES = {"suicide_attack": "explosives"}
"""Modes that are compared as another one."""
NARROW, WIDE = frozenset({"city"}), frozenset({"country", "admin1"})
"""Precisions of a place that is a town, and of one within which much can happen; a site is compared with neither."""
REACH = {"exact": 30.0, "city": 30.0, "admin1": 120.0}
"""Kilometres from the point of a place of a precision within which another name can mean the same place."""
MEANS = ("ambush", "storm", "clash")
"""Ways of a deed that its own word tells, each with a list of words."""
LOSS, HARM = "loss", "harm"
"""Kinds of a sentence that tells only what happened to people, and of what can have done it."""
PERSONAL = frozenset({"DIE", "INJURE"})
"""Types of losses that nobody need have caused."""

SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
CLAUSE_END = re.compile(r",|;| after | since | following | before ")
LOCATED = re.compile(
    r"\b(?:in|at|near|outside|off|beside|inside|around|of)\s+(?:(?:the|a|an|[\w-]+'s|[a-z-]+|[A-Z][\w'’-]+)\s+){0,3}$"
)
"""Before a name that says where: "at the Dawanau grain market", "near the temple of Ta Muen"."""
NAME = re.compile(r"(?<![\w'’(-])[A-Z][a-z][\w'’-]+")
FATAL = re.compile(r"(?:murder|assassinat|kill|slay|slain|behead|lynch)")
"""The beginning of a trigger that tells a death by itself."""
AROUND = 250
"""Characters on each side of a trigger within which its sentence ends."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe."""

    latitude: float
    longitude: float
    reach: float
    """Kilometres from it within which another point can be of the same place."""
    province: str | None = None
    """The province that it is, or lies in, by the gazetteer's code; None where that is not known."""

    def holds(self, other: Point) -> bool:
        """Whether it is a province in which the other point lies."""
        return self.reach == REACH["admin1"] and self.province is not None and self.province == other.province


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a proper name beside a trigger, and whether it says where."""

    word: str
    is_place: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells of one happening."""

    happening: str
    """The id within the article."""
    doc_id: str
    kinds: frozenset[str]
    """What it can be the telling of: types, and families of types that tell one thing in other words."""
    modes: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    sectors: frozenset[str]
    """What the actors are: police, rebels."""
    names: frozenset[str]
    """Proper names beside the triggers: sites, persons, bodies; not the town."""
    towns: frozenset[str]
    """Places narrower than a province."""
    regions: frozenset[str]
    sites: frozenset[str]
    """The names of where it happened, as its own sentences say it."""
    wide: frozenset[str]
    """Those of them that are of a town or more."""
    points: frozenset[Point]
    start: datetime | None
    end: datetime | None
    is_own_date: bool
    """Whether the date stands in the clause of an event."""
    killed: frozenset[int]
    steps: frozenset[str]
    """The step of a case that it is, each a happening of its own: "found guilty ... and jailed"."""
    triggers: frozenset[str]
    dead: frozenset[str]
    """Persons by name who died of it, by their ids."""
    is_real: bool
    is_denied: bool
    is_historical: bool
    is_first: bool = False
    """Whether the article tells nothing of these kinds before it."""
    is_another: bool = False
    """Whether it is told as one more: "a second bombing"."""
    setting: frozenset[str] = frozenset()
    """The town that its article tells of most, where it names none itself: "an attack in the same city"."""
    order: tuple[Any, ...] = ()
    """What tellings of all stories are sorted by, the earliest article first."""

    @property
    def is_deed(self) -> bool:
        """Whether it is a deed or a disaster: an article has few of them, and comes back to each."""
        return bool(self.kinds & {LOSS, HARM})

    @property
    def length(self) -> timedelta:
        """How long a stretch its date is."""
        return self.end - self.start if self.start and self.end else timedelta.max

    @property
    def last_day(self) -> date | None:
        """The last day of its date; an end that is midnight is of the day before."""
        if self.start is None or self.end is None:
            return None
        return max(self.start, self.end - timedelta(microseconds=1)).date()


def telling(event: Values, people: Sides, names: Collection[Name] = (), *, is_another: bool = False) -> Telling:
    """What one event tells.

    Args:
        event: a row of `events`.
        people: who takes part in events.
        names: the proper names beside it.
        is_another: whether it is told as one more.
    """
    actors, recipients = (people.get((event["event_id"], role), frozenset()) for role in ("actor", "recipient"))
    dated = is_dated(event)
    return Telling(
        happening=event["local_happening_id"],
        doc_id=event["doc_id"],
        kinds=kinds(event, is_done=bool(actors)),
        modes=values([MODES.get(event["mode"], event["mode"])]) | means(event),
        actors=actors,
        recipients=recipients,
        sectors=people.get((event["event_id"], SECTOR), frozenset()),
        names=frozenset(n.word for n in names),
        towns=values([place(event, NARROW)]),
        regions=values([place(event, WIDE)]),
        sites=place_words(event) | {n.word for n in names if n.is_place},
        wide=place_words(event) if is_wide(event) else frozenset(),
        points=point(event),
        start=event["happened_from"] if dated else None,
        end=event["happened_to"] if dated else None,
        is_own_date=event.get("date_source") == "own",
        killed=frozenset([int(event["killed_low"])] if event["killed_low"] else []),
        steps=values([event.get("ere_type")]) & STEPS,
        triggers=frozenset(stems(event)),
        dead=named_dead(event, recipients),
        is_real=event["factuality"] in REAL,
        is_denied=event["factuality"] == "denied",
        is_historical=event["is_historical"],
        is_another=is_another,
    )


STEPS = frozenset(
    {
        "ARREST", "CHARGE", "TRIAL", "CONVICT", "SENTENCE", "FINE", "ACQUIT", "PARDON", "APPEAL", "EXTRADITE", "EXECUTE",
        "COURT_RULING", "RELEASE", "SUE",
    }
)  # fmt: skip
"""ERE types that are steps of a case."""
DAY = timedelta(days=1)
SETS = (
    "kinds",
    "modes",
    "actors",
    "recipients",
    "sectors",
    "names",
    "towns",
    "regions",
    "sites",
    "wide",
    "points",
    "killed",
    "steps",
    "triggers",
    "dead",
)


def united(members: Sequence[Telling]) -> Telling:
    """Several tellings of one article as one, with the narrowest date; of days the first: people may die of a deed later."""
    if len(members) == 1:
        return members[0]
    dated = [t for t in members if t.start and t.end]
    best = min(dated, key=lambda t: (max(t.length, DAY), t.start, not t.is_own_date), default=members[0])
    sets: dict[str, Any] = {name: frozenset[Any]().union(*(getattr(t, name) for t in members)) for name in SETS}
    return replace(
        members[0], **sets, start=best.start, end=best.end, is_own_date=best.is_own_date,
        is_real=any(t.is_real for t in members), is_denied=all(t.is_denied for t in members),
        is_historical=all(t.is_historical for t in members), is_another=any(t.is_another for t in members),
    )  # fmt: skip


def named_dead(event: Values, recipients: frozenset[str]) -> frozenset[str]:
    """The persons who died of an event, where it killed no more than are named: "the killing of Ana Lopez"."""
    named = frozenset(key for key in recipients if key.startswith("person:"))
    count = event["killed_low"] or (len(named) if FATAL.match(event["trigger"].lower()) else 0)
    return named if 0 < count <= len(named) else frozenset()


def stems(event: Values) -> list[str]:
    """The words of a trigger without their endings."""
    return [stem(word) for word in event["trigger"].lower().split()]


@cache
def families() -> Mapping[tuple[str, str, str], frozenset[str]]:
    """By event type, mode and stem of a trigger (empty where any will do): the families that an event is of."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for row in lexicon("event_families.tsv"):
        for trigger in row["triggers"].split(",") if row["triggers"] else [""]:
            found.setdefault((row["event_type"], row["mode"], stem(trigger)), set()).add(row["family"])
    return {key: frozenset(names) for key, names in found.items()}


def kinds(event: Values, *, is_done: bool = False) -> frozenset[str]:
    """The type of an event and the families that it is of.

    "nine people died" may tell of an attack and of a quake: LOSS. "jailed for six years" and "the verdict" are of one family.
    What somebody has done to them ("gunmen killed nine") tells no quake: `is_done`.
    """
    known, kind, mode = families(), event["event_type"], event["mode"] or ""
    found = {kind, *known.get((kind, "", ""), ()), *(known.get((kind, mode, ""), ()) if mode else ())}
    for word in stems(event):
        found |= known.get((kind, "", word), frozenset()) | known.get(("", "", word), frozenset())
    if event.get("ere_type") == "END_POSITION":
        found -= {"penalty"}  # a minister who is sacked is no ban on goods
    return frozenset(found - {LOSS} if is_done and kind not in PERSONAL else found)


def means(event: Values) -> frozenset[str]:
    """The means that a trigger's own word tells: an ambush is no air raid."""
    words = set(stems(event))
    return frozenset(name for name in MEANS if words & stems_of(name))


@cache
def stems_of(name: str) -> frozenset[str]:
    """The stems of a list of deeds."""
    return frozenset(stem(word) for word in word_list("event_words.tsv", f"{name}_deeds"))


def is_dated(event: Values) -> bool:
    """Whether an event has a date that can be, and that the text tells; what happened did so before it was published.

    A date that its story gave speaks for nothing: with it, two more false conflicts of 16 on the annotated claims.
    """
    if event.get("date_source") in ("publication", "story"):
        return False
    start, end, published = event["happened_from"], event["happened_to"], event.get("published_at")
    return bool(start and end) and not (published and event["factuality"] in REAL and start > published)


def place(event: Values, precisions: Collection[str]) -> str | None:
    """Where an event happened, as precisely as asked: the place's id, else its words."""
    found: str | None = event["location_entity_id"] or event["location_text"]
    return found if event["geo_precision"] in precisions else None


def place_words(event: Values) -> frozenset[str]:
    """The names in the words with which an event's own sentence says where it happened."""
    is_own = event["location_text"] and event["geo_precision"] != "inherited"
    return frozenset(w.lower() for w in NAME.findall(event["location_text"])) if is_own else frozenset()


def point(event: Values) -> frozenset[Point]:
    """Where an event happened, on the globe; empty for a country or no point."""
    reach = REACH.get(event["geo_precision"] or "")
    if reach is None or event["latitude"] is None or event["longitude"] is None:
        return frozenset()
    known = place_of(event["location_entity_id"] or "")
    return frozenset([Point(event["latitude"], event["longitude"], reach, known.admin1 if known else None)])


def kilometres(a: Point, b: Point) -> float:
    """The distance between two points on the globe."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (a.latitude, a.longitude, b.latitude, b.longitude))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


def values(found: Iterable[str | None]) -> frozenset[str]:
    """Values without the missing ones."""
    return frozenset(value for value in found if value is not None)


def names_beside(text: str, event: Values, others: Iterable[Values]) -> frozenset[Name]:
    """The proper names in the clauses of an event: of its sentence, without the clauses of other happenings.

    Left out are the town and what tells no happening from another: countries, peoples, days, and whoever says so.

    Args:
        text: of the article.
        event: the event.
        others: events of other happenings of the article.
    """
    start, end = clauses_of(text, event, others)
    known = (event[c] or "" for c in ("location_text", "attribution_text") if c != "location_text" or is_wide(event))
    left_out = {w for phrase in known for w in re.findall(r"\w+", phrase.lower())} | unspecific()
    words = {m.start(): re.sub(r"['’]s?$", "", m[0]).lower() for m in NAME.finditer(text, start, end)}
    return frozenset(
        Name(word, LOCATED.search(text, start, at) is not None)
        for at, word in words.items()
        if at > start and word not in left_out
    )


def clauses_of(text: str, event: Values, others: Iterable[Values]) -> tuple[int, int]:
    """Where the clauses of an event begin and end: its sentence without the clauses of others."""
    start, end = bounds(text, event["char_start"], event["char_end"])
    for other in others:
        if start <= other["char_start"] < event["char_start"]:
            start = max(start, border(text, other["char_end"], event["char_start"]))
        elif event["char_end"] <= other["char_start"] < end:
            end = min(end, border(text, event["char_end"], other["char_start"]))
    return start, end


def is_wide(event: Values) -> bool:
    """Whether the place of an event is a town or more."""
    return event["geo_precision"] in NARROW | WIDE


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a passage."""
    before = [m.end() for m in SENTENCE_END.finditer(text, max(0, start - AROUND), start)]
    after = SENTENCE_END.search(text, end, end + AROUND)
    return (before[-1] if before else max(0, start - AROUND)), (
        after.start() if after else min(len(text), end + AROUND)
    )


def border(text: str, first: int, last: int) -> int:
    """Where the clause of one trigger ends and that of the next one begins."""
    ends = [m.start() for m in CLAUSE_END.finditer(text, first, last)]
    return ends[-1] if ends else (first + last) // 2


@cache
def unspecific() -> frozenset[str]:
    """Words with a capital letter that tell no happening from another."""
    known = countries()
    numbers = {row["word"] for row in lexicon("numbers.tsv")}
    nations = {w.lower() for table in (known.by_name, known.by_people) for name in table for w in name.split()}
    return (
        word_list("event_words.tsv", "times")
        | nations
        | numbers
        | {row["word"] for row in lexicon("function_words.tsv")}
    )
