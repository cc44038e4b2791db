"""The claims of the stories that a run touches, made anew; those of all others stay."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.corpus.membership import Membership
from flows.corpus.rejoined import emptied, write_changed
from flows.corpus.snapshot import Snapshot, among, ids
from transforms.corpus.claims.build import build
from warehouse.contract import schema, to_arrow
from warehouse.tables.claim_evidence import ClaimEvidence
from warehouse.tables.claims import Claim

CLAIMED = "claimed"
"""The staging folder of the evidence of articles whose stories the run touches."""
READ = ("documents", "sentences", "mentions", "times", "figures", "quotes", "events", "participants")
"""What claims are made of."""
HAPPENING = ["happening_id", "story_id", "title"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What the stage gives a run."""

    folders: list[Path]
    claims: pa.Table
    """Claims that come."""
    going: frozenset[str]
    """Claims that go."""
    emptied: frozenset[str]
    """The articles that lose all their evidence."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The happenings of the corpus with their stories, as they will stand: those of all articles would fill the memory."""

    snapshot: Snapshot
    coming: pa.Table
    gone: pa.Array

    def of(self, wanted: pa.Array, column: str) -> pa.Table:
        """Those of some stories, or with some ids."""
        stored = self.snapshot.stored("happenings").to_table(HAPPENING, filter=pc.field(column).isin(wanted))
        staying = stored.filter(pc.invert(pc.is_in(stored["happening_id"], self.gone)))
        return pa.concat_tables(
            [staying, self.coming.filter(pc.is_in(self.coming[column], wanted)).cast(staying.schema)]
        )


def settle(
    snapshot: Snapshot, staging: Path, membership: Membership, happenings: pa.Table, gone: Collection[str]
) -> Settled:
    """Make the claims of the stories that a run touches.

    Args:
        snapshot: the corpus; its folders hold all that changes so far.
        staging: the folder that they lie in.
        membership: the story of each article.
        happenings: those that come.
        gone: those that go, or come again.
    """
    placed = Placed(snapshot, happenings.select(HAPPENING), ids(gone))
    before = snapshot.stored("happenings").to_table(["story_id"], filter=among(gone, "happening_id"))
    touched = membership.touched | stories(before) | stories(happenings) | membership.of_articles(moved(snapshot))
    ours = telling(snapshot, placed.of(ids(touched), "story_id"))
    made_of = [made(snapshot, doc_ids, placed, some) for some, doc_ids in lots(membership, touched, ours)]
    claims = pa.concat_tables([schema(Claim).empty_table(), *(claims for claims, _ in made_of)])
    evidence = pa.concat_tables([schema(ClaimEvidence).empty_table(), *(evidence for _, evidence in made_of)])
    return put(snapshot, staging / CLAIMED, touched, claims, evidence)


def telling(snapshot: Snapshot, happenings: pa.Table) -> dict[str, set[str]]:
    """The articles that tell of the happenings of each story."""
    story = dict(zip(happenings["happening_id"].to_pylist(), happenings["story_id"].to_pylist(), strict=True))
    events = snapshot.rows("events", columns=["doc_id", "happening_id"], where=among(story, "happening_id"))
    found: dict[str, set[str]] = {}
    for doc_id, happening in zip(events["doc_id"].to_pylist(), events["happening_id"].to_pylist(), strict=True):
        found.setdefault(story[happening], set()).add(doc_id)
    return found


def lots(
    membership: Membership, touched: Collection[str], telling: Mapping[str, set[str]]
) -> Iterator[tuple[set[str], set[str]]]:
    """Some stories at a time, with the articles that are in them or tell of their happenings."""
    some, doc_ids = set[str](), set[str]()
    for story in sorted(touched):
        some.add(story)
        doc_ids |= membership.articles([story]) | telling.get(story, set())
        if len(doc_ids) >= membership.LOT:
            yield some, doc_ids
            some, doc_ids = set(), set()
    if some:
        yield some, doc_ids


def moved(snapshot: Snapshot) -> set[str]:
    """The articles whose events have other happenings, or other rows, than in the lake."""
    return snapshot.changed("documents", "events")


def stories(happenings: pa.Table) -> frozenset[str]:
    """The stories of happenings."""
    return frozenset(happenings["story_id"].drop_null().to_pylist())


def made(
    snapshot: Snapshot, doc_ids: Collection[str], placed: Placed, touched: Collection[str]
) -> tuple[pa.Table, pa.Table]:
    """The claims of some stories and their evidence, of the articles that are in them or tell of their happenings."""
    tables = {name: snapshot.rows(name, doc_ids).to_pylist() for name in READ}
    told = ids({event["happening_id"] for event in tables["events"] if event["happening_id"]})
    tables["happenings"] = placed.of(told, "happening_id").to_pylist()
    claims, evidence = build(tables)
    ours = [claim for claim in claims if claim.story_id in touched]
    known = {claim.claim_id for claim in ours}
    return to_arrow(Claim, ours), to_arrow(ClaimEvidence, [e for e in evidence if e.claim_id in known])


def put(snapshot: Snapshot, folder: Path, touched: Collection[str], claims: pa.Table, evidence: pa.Table) -> Settled:
    """The claims of the touched stories in the place of those that they had, and the evidence of every article that has another one now."""
    stored = snapshot.stored("claims").to_table(["claim_id", "story_id"], filter=among(touched, "story_id"))
    going = frozenset(stored["claim_id"].to_pylist())
    lost = snapshot.stored("claim_evidence").to_table(["doc_id"], filter=among(going, "claim_id"))
    docs = {*lost["doc_id"].to_pylist(), *evidence["doc_id"].to_pylist()}
    silent = write_changed(snapshot, ClaimEvidence, evidence, going, docs, emptied(folder))
    return Settled([*snapshot.folders, folder], claims, going, silent)
