"""Happenings across articles: which events of different articles tell of one, and what all of them together say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from transforms.corpus.compatibility import NARROW, WIDE, Telling, contradict, evidence, last_day, needed
from transforms.corpus.summary import Told, evidence_rows, happening_row
from transforms.corpus.terms import stem
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening

Values = Mapping[str, Any]
Sides = Mapping[tuple[str, str], frozenset[str]]
"""By event and role, those who play it."""
REAL = frozenset({"asserted", "reported", "alleged"})


DENIED = frozenset({"denied"})
MODES = {"suicide_attack": "explosives"}
"""Modes that are compared as another one."""


def join(events: pd.DataFrame, participants: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """The happening of each event, by event_id: the id of the event that tells it first.

    Args:
        events: the rows of the articles, each with local_happening_id.
        participants: those of the events.
        documents: doc_id, published_at, duplicate_of and story_id are read.
    """
    told = records(in_order(events, documents))
    people = sides(participants)
    by_story: dict[str, list[Values]] = {}
    for event in told:
        by_story.setdefault(event["story_id"], []).append(event)
    groups = [group for story in by_story.values() for group in joined(tellings(story, people))]
    found = {t.happening: group[0].happening for group in across(groups) for t in group}
    happening = {event["event_id"]: found[event["local_happening_id"]] for event in told}
    return events["event_id"].map(happening).set_axis(events["event_id"]).rename("happening_id")


def in_order(events: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Events with the story of their article, the earliest article first; copies last."""
    columns = documents[["doc_id", "published_at", "duplicate_of", "story_id"]]
    told = events.merge(columns, on="doc_id", how="left")
    told = told.assign(is_copy=told["duplicate_of"].notna(), story_id=told["story_id"].fillna(told["doc_id"]))
    return told.sort_values(["is_copy", "published_at", "doc_id", "char_start", "event_id"], na_position="last")


def sides(participants: pd.DataFrame) -> Sides:
    """By event and role, those who are known by an id, or by the last word of what they are called."""
    keys = participants["entity_id"].where(
        participants["entity_id"].notna(), participants["text"].str.split().str[-1].str.lower()
    )
    found: dict[tuple[str, str], set[str]] = {}
    for event_id, role, key in zip(participants["event_id"], participants["role"], keys, strict=True):
        found.setdefault((event_id, role), set()).add(key)
    return {key: frozenset(ids) for key, ids in found.items()}


def tellings(events: Sequence[Values], people: Sides) -> list[Telling]:
    """What each article tells of each of its happenings, in the order of the events."""
    found: dict[str, list[Values]] = {}
    for event in events:
        found.setdefault(event["local_happening_id"], []).append(event)
    return [telling(key, group, people) for key, group in found.items()]


def telling(happening: str, events: Sequence[Values], people: Sides) -> Telling:
    """What one article tells of one happening."""
    dated = [(e["happened_from"], e["happened_to"]) for e in events if is_dated(e)]
    start, end = min(dated, key=lambda d: d[1] - d[0], default=(None, None))
    return Telling(
        happening=happening,
        doc_id=events[0]["doc_id"],
        types=values(e["event_type"] for e in events),
        modes=values(MODES.get(e["mode"], e["mode"]) for e in events),
        actors=who(events, "actor", people),
        recipients=who(events, "recipient", people),
        towns=values(place(e) for e in events if e["geo_precision"] in NARROW),
        regions=values(place(e) for e in events if e["geo_precision"] in WIDE),
        start=start,
        end=end,
        killed=frozenset(int(e["killed_low"]) for e in events if e["killed_low"]),
        triggers=values(stem(e["trigger"].lower()) for e in events),
        is_real=any(e["factuality"] in REAL for e in events),
        is_denied=all(e["factuality"] in DENIED for e in events),
        is_historical=all(e["is_historical"] for e in events),
    )


def is_dated(event: Values) -> bool:
    """Whether an event has a date that can be; what happened did so before it was published."""
    start, end, published = event["happened_from"], event["happened_to"], event.get("published_at")
    return bool(start and end) and not (published and event["factuality"] in REAL and start > published)


