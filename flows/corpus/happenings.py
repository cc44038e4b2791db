"""The stories and happenings of the corpus as it will stand, worked out for the stories that a run touches and those beside them.

A happening is told within one story, or by stories whose deeds share a town and a day. So a change asks for the stories whose articles
change, for those that told a happening with them before, and for those that tell of a deed in one of their towns on the same day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.corpus import rejoined, stories, story_dates
from flows.corpus.lineage import renamed
from flows.corpus.membership import Membership
from flows.corpus.snapshot import Snapshot, among, ids, of_articles
from transforms.corpus import happenings
from transforms.corpus.story_dates import PUBLISHED, own_dates
from transforms.corpus.story_rows import rows as story_rows
from transforms.corpus.tellings import NARROW, Telling
from warehouse.contract import schema, to_arrow
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening
from warehouse.tables.lineage import Lineage
from warehouse.tables.stories import Story

TOLD = ["doc_id", "event_id", "local_happening_id", "happening_id"]
ARTICLE = ["doc_id", "publisher", *PUBLISHED, "duplicate_of", "text"]
TITLED = [*ARTICLE, "title"]
NAMED = ["doc_id", "entity_id", "entity_type"]

Block = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Joined:
    """What the stage gives a run."""

    folders: list[Path]
    tables: dict[str, pa.Table]
    """Rows of stories, happenings and lineage that come."""
    emptied: dict[str, frozenset[str]]
    """By table, the ids whose rows go."""
    membership: Membership


@dataclass(frozen=True, slots=True)
class Grouping:
    """The tellings that are joined anew."""

    happening: dict[str, str]
    """The happening of each, by its id within the article."""
    docs: dict[str, list[str]]
    """The articles that tell of each happening."""
    was: pa.Table
    """The events in the lake of those articles, and of articles whose stories change: see TOLD."""
    old: frozenset[str]
    """What they told of before."""


def settle(snapshot: Snapshot, staging: Path, run_id: str, made_by: str) -> Joined:
    """Join the articles into stories, and their events into happenings, as far as that changes.

    Args:
        snapshot: the corpus; its folders hold all that changes so far, and are changed.
        staging: the folder that they lie in.
        run_id: the run, for `lineage`.
        made_by: the version of the program.
    """
    placed = stories.settle(snapshot, made_by)
    stored = snapshot.stored("documents").to_table(["doc_id", "story_id"])
    changed = snapshot.changed("documents", "mentions", "events") | snapshot.gone
    if snapshot.renewed:
        changed.update(placed["doc_id"].to_pylist())
    membership = Membership.of(stored, placed, changed)
    snapshot = story_dates.settle(snapshot, membership, staging)
    told = tellings(snapshot, membership)
    made, evidence = described(snapshot, membership, told)
    folders = rejoined.write(snapshot, staging, membership.after, told.happening, told.was)
    folders.append(rejoined.write_evidence(snapshot, staging, evidence, told.old))
    tables = {"happenings": made, "stories": story_table(snapshot, membership)}
    going = {"happenings": told.old, "stories": membership.touched}
    alive = frozenset(made["happening_id"].to_pylist())
    lines = renamed(snapshot, membership, told.was, told.happening, told.old - alive, run_id)
    tables["lineage"] = to_arrow(Lineage, lines)
    return Joined(folders, tables, going | {"lineage": frozenset()}, membership)


def tellings(snapshot: Snapshot, membership: Membership) -> Grouping:
    """Join the tellings of the stories that are touched, and those of other stories that may be of the same happenings."""
    around = membership.around()
    was = of_articles(snapshot.stored("events"), around, TOLD)
    shared = frozenset(was["happening_id"].drop_null().to_pylist())
    own = grouped(snapshot, membership, membership.touched)
    telling = snapshot.rows("events", columns=["doc_id"], where=among(shared, "happening_id"))["doc_id"]
    beside = membership.of_articles(telling.to_pylist()) - membership.touched
    others = grouped(snapshot, membership, beside)
    once = of_articles(snapshot.stored("events"), membership.articles(beside), TOLD)
    with_us = set(once.filter(pc.is_in(once["happening_id"], ids(shared)))["local_happening_id"].to_pylist())
    joint = [group for group in others if any(t.happening in with_us for t in group)]
    blocks = {key for group in (*own, *joint) if (key := happenings.block(group)) is not None}
    near = stories_near(snapshot, membership, blocks) - membership.touched - beside
    others += grouped(snapshot, membership, near)
    found = happenings.across([*own, *(group for group in others if happenings.block(group) in blocks)])
    return told_by(snapshot, found, was, around)


def told_by(snapshot: Snapshot, found: list[list[Telling]], was: pa.Table, around: Collection[str]) -> Grouping:
    """Tellings that are joined, with what they were before."""
    happening = happenings.named(found)
    docs = {group[0].happening: sorted({t.doc_id for t in group}) for group in found}
    rest = of_articles(snapshot.stored("events"), {d for some in docs.values() for d in some} - set(around), TOLD)
    rest = rest.filter(pc.is_in(rest["local_happening_id"], ids(happening)))
    was = pa.concat_tables([was, rest])
    return Grouping(happening, docs, was, frozenset(was["happening_id"].drop_null().to_pylist()))


def stories_near(snapshot: Snapshot, membership: Membership, blocks: Collection[Block]) -> set[str]:
    """The stories that may tell of a deed in one of some towns on its day."""
    towns, days = {town for town, _ in blocks}, sorted({day for _, day in blocks})
    if not blocks:
        return set()
    place = among(towns, "location_entity_id") | among(towns, "location_text")
    narrow = pc.field("geo_precision").isin(sorted(NARROW)) & place
    there = snapshot.rows("events", columns=["doc_id", "location_entity_id", "location_text"], where=narrow)
    then = snapshot.rows(
        "events", columns=["doc_id", "happened_from"],
        where=pc.field("happened_from").cast(pa.date32()).isin(pa.array(days, pa.date32())),
    )  # fmt: skip
    by_town, by_day = dict[object, set[str]](), dict[object, set[str]]()
    for doc_id, entity, text in zip(*(c.to_pylist() for c in there.columns), strict=True):
        by_town.setdefault(entity or text, set()).add(doc_id)
    for doc_id, moment in zip(*(c.to_pylist() for c in then.columns), strict=True):
        by_day.setdefault(moment.date(), set()).add(doc_id)
    none = set[str]()
    return {
        story for town, day in blocks
        for story in membership.of_articles(by_town.get(town, none)) & membership.of_articles(by_day.get(day, none))
    }  # fmt: skip


def grouped(snapshot: Snapshot, membership: Membership, wanted: Collection[str]) -> list[list[Telling]]:
    """The tellings of some stories by happening within the story."""
    return [g for lot in membership.lots(wanted) for g in happenings.groups(*frames(snapshot, membership, lot))]


def frames(
    snapshot: Snapshot, membership: Membership, doc_ids: Collection[str], told: Collection[str] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Events, or those of some tellings, participants and documents of some articles."""
    events = snapshot.rows("events", doc_ids)
    people = snapshot.rows("participants", doc_ids)
    if told is not None:
        events = events.filter(pc.is_in(events["local_happening_id"], ids(told)))
        people = people.filter(pc.is_in(people["event_id"], events["event_id"].combine_chunks()))
    documents = articles(snapshot, membership, doc_ids, TITLED)
    return events.to_pandas(), people.to_pandas(), documents


