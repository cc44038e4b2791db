"""What all tellings of a happening together say of it, each attribute from the telling that says it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from transforms.corpus.claims.sources import singular
from transforms.corpus.duplicates import UNDATED
from transforms.corpus.titles import title
from transforms.lexicons import word_list
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening

Values = Mapping[str, Any]
T = TypeVar("T")

SURE = ("asserted", "reported", "alleged", "ordered", "planned", "possible", "hypothetical", "denied", "negated")
"""From the surest."""
REAL = frozenset(SURE[:3])
PRECISE = ("minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "decade")
CLOSE = ("exact", "city", "inherited", "admin1", "country")
NOW = timedelta(hours=6)
"""Reports that are this close to the latest one stand beside it; those before are out of date. Tolls rise from day to day."""


@dataclass(frozen=True, slots=True)
class ReportedEvent:
    """An event with its article and its participants."""

    event: Values
    document: Values
    people: Sequence[Values]

    @property
    def is_copy(self) -> bool:
        """Whether its article repeats another one."""
        return self.document.get("duplicate_of") is not None

    @property
    def reported(self) -> datetime | None:
        """When its article was published."""
        return self.document.get("published_at")

    @property
    def is_real(self) -> bool:
        """Whether it is told as having happened."""
        return self.event["factuality"] in REAL

    def side(self, role: str) -> Values | None:
        """The first participant of a role; one with an id before others."""
        return min((p for p in self.people if p["role"] == role), key=lambda p: p["entity_id"] is None, default=None)


def happening_row(happening_id: str, tellings: Sequence[ReportedEvent]) -> Happening:
    """The row of one happening.

    Args:
        happening_id: its id.
        tellings: all its events in order, the earliest first; those of copies count where there are no others.
    """
    told = [t for t in tellings if not t.is_copy] or list(tellings)
    real = [t for t in told if t.is_real] or told
    kind = commonest(t.event["event_type"] for t in real)
    typed = next(t.event for t in real if t.event["event_type"] == kind)
    actor, recipient = clearest(real, "actor"), clearest(real, "recipient")
    place = best(real, "location_text", lambda e: rank(CLOSE, e["geo_precision"]))
    killed, injured = loss(real, "killed"), loss(real, "injured")
    return Happening(
        happening_id=happening_id,
        story_id=told[0].document.get("story_id"),
        event_type=kind,
        ontology=typed.get("ontology") or "plover",
        mode=common(real, "mode"),
        quad_class=typed["quad_class"],
        title=title([(t.event, t.people) for t in real], actor, place, killed[0]),
        factuality=surest(told),
        actor_text=actor.get("text"),
        actor_entity_id=actor.get("entity_id"),
        recipient_text=recipient.get("text"),
        recipient_entity_id=recipient.get("entity_id"),
        location_text=place.get("location_text"),
        location_entity_id=place.get("location_entity_id"),
        latitude=place.get("latitude"),
        longitude=place.get("longitude"),
        geo_precision=place.get("geo_precision"),
        weapon=common(real, "weapon"),
        killed_low=killed[0],
        killed_high=killed[1],
        injured_low=injured[0],
        injured_high=injured[1],
        is_historical=all(t.event["is_historical"] for t in told),
        confidence=max(t.event["confidence"] for t in told),
        **dates(real),
        **counts(told),
        **denials(told),
    )


def surest(told: Sequence[ReportedEvent]) -> Any:
    """The surest factuality of the tellings."""
    return min((t.event["factuality"] for t in told), key=SURE.index)


def common(told: Sequence[ReportedEvent], column: str) -> Any:
    """The value of a column that most tellings have, those without one left out."""
    return commonest(t.event[column] for t in told if t.event[column])


def dates(told: Sequence[ReportedEvent]) -> dict[str, Any]:
    """When it happened, after the telling with the most precise date."""
    date = best(told, "happened_from", lambda e: rank(PRECISE, e["date_precision"]) + len(PRECISE) * is_borrowed(e))
    found = {name: date.get(name) for name in ("happened_from", "happened_to", "date_precision")}
    return found | {"date_source": (date.get("date_source") or "own") if date else None}


def is_borrowed(event: Values) -> bool:
    """Whether the date of an event comes from its story: any other one tells better."""
    return bool(event.get("date_source") == "story")


def counts(told: Sequence[ReportedEvent]) -> dict[str, Any]:
    """How many events, articles, publishers and sources tell of it, and when the first and the last did."""
    moments = [t.reported for t in told if t.reported is not None]
    return {
        "n_events": len(told),
        "n_documents": len({t.event["doc_id"] for t in told}),
        "n_publishers": len({t.document["publisher"] for t in told} - {None}),
        "n_sources": len({source(t) for t in told}),
        "first_reported": min(moments, default=None),
        "last_reported": max(moments, default=None),
    }


def denials(told: Sequence[ReportedEvent]) -> dict[str, Any]:
    """Who denies it, after the first denial; who denies that civilians were hit does not deny a strike on something else."""
    denial = next((t.event for t in told if denier(t.event) and not spares_people(t, told)), {})
    by = denial.get("denied_by_entity_id") or denial.get("attribution_entity_id")
    return {"denied_by_text": denier(denial), "denied_by_entity_id": by}


def rank(order: Sequence[str], name: str | None) -> int:
    """The place of a name in an order; what is not in it comes last."""
    return order.index(name) if name in order else len(order)


def commonest(values: Iterable[T]) -> T | Any:
    """The value that comes most often, of equals the first; None without any."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


