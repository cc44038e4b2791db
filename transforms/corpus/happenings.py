"""Happenings across articles: which events of different articles tell of one, and what all of them together say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from transforms.corpus.compatibility import akin, akin_to, surplus
from transforms.corpus.duplicates import UNDATED
from transforms.corpus.linkage import Matrix, average, components
from transforms.corpus.rows import records
from transforms.corpus.summary import ReportedEvent, evidence_rows, happening_row
from transforms.corpus.tellings import SECTOR, Sides, Telling, names_beside, telling, united
from transforms.corpus.terms import body_start
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening

Values = Mapping[str, Any]
T = TypeVar("T", str, date)
OTHER_STORY = 1.0
"""What has to speak more for one happening that two stories tell than for one of a story. With 0 and with 2 the annotated ones are joined alike."""


def join(events: pd.DataFrame, participants: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """The happening of each event, by event_id: the id of the event that tells it first.

    Args:
        events: the rows of the articles, each with local_happening_id.
        participants: those of the events.
        documents: doc_id, text, published_at, duplicate_of and story_id are read.
    """
    found = named(across(groups(events, participants, documents)))
    return events["local_happening_id"].map(found).set_axis(events["event_id"]).rename("happening_id")


def groups(events: pd.DataFrame, participants: pd.DataFrame, documents: pd.DataFrame) -> list[list[Telling]]:
    """What the articles of some stories tell, by happening within each story; the arguments as for `join`."""
    told = records(in_order(events, documents))
    people = sides(participants)
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    by_story: dict[str, list[Values]] = {}
    for event in told:
        by_story.setdefault(event["story_id"], []).append(event)
    return [group for story in by_story.values() for group in joined(tellings(story, people, texts))]


def named(found: Iterable[Sequence[Telling]]) -> dict[str, str]:
    """The happening of each telling, by the id within its article: that of the first one."""
    return {telling.happening: group[0].happening for group in found for telling in group}


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
    acting = participants[(participants["role"] == "actor") & participants["sector"].notna()]
    for event_id, sector in zip(acting["event_id"], acting["sector"], strict=True):
        found.setdefault((event_id, SECTOR), set()).add(sector)
    return {key: frozenset(ids) for key, ids in found.items()}


def tellings(events: Sequence[Values], people: Sides, texts: Mapping[str, str]) -> list[Telling]:
    """What each article tells of each of its happenings, in the order of the events."""
    found: dict[str, list[Values]] = {}
    sentences: dict[str, list[Values]] = {}
    for event in events:
        found.setdefault(event["local_happening_id"], []).append(event)
        sentences.setdefault(event["sent_id"], []).append(event)
    made: list[Telling] = []
    for key, group in found.items():
        new = united([one(e, sentences[e["sent_id"]], people, texts[e["doc_id"]]) for e in group])
        is_first = not any(old.doc_id == new.doc_id and akin(old, new) for old in reversed(made))
        made.append(replace(new, happening=key, is_first=is_first, order=place_in_order(group[0])))
    return in_setting(made)


def in_setting(told: Sequence[Telling]) -> list[Telling]:
    """Tellings without a town, with the one that their article tells of most."""
    towns: dict[str, Counter[str]] = {}
    for telling_of in told:
        towns.setdefault(telling_of.doc_id, Counter()).update(telling_of.towns)
    usual = {doc_id: frozenset([first(counted)]) for doc_id, counted in towns.items() if counted}
    return [t if t.towns else replace(t, setting=usual.get(t.doc_id, frozenset())) for t in told]


def one(event: Values, sentence: Sequence[Values], people: Sides, text: str) -> Telling:
    """What one event tells, with the names beside it that are of no other happening of its sentence."""
    others = [e for e in sentence if e["local_happening_id"] != event["local_happening_id"]]
    return telling(event, people, names_beside(text, event, others))


def place_in_order(event: Values) -> tuple[bool, datetime, str, int, str]:
    """What events of all stories are sorted by, as in `in_order`."""
    return event["is_copy"], event["published_at"] or UNDATED, event["doc_id"], event["char_start"], event["event_id"]


def joined(told: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one story by happening, the first ones first: those for which most speaks become one, on average.

    Groups that go together hold two tellings for which enough speaks, so only chains of such pairs are looked at.
    """
    pairs = compared(told)
    tied = np.array([pair for pair, found in pairs.items() if found >= 0], np.int64).reshape(-1, 2)
    chain = components(len(told), tied)
    members: dict[int, list[int]] = {}
    for n, first in enumerate(chain.tolist()):
        members.setdefault(first, []).append(n)
    groups: dict[int, list[Telling]] = {}
    for places in members.values():
        for n, group in zip(places, average(matrix(told, places, pairs), 0.0).tolist(), strict=True):
            groups.setdefault(places[group], []).append(told[n])
    return [groups[n] for n in sorted(groups)]