def who(events: Sequence[Values], role: str, people: Sides) -> frozenset[str]:
    """Those who play a part in events."""
    return frozenset().union(*(people.get((e["event_id"], role), frozenset()) for e in events))


def place(event: Values) -> str | None:
    """Where an event happened: the place's id, else its words."""
    found: str | None = event["location_entity_id"] or event["location_text"]
    return found


def values(found: Iterable[str | None]) -> frozenset[str]:
    """Values without the missing ones."""
    return frozenset(value for value in found if value is not None)


def joined(told: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one story by happening, the first ones first.

    The two that have most in common become one, unless something rules it out for any two of their tellings.
    """
    members = {n: [telling] for n, telling in enumerate(told)}
    group = list(members)
    pairs = [
        (evidence(a, b) / needed(a, b), i, n)
        for n, b in enumerate(told) for i, a in enumerate(told[:n]) if a.doc_id != b.doc_id
    ]  # fmt: skip
    for score, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        first, second = sorted((group[one], group[other]))
        if score < 1 or first == second or ruled_out(members[first], members[second]):
            continue
        members[first] += members.pop(second)
        group = [first if g == second else g for g in group]
    return [members[n] for n in sorted(members)]


def across(groups: Sequence[list[Telling]]) -> list[list[Telling]]:
    """Happenings of several stories that are one: deeds of one town and one day, which nothing rules out."""
    found: list[list[Telling]] = []
    by_place: dict[tuple[str, date], list[list[Telling]]] = {}
    for group in groups:
        keys = blocks(group)
        beside = [other for key in keys for other in by_place.get(key, ())]
        same = next((other for other in beside if not ruled_out(other, group)), None)
        if same is None:
            found.append(list(group))
            same = found[-1]
        else:
            same.extend(group)
        for key in keys:
            by_place.setdefault(key, []).append(same)
    return found


def blocks(group: Sequence[Telling]) -> list[tuple[str, date]]:
    """The towns and days of a deed: happenings that share none are not compared across stories."""
    days = {t.start.date() for t in group if t.is_deed and t.is_real and t.start and last_day(t) == t.start.date()}
    return sorted((town, day) for town in {town for t in group for town in t.towns} for day in days)


def ruled_out(one: Iterable[Telling], other: Sequence[Telling]) -> bool:
    """Whether two groups hold tellings that contradict each other, or two of one article."""
    return any(a.doc_id == b.doc_id or contradict(a, b) for a in one for b in other)


def describe(
    events: pd.DataFrame, participants: pd.DataFrame, documents: pd.DataFrame
) -> tuple[list[Happening], list[HappeningEvidence]]:
    """One row a happening, and what each telling says of it; both in the order of their ids.

    Args:
        events: all events of the happenings, with happening_id.
        participants: those of the events.
        documents: those of the events, with story_id.
    """
    known = {row["doc_id"]: row for row in records(documents)}
    people: dict[str, list[Values]] = {}
    for row in records(participants):
        people.setdefault(row["event_id"], []).append(row)
    happened: dict[str, list[Told]] = {}
    for event in records(in_order(events, documents)):
        told = Told(event, known[event["doc_id"]], people.get(event["event_id"], []))
        happened.setdefault(event["happening_id"], []).append(told)
    rows = [happening_row(i, happened[i]) for i in sorted(happened)]
    found = {e for i, told in happened.items() for e in evidence_rows(i, told)}
    return rows, sorted(found, key=lambda e: (e.happening_id, e.attribute, e.event_id, e.value))


def records(table: pd.DataFrame) -> list[Values]:
    """Rows as dictionaries, with None for what is missing."""
    return [dict(zip(table.columns, row, strict=True)) for row in zip(*(plain(table[c]) for c in table), strict=True)]


def plain(column: pd.Series) -> list[Any]:
    """The values of a column, with None for what is missing."""
    return column.astype(object).where(column.notna(), None).tolist()
