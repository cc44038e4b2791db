"""Happenings across articles: which events of different articles tell of one, and what all of them together say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from transforms.corpus.compatibility import akin, surplus
from transforms.corpus.linkage import average
from transforms.corpus.summary import Told, evidence_rows, happening_row
from transforms.corpus.tellings import Sides, Telling, names_beside, telling, united
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening

Values = Mapping[str, Any]
OTHER_STORY = 1.0
"""What has to speak more for one happening that two stories tell than for one of a story."""


def join(events: pd.DataFrame, participants: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """The happening of each event, by event_id: the id of the event that tells it first.

    Args:
        events: the rows of the articles, each with local_happening_id.
        participants: those of the events.
        documents: doc_id, text, published_at, duplicate_of and story_id are read.
    """
    told = records(in_order(events, documents))
    people = sides(participants)
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    by_story: dict[str, list[Values]] = {}
    for event in told:
        by_story.setdefault(event["story_id"], []).append(event)
    groups = [group for story in by_story.values() for group in joined(tellings(story, people, texts))]
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
        made.append(replace(new, happening=key, is_first=is_first))
    return made


def one(event: Values, sentence: Sequence[Values], people: Sides, text: str) -> Telling:
    """What one event tells, with the names beside it that are of no other happening of its sentence."""
    others = [e for e in sentence if e["local_happening_id"] != event["local_happening_id"]]
    return telling(event, people, names_beside(text, event, others))


def joined(told: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one story by happening, the first ones first: those for which most speaks become one, on average."""
    alike = np.array([[surplus(a, b) for b in told] for a in told]).reshape(len(told), len(told))
    groups: dict[int, list[Telling]] = {}
    for telling_of, group in zip(told, average(alike, 0.0).tolist(), strict=True):
        groups.setdefault(group, []).append(telling_of)
    return [groups[n] for n in sorted(groups)]


def across(groups: Sequence[list[Telling]]) -> list[list[Telling]]:
    """Happenings of several stories that are one: deeds of one town and one day, for which more speaks than these two."""
    found: list[list[Telling]] = []
    by_place: dict[tuple[str, date], list[list[Telling]]] = {}
    for group in groups:
        keys = blocks(group)
        beside = [other for key in keys for other in by_place.get(key, ())]
        same = max(beside, key=lambda other: support(other, group), default=None)
        if same is None or support(same, group) < OTHER_STORY:
            same = list(group)
            found.append(same)
        else:
            same.extend(group)
        for key in keys:
            by_place.setdefault(key, []).append(same)
    return found


def blocks(group: Sequence[Telling]) -> list[tuple[str, date]]:
    """The towns or sites and the days of a deed: happenings that share none are not compared across stories."""
    days = {t.start.date() for t in group if t.is_deed and t.is_real and t.start and t.last_day == t.start.date()}
    return sorted((place, day) for place in {place for t in group for place in t.towns | t.sites} for day in days)


def support(one: Sequence[Telling], other: Sequence[Telling]) -> float:
    """How much speaks for two happenings being one, on average."""
    return sum(surplus(a, b) for a in one for b in other) / (len(one) * len(other))


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