def matrix(told: Sequence[Telling], places: Sequence[int], pairs: Mapping[tuple[int, int], float]) -> Matrix:
    """How much more speaks than has to for each two of some tellings; the pairs hold those that are akin."""
    found = np.zeros((len(places), len(places)))
    for (a, one_of), (b, other) in combinations(enumerate(places), 2):
        known = pairs.get((one_of, other))
        found[a, b] = found[b, a] = surplus(told[one_of], told[other]) if known is None else known
    return found


def compared(told: Sequence[Telling]) -> dict[tuple[int, int], float]:
    """How much more speaks than has to for the pairs of tellings that are akin, by their places."""
    by_kind: dict[str, list[int]] = {}
    pairs = {}
    for n, b in enumerate(told):
        for i in sorted({i for kind in akin_to(b.kinds) for i in by_kind.get(kind, ())}):
            if akin(told[i], b):
                pairs[i, n] = surplus(told[i], b)
        for kind in b.kinds:
            by_kind.setdefault(kind, []).append(n)
    return pairs


def across(found: Iterable[list[Telling]]) -> list[list[Telling]]:
    """Happenings of several stories that are one: deeds of one town and one day, for which more speaks than these two.

    The deeds of a town and a day are looked at by themselves.
    """
    blocks: dict[object, list[list[Telling]]] = {}
    for group in sorted(found, key=lambda g: g[0].order):
        key = block(group)
        beside = blocks.setdefault(group[0].happening if key is None else key, [])
        same = max(beside, key=lambda other: support(other, group), default=None)
        if same is None or support(same, group) < OTHER_STORY:
            beside.append(list(group))
        else:
            same.extend(group)
    return [group for beside in blocks.values() for group in beside]


def block(group: Sequence[Telling]) -> tuple[str, date] | None:
    """The town and the day that most tellings of a deed give: happenings of other ones are not compared across stories."""
    towns = Counter(town for t in group for town in t.towns | t.setting)
    days = Counter(day for t in group if (day := day_of(t)) is not None)
    return (first(towns), first(days)) if towns and days else None


def day_of(telling: Telling) -> date | None:
    """The day of a deed that is told as having happened on one."""
    if not (telling.is_deed and telling.is_real and telling.start):
        return None
    return telling.start.date() if telling.last_day == telling.start.date() else None


def first(counted: Counter[T]) -> T:
    """The value that comes most often, the lowest among equals."""
    return min(sorted(counted), key=lambda value: -counted[value])


def support(one: Sequence[Telling], other: Sequence[Telling]) -> float:
    """How much speaks for two happenings being one, on average of the tellings that give a day or a town."""
    full = [[t for t in group if t.towns | t.setting or day_of(t)] or group for group in (one, other)]
    return sum(surplus(a, b) for a in full[0] for b in full[1]) / (len(full[0]) * len(full[1]))


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
    happened: dict[str, list[ReportedEvent]] = {}
    for event in records(in_order(events, documents)):
        told = ReportedEvent(event, known[event["doc_id"]], people.get(event["event_id"], []))
        happened.setdefault(event["happening_id"], []).append(told)
    starts = {i: body_start(row.get("title"), row["text"]) for i, row in known.items()}
    told_by = {i: fullest(told, starts) for i, told in happened.items()}
    rows = [happening_row(i, told_by[i]) for i in sorted(told_by)]
    found = {e for i, told in told_by.items() for e in evidence_rows(i, told)}
    return rows, sorted(found, key=lambda e: (e.happening_id, e.attribute, e.event_id, e.value))


def fullest(told: Sequence[ReportedEvent], starts: Mapping[str, int]) -> Sequence[ReportedEvent]:
    """The tellings without those of titles, where a text tells of the happening too: it says the same in full."""
    return [t for t in told if t.event["char_start"] >= starts[t.event["doc_id"]]] or told
