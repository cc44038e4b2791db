"""The stories and happenings of the corpus as it will stand, and the articles whose rows change for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.corpus.duplicates import write
from flows.corpus.snapshot import Snapshot, ids, of_articles
from transforms.corpus.joining import joined
from warehouse.contract import schema, to_arrow
from warehouse.tables import TABLES
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.lineage import Lineage

REJOINED = "rejoined"
"""The staging folder of articles that were read before and now are of another story, or tell of another happening."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What the stage gives a run."""

    folders: list[Path]
    tables: dict[str, pa.Table]
    """The tables of the whole corpus: stories, happenings, lineage."""


def settle(snapshot: Snapshot, staging: Path, run_id: str) -> Joined:
    """Join the articles into stories, and their events into happenings.

    Args:
        snapshot: the corpus; its folders hold all that changes so far, and are changed.
        staging: the folder that they lie in.
        run_id: the run, for `lineage`.
    """
    before = {name: stored_ids(snapshot, name) for name in ("documents", "events")}
    tables = joined({name: whole(snapshot, name) for name in ("documents", "mentions", "events", "participants")})
    after = {name: told_ids(tables[name], name) for name in before}
    folders = rejoin(snapshot, staging / REJOINED, after, tables["happening_evidence"])
    lineage = pa.concat_tables([whole(snapshot, "lineage"), to_arrow(Lineage, renamed(before, after, run_id))])
    return Joined(folders, {"stories": tables["stories"], "happenings": tables["happenings"], "lineage": lineage})


def whole(snapshot: Snapshot, name: str, columns: list[str] | None = None) -> pa.Table:
    """A table as it will stand."""
    wanted = pa.schema([f for f in schema(TABLES[name]) if not columns or f.name in columns])
    stored = snapshot.stored(name).to_table(columns)
    if "doc_id" not in stored.column_names:
        return stored.cast(wanted)
    staged = snapshot.staged(name).to_table(columns) if snapshot.folders else stored.slice(0, 0)
    gone = ids(snapshot.gone | set(staged["doc_id"].to_pylist()))
    staying = stored.filter(pc.invert(pc.is_in(stored["doc_id"], gone)))
    return pa.concat_tables([staying.cast(wanted), staged.cast(wanted)])  # rows of an older version may lack a column


def stored_ids(snapshot: Snapshot, name: str) -> pd.Series:
    """The stories of the articles, or the happenings of the events, in the lake."""
    return told_ids(snapshot.stored(name).to_table(), name)


def told_ids(rows: pa.Table, name: str) -> pd.Series:
    """The stories of articles, or the happenings of events."""
    key, column = ("doc_id", "story_id") if name == "documents" else ("event_id", "happening_id")
    return pd.Series(rows[column].to_pylist(), index=rows[key].to_pylist(), dtype=object)


def rejoin(snapshot: Snapshot, folder: Path, after: Mapping[str, pd.Series], evidence: pa.Table) -> list[Path]:
    """Bring the ids into the rows of what was read, and write the rows of other articles that change into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, column in (("documents", "story_id"), ("events", "happening_id")):
        for file in (f for one in snapshot.folders if (f := one / f"{name}.parquet").exists()):
            write(given(pq.read_table(file, schema=schema(TABLES[name])), column, after[name]), file)
        moved = changed(snapshot, name, column, after[name])
        if moved:
            rows = of_articles(snapshot.stored(name), moved).cast(schema(TABLES[name]))
            write(given(rows, column, after[name]), folder / f"{name}.parquet")
    write(fresh(snapshot, evidence), folder / "happening_evidence.parquet")
    return [*snapshot.folders, folder]


def given(rows: pa.Table, column: str, after: pd.Series) -> pa.Table:
    """Rows with their new ids."""
    key = "doc_id" if column == "story_id" else "event_id"
    place = rows.schema.get_field_index(column)
    values = pa.array([after.get(i) for i in rows[key].to_pylist()], pa.string())
    return rows.set_column(place, rows.schema.field(place), values)


def changed(snapshot: Snapshot, name: str, column: str, after: pd.Series) -> set[str]:
    """The articles in the lake that nothing replaces and whose ids change."""
    key = "doc_id" if column == "story_id" else "event_id"
    rows = snapshot.stored(name).to_table(sorted({"doc_id", key, column}))
    staged = set(snapshot.staged(name).to_table(["doc_id"])["doc_id"].to_pylist()) if snapshot.folders else set()
    skipped = staged | snapshot.gone
    told = zip(*(rows[c].to_pylist() for c in ("doc_id", key, column)), strict=True)
    return {doc_id for doc_id, i, old in told if doc_id not in skipped and after.get(i) != old}


def fresh(snapshot: Snapshot, evidence: pa.Table) -> pa.Table:
    """The evidence of articles that have other evidence than the lake holds, or whose rows go from it."""
    stored = snapshot.stored("happening_evidence").to_table().cast(schema(HappeningEvidence))
    mine, theirs = dict(by_article(evidence)), dict(by_article(stored))
    other = {doc_id for doc_id, rows in mine.items() if doc_id in snapshot.gone or theirs.get(doc_id) != rows}
    return evidence.filter(pc.is_in(evidence["doc_id"], ids(other)))


def by_article(evidence: pa.Table) -> Iterable[tuple[str, list[tuple[object, ...]]]]:
    """The rows of each article."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for row in zip(*(column.to_pylist() for column in evidence.columns), strict=True):
        found.setdefault(row[evidence.schema.get_field_index("doc_id")], []).append(row)
    return ((doc_id, sorted(rows, key=repr)) for doc_id, rows in found.items())


def renamed(before: Mapping[str, pd.Series], after: Mapping[str, pd.Series], run_id: str) -> list[Lineage]:
    """The ids that are gone, each with those that its articles or tellings have now."""
    found = set()
    for name, old in before.items():
        alive = set(after[name].dropna())
        for key, was in old.items():
            now = after[name].get(key)
            if was is not None and now is not None and was not in alive:
                found.add((str(was), str(now)))
    return [Lineage(old, new, run_id) for old, new in sorted(found)]
