"""Happenings across articles: which events of different articles tell of one, and what all of them together say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from transforms.corpus.compatibility import WIDE, Telling, contradict, evidence
from transforms.corpus.summary import Told, evidence_rows, happening_row
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening

LEAST = 1.5
"""Evidence from which two tellings are of one happening."""
Values = Mapping[str, Any]
Sides = Mapping[tuple[str, str], frozenset[str]]
"""By event and role, those who play it."""
REAL = frozenset({"asserted", "reported", "alleged"})


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
    found: dict[str, str] = {}
    for story in by_story.values():
        found |= joined(tellings(story, people))
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
    dated = [(e["happened_from"], e["happened_to"]) for e in events if e["happened_from"] and e["happened_to"]]
    start, end = min(dated, key=lambda d: d[1] - d[0], default=(None, None))
    return Telling(
        happening=happening,
        doc_id=events[0]["doc_id"],
        types=values(e["event_type"] for e in events),
        modes=values(e["mode"] for e in events),
        actors=who(events, "actor", people),
        recipients=who(events, "recipient", people),
        towns=values(place(e) for e in events if e["geo_precision"] not in WIDE),
        regions=values(place(e) for e in events if e["geo_precision"] in WIDE),
        start=start,
        end=end,
        killed=frozenset(int(e["killed_low"]) for e in events if e["killed_low"]),
        triggers=values(e["trigger"].lower() for e in events),
        is_real=any(e["factuality"] in REAL for e in events),
        is_denied=all(e["factuality"] == "denied" for e in events),
    )


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


def joined(told: Sequence[Telling]) -> dict[str, str]:
    """The happening of each telling, by its id within the article.

    The two that have most in common become one, unless something rules it out for any two of their tellings.
    """
    group = list(range(len(told)))
    members = {n: [n] for n in group}
    pairs = [
        (evidence(a, b), i, i + 1 + k)
        for i, a in enumerate(told)
        for k, b in enumerate(told[i + 1 :])
        if a.doc_id != b.doc_id
    ]
    for score, one, other in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if score < LEAST:
            break
        first, second = sorted((group[one], group[other]))
        if first == second or ruled_out(told, members[first], members[second]):
            continue
        members[first] += members.pop(second)
        for n in members[first]:
            group[n] = first
    return {t.happening: told[g].happening for t, g in zip(told, group, strict=True)}


def ruled_out(told: Sequence[Telling], one: Iterable[int], other: Sequence[int]) -> bool:
    """Whether two groups hold tellings that contradict each other, or two of one article."""
    return any(told[a].doc_id == told[b].doc_id or contradict(told[a], told[b]) for a in one for b in other)


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
