"""The rows of articles with their stories and happenings: in the folders of what was read, and of articles in the lake that change."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.corpus import duplicates
from flows.corpus.snapshot import Snapshot, ids, of_articles, parts_of_articles
from warehouse.contract import Row, schema
from warehouse.tables import TABLES
from warehouse.tables.happening_evidence import HappeningEvidence

REJOINED, GROUNDED = "rejoined", "grounded"
"""The staging folders of articles that were read before and now are of another story or tell of another happening, and of evidence."""
BLOCK = 1_000
"""Articles whose evidence is compared as objects at a time."""
COLUMNS = {"documents": ("doc_id", "story_id"), "events": ("local_happening_id", "happening_id")}
"""By table, what tells the new id, and where it stands."""


def write(
    snapshot: Snapshot, staging: Path, stories: Mapping[str, str], happenings: Mapping[str, str], was: pa.Table
) -> list[Path]:
    """Bring ids into the rows of what was read, and write the rows of other articles that change into a folder.

    Args:
        snapshot: the corpus.
        staging: where folders lie.
        stories: the story of each article.
        happenings: the happening of each telling that is joined anew, by local_happening_id.
        was: doc_id, local_happening_id and happening_id of the events in the lake that these may change.

    Returns:
        All folders.
    """
    folder = emptied(staging / REJOINED)
    stored = snapshot.stored("documents").to_table(["doc_id", "story_id"])
    for name, rows, new in (("documents", stored, stories), ("events", was, happenings)):
        for file in (f for one in snapshot.folders if (f := one / f"{name}.parquet").exists()):
            duplicates.write(given(pq.read_table(file, schema=schema(TABLES[name])), name, new), file)
        if moved := changed(rows, name, new) - snapshot.changed(name) - snapshot.gone:
            known = schema(TABLES[name])
            parts = (given(part.cast(known), name, new) for part in parts_of_articles(snapshot.stored(name), moved))
            duplicates.write_parts(parts, known, folder / f"{name}.parquet")
    return [*snapshot.folders, folder]


def given(rows: pa.Table, name: str, new: Mapping[str, str]) -> pa.Table:
    """Rows with their new ids; the old one where none is told."""
    key, column = COLUMNS[name]
    place = rows.schema.get_field_index(column)
    pairs = zip(rows[key].to_pylist(), rows[column].to_pylist(), strict=True)
    values = pa.array([new.get(i, old) for i, old in pairs], pa.string())
    return rows.set_column(place, rows.schema.field(place), values)


def changed(rows: pa.Table, name: str, new: Mapping[str, str]) -> set[str]:
    """The articles of which an id changes."""
    key, column = COLUMNS[name]
    told = zip(*(rows[c].to_pylist() for c in ("doc_id", key, column)), strict=True)
    return {doc_id for doc_id, i, old in told if new.get(i, old) != old}


def write_evidence(snapshot: Snapshot, staging: Path, evidence: pa.Table, old: Collection[str]) -> Path:
    """Write the evidence of the articles that have another one now into a folder.

    Args:
        snapshot: the corpus.
        staging: where folders lie.
        evidence: that of happenings that are told of anew.
        old: the happenings that it takes the place of.
    """
    folder = emptied(staging / GROUNDED)
    write_changed(snapshot, HappeningEvidence, evidence, old, evidence["doc_id"].to_pylist(), folder)
    return folder


def write_changed(
    snapshot: Snapshot,
    row: type[Row],
    coming: pa.Table,
    old: Collection[str],
    doc_ids: Iterable[str],
    folder: Path,
) -> frozenset[str]:
    """Write the rows of the articles that have others now into a folder.

    Args:
        snapshot: the corpus.
        row: a table of what articles tell of things, whose key begins with the thing's id.
        coming: its rows that come.
        old: the things whose rows go.
        doc_ids: the articles that are asked about.
        folder: gets the table.

    Returns:
        The articles that lose all their rows.
    """
    known, lost, docs, going = schema(row), set[str](), sorted(set(doc_ids)), ids(old)
    order = [(name, "ascending") for name in dict.fromkeys(("doc_id", *row.KEY, "row_id")) if name in known.names]
    with pq.ParquetWriter(folder / f"{row.TABLE}.parquet", known, compression="zstd") as file:
        for some in (docs[n : n + BLOCK] for n in range(0, len(docs), BLOCK)):
            before = of_articles(snapshot.stored(row.TABLE), some).cast(known)
            is_old = pc.or_(pc.is_in(before[row.KEY[0]], going), pc.is_in(before["doc_id"], ids(snapshot.gone)))
            new = coming.filter(pc.is_in(coming["doc_id"], ids(some)))
            after = pa.concat_tables([before.filter(pc.invert(is_old)), new])
            mine, theirs = by_article(after), by_article(before)
            other = {doc_id for doc_id, rows in mine.items() if doc_id in snapshot.gone or theirs.get(doc_id) != rows}
            lost |= theirs.keys() - mine.keys() - snapshot.gone
            file.write_table(after.filter(pc.is_in(after["doc_id"], ids(other))).sort_by(order))
    return frozenset(lost)


def by_article(rows: pa.Table) -> dict[str, frozenset[tuple[object, ...]]]:
    """The rows of each article."""
    found: dict[str, set[tuple[object, ...]]] = {}
    for doc_id, row in zip(rows["doc_id"].to_pylist(), tuples(rows), strict=True):
        found.setdefault(doc_id, set()).add(row)
    return {doc_id: frozenset(some) for doc_id, some in found.items()}


def tuples(rows: pa.Table) -> Iterable[tuple[object, ...]]:
    """Rows as values."""
    return zip(*(column.to_pylist() for column in rows.columns), strict=True)


def emptied(folder: Path) -> Path:
    """A folder without anything in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
