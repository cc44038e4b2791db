"""The deed that an article tells first as news: its day, its towns, and those of all that the article tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.corpus.tellings import HARM, LOSS, REAL, kinds

TOWN = "city"
TO_THE_DAY = frozenset({"minute", "hour", "part_of_day", "day"})
DEED = ["doc_id", "event_type", "mode", "trigger", "local_happening_id", "char_start", "factuality", "is_historical", "happened_from",
        "date_precision", "date_source", "location_entity_id", "geo_precision"]  # fmt: skip
"""Columns of events that tell the day and the place of a deed."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What an article tells of its first deed, and of all that it tells."""

    day: str | None = None
    """The day of the first deed that it tells as news."""
    towns: frozenset[str] = frozenset()
    """Where that was."""
    days: frozenset[str] = frozenset()
    """The days of all its events."""
    places: frozenset[str] = frozenset()
    """The towns of all its events."""


UNKNOWN = Deed()


def deeds(events: Iterable[Mapping[str, Any]], starts: Mapping[str, int]) -> dict[str, Deed]:
    """What each article tells of the deed that it tells first as news, by doc_id.

    Args:
        events: rows of `events` with the columns DEED, in any order.
        starts: where the text of each article goes on behind its title, which tells no day.
    """
    told: dict[str, list[Mapping[str, Any]]] = {}
    for event in sorted(events, key=lambda e: (e["doc_id"], e["char_start"])):
        told.setdefault(event["doc_id"], []).append(event)
    return {doc_id: deed(own, starts.get(doc_id, 0)) for doc_id, own in told.items()}


def deed(events: Sequence[Mapping[str, Any]], start: int) -> Deed:
    """What the events of an article, in the order of the text, tell of its first deed."""
    news = (e["local_happening_id"] for e in events if e["char_start"] >= start and is_news_of_deed(e))
    first = next(news, None)
    own = [e for e in events if e["local_happening_id"] == first] if first else []
    return Deed(next(iter(days(own)), None), frozenset(towns(own)), frozenset(days(events)), frozenset(towns(events)))


def days(events: Iterable[Mapping[str, Any]]) -> list[str]:
    """The days that events are told to, in their order; not those that a story gave."""
    dated = (e for e in events if e["happened_from"] is not None and e["date_precision"] in TO_THE_DAY)
    return [f"@{e['happened_from']:%Y-%m-%d}" for e in dated if e["date_source"] != "story"]


def towns(events: Iterable[Mapping[str, Any]]) -> list[str]:
    """The towns that events are told to."""
    return [e["location_entity_id"] for e in events if e["location_entity_id"] and e["geo_precision"] == TOWN]


def is_news_of_deed(event: Mapping[str, Any]) -> bool:
    """Whether an event is a deed, a disaster or a protest that is told as having happened, and not as background."""
    is_deed = event["event_type"] == "PROTEST" or bool(kinds(event) & {HARM, LOSS})
    return is_deed and event["factuality"] in REAL and not event["is_historical"]
