"""The claims of the corpus as it will stand: made anew for the stories that a run touches, kept for all others."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.corpus.duplicates import write
from flows.corpus.snapshot import Snapshot, ids, of_articles
from transforms.corpus.claims.build import build
from warehouse.contract import schema, to_arrow
from warehouse.tables import TABLES
from warehouse.tables.claim_evidence import ClaimEvidence
from warehouse.tables.claims import Claim

CLAIMED = "claimed"
"""The staging folder of the evidence of articles whose stories the run touches."""
NAMES = {"documents": ["doc_id", "story_id", "duplicate_of"], "events": ["doc_id", "event_id", "happening_id"]}
"""The columns that tell which articles belong together."""
READ = ("documents", "sentences", "mentions", "times", "figures", "quotes", "events", "participants")
"""What claims are made of."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the stage gives a run."""

    folders: list[Path]
    claims: pa.Table
    """All claims of the corpus."""
    emptied: frozenset[str]
    """The articles that lose all their evidence."""


def settle(snapshot: Snapshot, staging: Path, happenings: pa.Table | None = None) -> Settled:
    """Make the claims of the stories that a run touches.

    Args:
        snapshot: the corpus; its folders hold all that changes so far.
        staging: the folder that they lie in.
        happenings: those of the whole corpus, with their stories.
    """
    placed = stories_of(happenings)
    documents, events = (frame(snapshot, name, columns) for name, columns in NAMES.items())
    stories = story_of(documents)
    touched = touched_stories(snapshot, stories, events, placed)
    members = set(stories[stories.isin(touched)].index)
    members |= set(events["doc_id"][events["happening_id"].map(placed).isin(touched)])
    tables = {name: rows_of(snapshot, name, members).to_pylist() for name in READ}
    tables["happenings"] = (
        [] if happenings is None else happenings.select(["happening_id", "story_id", "title"]).to_pylist()
    )
    claims, evidence = build(tables)
    made = [claim for claim in claims if claim.story_id in touched]
    known = {claim.claim_id for claim in made}
    return put(
        snapshot,
        staging / CLAIMED,
        touched,
        to_arrow(Claim, made),
        to_arrow(ClaimEvidence, [e for e in evidence if e.claim_id in known]),
    )


def put(snapshot: Snapshot, folder: Path, touched: Collection[str], claims: pa.Table, evidence: pa.Table) -> Settled:
    """The claims of the touched stories with those of all others, and the evidence of every article that has another one now."""
    stored = snapshot.stored("claims").to_table().cast(schema(Claim))
    kept = stored.filter(pc.invert(pc.is_in(stored["story_id"], ids(touched))))
    before = snapshot.stored("claim_evidence").to_table().cast(schema(ClaimEvidence))
    staying = before.filter(
        pc.and_(
            pc.is_in(before["claim_id"], kept["claim_id"]), pc.invert(pc.is_in(before["doc_id"], ids(snapshot.gone)))
        )
    )
    after = pa.concat_tables([staying, evidence]).sort_by(
        [("doc_id", "ascending"), ("claim_id", "ascending"), ("char_start", "ascending"), ("row_id", "ascending")]
    )
    lost = frozenset(before["doc_id"].to_pylist()) - frozenset(after["doc_id"].to_pylist()) - snapshot.gone
    other = changed(before, after) | snapshot.gone  # what the lake holds of an article that is read again goes
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write(after.filter(pc.is_in(after["doc_id"], ids(other))), folder / "claim_evidence.parquet")
    return Settled([*snapshot.folders, folder], pa.concat_tables([kept, claims]).sort_by("claim_id"), lost)


def changed(before: pa.Table, after: pa.Table) -> set[str]:
    """The articles whose evidence differs."""
    rows = [set(zip(*(column.to_pylist() for column in table.columns), strict=True)) for table in (before, after)]
    place = before.schema.get_field_index("doc_id")
    return {row[place] for row in rows[0] ^ rows[1]}


def stories_of(happenings: pa.Table | None) -> dict[str, str]:
    """The story of each happening."""
    if happenings is None:
        return {}
    named = zip(happenings["happening_id"].to_pylist(), happenings["story_id"].to_pylist(), strict=True)
    return {happening: story for happening, story in named if story}


def frame(snapshot: Snapshot, name: str, columns: list[str]) -> pd.DataFrame:
    """Columns of a table as it will stand."""
    found: pd.DataFrame = rows_of(snapshot, name, None, columns).to_pandas()
    return found


def rows_of(
    snapshot: Snapshot, name: str, doc_ids: Collection[str] | None, columns: list[str] | None = None
) -> pa.Table:
    """The rows of some articles, or of all, as they will stand."""
    wanted = (
        schema(TABLES[name]) if columns is None else pa.schema([f for f in schema(TABLES[name]) if f.name in columns])
    )
    staged = snapshot.staged(name).to_table(columns) if snapshot.folders else wanted.empty_table()
    stored = (
        snapshot.stored(name).to_table(columns)
        if doc_ids is None
        else of_articles(snapshot.stored(name), doc_ids, columns)
    )
    gone = ids(snapshot.gone | set(staged["doc_id"].to_pylist()))
    rows = pa.concat_tables(
        [
            part.select(wanted.names).cast(wanted)
            for part in (stored.filter(pc.invert(pc.is_in(stored["doc_id"], gone))), staged)
        ]
    )
    return rows if doc_ids is None else rows.filter(pc.is_in(rows["doc_id"], ids(doc_ids)))


def story_of(documents: pd.DataFrame) -> pd.Series:
    """The story of each article by its id; the article itself, or what it repeats, where it is in none."""
    named = documents.set_index("doc_id")
    return named["story_id"].fillna(named["duplicate_of"]).fillna(pd.Series(named.index, named.index))


def touched_stories(
    snapshot: Snapshot, stories: pd.Series, events: pd.DataFrame, placed: Mapping[str, str]
) -> set[str]:
    """The stories whose articles, or the articles that tell of their happenings, change; before and after."""
    staged = set(snapshot.staged("documents").to_table(["doc_id"])["doc_id"].to_pylist()) if snapshot.folders else set()
    staged |= set(snapshot.staged("events").to_table(["doc_id"])["doc_id"].to_pylist()) if snapshot.folders else set()
    moving = staged | snapshot.gone
    found = set(stories[stories.index.isin(staged)])
    found |= set(events["happening_id"][events["doc_id"].isin(staged)].map(placed).dropna())
    stored = of_articles(snapshot.stored("claim_evidence"), moving, ["claim_id", "doc_id"])
    claims = snapshot.stored("claims").to_table(["claim_id", "story_id"])
    return found | set(claims.filter(pc.is_in(claims["claim_id"], stored["claim_id"]))["story_id"].to_pylist())