def articles(snapshot: Snapshot, membership: Membership, doc_ids: Collection[str], columns: list[str]) -> pd.DataFrame:
    """Documents with their stories as they will stand, and with the dates that they came with."""
    found: pd.DataFrame = own_dates(snapshot.rows("documents", doc_ids, columns)).to_pandas()
    return found.assign(story_id=[membership.after[doc_id] for doc_id in found["doc_id"]])


def described(snapshot: Snapshot, membership: Membership, told: Grouping) -> tuple[pa.Table, pa.Table]:
    """The happenings that are told of anew, and their evidence."""
    made, evidence = [schema(Happening).empty_table()], [schema(HappeningEvidence).empty_table()]
    for lot in lots(membership, told):
        mine = [local for local, happening in told.happening.items() if happening in lot]
        doc_ids = {doc_id for happening in lot for doc_id in told.docs[happening]}
        events, people, documents = frames(snapshot, membership, doc_ids, mine)
        events["happening_id"] = events["local_happening_id"].map(told.happening)
        rows, grounds = happenings.describe(events, people, documents)
        made.append(to_arrow(Happening, rows))
        evidence.append(to_arrow(HappeningEvidence, grounds))
    return pa.concat_tables(made), pa.concat_tables(evidence)


def lots(membership: Membership, told: Grouping) -> Iterator[set[str]]:
    """Happenings, some articles' at a time; those of one story together."""
    order = sorted(told.docs, key=lambda h: (membership.after[told.docs[h][0]], h))
    lot, doc_ids = set[str](), set[str]()
    for happening in order:
        lot.add(happening)
        doc_ids.update(told.docs[happening])
        if len(doc_ids) >= membership.LOT:
            yield lot
            lot, doc_ids = set(), set()
    if lot:
        yield lot


def story_table(snapshot: Snapshot, membership: Membership) -> pa.Table:
    """The rows of the stories that are touched."""
    made = [schema(Story).empty_table()]
    for lot in membership.lots(membership.touched):
        named = snapshot.rows("mentions", lot, NAMED).to_pandas()
        made.append(to_arrow(Story, story_rows(articles(snapshot, membership, lot, TITLED), named)))
    return pa.concat_tables(made)