def best(told: Sequence[ReportedEvent], name: str, order: Callable[[Values], int]) -> Values:
    """The event that says most of what `name` says: first in an order, then by what most say; empty where none says it."""
    known = [t.event for t in told if t.event[name] is not None]
    counts: Counter[Hashable] = Counter(e[name] for e in known)
    return min(known, key=lambda e: (order(e), -counts[e[name]]), default={})


def clearest(told: Sequence[ReportedEvent], role: str) -> Values:
    """The participant of a role whom most tellings name, those with an id first; in the fullest words."""
    known = [p for t in told if (p := t.side(role)) is not None]
    named = [p for p in known if p["entity_id"] is not None] or known
    key = commonest(p["entity_id"] or p["text"].lower() for p in named)
    same = [p for p in named if key in (p["entity_id"], p["text"].lower())]
    return max(same, key=lambda p: len(p["text"]), default={})


def latest(told: Sequence[ReportedEvent]) -> list[ReportedEvent]:
    """The tellings whose report stands beside the latest one; those without a date do."""
    last = max((t.reported or UNDATED.replace(year=1) for t in told), default=UNDATED)
    return [t for t in told if (t.reported or last) >= last - NOW]


def size(bounds: tuple[int | None, int | None]) -> tuple[int, int]:
    """What figures are compared by: the lower bound, then the upper one."""
    return bounds[0] or 0, bounds[1] or 0


def loss(told: Sequence[ReportedEvent], name: str) -> tuple[int | None, int | None]:
    """The fewest and the most people killed or injured, after the latest reports.

    A happening that is told in parts ("one died at once, two later") counts what its largest figure says. Nor does a later report of
    fewer make it less: it mostly tells of those who died since.
    """
    known = [t for t in told if interval(t.event, name) != (None, None)]
    fresh = latest(known)
    largest = [max(group, key=size) for group in by_article(fresh, name)]
    before = largest_of((t for t in known if t not in fresh), name)
    if largest and size(before) > max(map(size, largest)):
        return before
    lows, highs = ([bound for bounds in largest if (bound := bounds[k]) is not None] for k in (0, 1))
    return (low := min(lows, default=None)), at_least(low, max(highs, default=None))


def at_least(low: int | None, high: int | None) -> int | None:
    """An upper bound that is not below the lower one; else none."""
    return None if low is not None and high is not None and high < low else high


def largest_of(told: Iterable[ReportedEvent], name: str) -> tuple[int | None, int | None]:
    """The largest figure of some tellings."""
    return max((interval(t.event, name) for t in told), key=size, default=(None, None))


def spares_people(denial: ReportedEvent, told: Sequence[ReportedEvent]) -> bool:
    """Whether a denial says only that people were not hit, while others tell of something else that was: "denied hitting civilians"."""
    return targets(denial) == {"people"} and any("other" in targets(t) for t in told if t.is_real)


def targets(told: ReportedEvent) -> set[str]:
    """What kinds of recipient a telling has: people by what they are, or other ones."""
    people = word_list("claims.tsv", "own_group")
    heads = [singular(str(p["text"]).split()[-1].lower()) for p in told.people if p["role"] == "recipient"]
    return {"people" if head in people else "other" for head in heads}


def by_article(told: Sequence[ReportedEvent], name: str) -> Iterator[list[tuple[int | None, int | None]]]:
    """The figures of each article."""
    found: dict[str, list[tuple[int | None, int | None]]] = {}
    for t in told:
        found.setdefault(t.event["doc_id"], []).append(interval(t.event, name))
    yield from found.values()


def interval(event: Values, name: str) -> tuple[int | None, int | None]:
    """The fewest and the most that an event gives."""
    low, high = event[f"{name}_low"], event[f"{name}_high"]
    return None if low is None else int(low), None if high is None else int(high)


def source(told: ReportedEvent) -> str:
    """Who says so: the entity, else the words, else the publisher."""
    event = told.event
    return str(event["attribution_entity_id"] or event["attribution_text"] or told.document["publisher"]).lower()


def denier(event: Values) -> str | None:
    """Who denies an event."""
    if event.get("denied_by_text"):
        return str(event["denied_by_text"])
    return event["attribution_text"] if event and event["factuality"] == "denied" else None


def evidence_rows(happening_id: str, tellings: Sequence[ReportedEvent]) -> Iterator[HappeningEvidence]:
    """What each telling says of each attribute of a happening."""
    for told in tellings:
        for attribute, value in said(told):
            yield HappeningEvidence(
                happening_id, attribute, told.event["doc_id"], told.event["event_id"], value,
                told.event["attribution_text"],
            )  # fmt: skip


def said(told: ReportedEvent) -> Iterator[tuple[Any, str]]:
    """The attributes that a telling gives, with their values as text."""
    event = told.event
    yield "occurrence", event["factuality"]
    yield from ((role, p["text"]) for role in ("actor", "recipient") for p in told.people if p["role"] == role)
    if event["happened_from"] is not None:
        yield "date", f"{moment(event['happened_from'])}/{moment(event['happened_to'])}"
    for attribute, name in (("place", "location_text"), ("weapon", "weapon")):
        if event[name] is not None:
            yield attribute, event[name]
    for attribute in ("killed", "injured"):
        bounds = interval(event, attribute)
        if bounds != (None, None):
            yield attribute, "..".join("" if bound is None else str(bound) for bound in bounds)
    if (by := denier(event)) is not None:
        yield "denied_by", by


def moment(value: datetime | None) -> str:
    """A moment in ISO 8601; nothing for an open end."""
    return "" if value is None else value.isoformat()
