"""The stages across articles, over the whole corpus as it will stand: the one place that calls `transforms.corpus`.

An article is read by itself, so its entity ids are its own; here the articles of the corpus are made to agree. That may
change articles that were read before, so their rows go through the staging folder too. Only families of names that the articles
of a run touch are looked at, and not more of them at a time than memory has room for.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.corpus import claims, corrections, duplicates, entities, happenings, homes
from flows.corpus.snapshot import Snapshot, ids, parts_of_articles
from transforms.corpus import relinking
from transforms.corpus.terms import terms
from warehouse.contract import owner, schema, to_arrow
from warehouse.lake import Lake
from warehouse.tables import TABLES
from warehouse.tables.corrections import Correction

RELINKED = "relinked"
"""The staging folder of articles that were read before and get other entity ids."""

BLOCK = 2_000
"""Ids whose rows are compared as objects at a time: each row takes some 2 kB."""

LINKED = [
    name for name, row in TABLES.items()
    if "doc_id" in (columns := schema(row).names) and any(n == "entity_id" or n.endswith("_entity_id") for n in columns)
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settled:
    """What the stages give a run."""

    folders: list[Path]
    """All staging folders."""
    tables: dict[str, pa.Table]
    """Rows of tables of the whole corpus: all of them, or, of those that `emptied` names, those that come."""
    emptied: dict[str, frozenset[str]]
    """By table, the articles, or in one without doc_id the ids, whose rows go."""


def settle(
    lake: Lake, folders: Iterable[Path], staging: Path, gone: Collection[str], version: str, run_id: str,
    lines: Sequence[Correction] = (),
) -> Settled:  # fmt: skip
    """Make the articles of the corpus agree: which are copies, the entity ids of all, stories, happenings and claims.

    Args:
        lake: the state before the run.
        folders: the staging folders with the rows of what was read; their files are changed where marks or ids change.
        staging: the folder that they lie in.
        gone: ids of articles whose rows in the lake go.
        version: the version of the program; where another one made the lake, all is worked out anew.
        run_id: the run.
        lines: the user's corrections.

    Returns:
        The folders, with more of them when articles in the lake change, and the tables of the whole corpus.
    """
    last = lake.last_run()
    renewed = last is not None and last.extractor_version != version
    snapshot = Snapshot(lake, sorted(folders), frozenset(gone), renewed)
    settled = duplicates.settle(snapshot, staging)
    before = corrections.known(lake)
    mended = corrections.resolved(lines, snapshot)
    new = corrections.resolved(corrections.changed(lines, before), snapshot).lines
    named = entities.settle(snapshot, staging, settled.documents, settled.remarked, mended, new)
    for folder in snapshot.folders:
        relink(folder, named)
    linked = settled.folders + again(snapshot, named, staging / RELINKED)
    housed = homes.settle(snapshot.beside(linked), staging)
    joined = happenings.settle(snapshot.beside(housed), staging, run_id, version)
    going = joined.emptied["happenings"]
    told = claims.settle(
        snapshot.beside(joined.folders),
        staging,
        joined.membership,
        joined.tables["happenings"],
        going,
    )
    coming = {**joined.tables, "claims": told.claims, "entities": named.rows}
    leaving = {**joined.emptied, "claims": told.going}
    tables = {"corrections": to_arrow(Correction, list(corrections.counted(lines, before, named.about)))}
    if named.going is None:
        tables["entities"] = coming.pop("entities")
    else:
        leaving["entities"] = named.going
    terms.cache_clear()  # no stage that follows asks for them
    for name, new in coming.items():
        tables[name], leaving[name] = differing(lake, name, new, leaving[name])
    return Settled(told.folders, tables, leaving | {"claim_evidence": told.emptied})


def differing(lake: Lake, name: str, coming: pa.Table, leaving: Collection[str]) -> tuple[pa.Table, frozenset[str]]:
    """The rows of a table that come and the ids that go, without those that are in the lake as they come."""
    column, known = owner(TABLES[name]), schema(TABLES[name])
    asked = sorted({*leaving, *coming[column].to_pylist()})
    stored = lake.dataset(name).to_table(filter=pc.field(column).isin(pa.array(asked, pa.string()))).cast(known)
    same = set[str]()
    for some in (ids(asked[n : n + BLOCK]) for n in range(0, len(asked), BLOCK)):
        before, after = (dict(by_id(table.filter(pc.is_in(table[column], some)), column)) for table in (stored, coming))
        same.update(i for i in before if before[i] == after.get(i))
    return coming.filter(pc.invert(pc.is_in(coming[column], ids(same)))), frozenset(leaving) - same


def by_id(rows: pa.Table, column: str) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The rows of each id, in the order of their values."""
    found: dict[str, list[dict[str, object]]] = {}
    for row in rows.to_pylist():
        found.setdefault(row[column], []).append(row)
    return ((i, sorted(some, key=repr)) for i, some in found.items())


def relink(folder: Path, named: entities.Settled) -> None:
    """Change the entity ids in a folder's files."""
    for name in LINKED:
        if (file := folder / f"{name}.parquet").exists():
            before = pq.read_table(file, schema=schema(TABLES[name]))
            if (after := relinking.relink(before, named.changes, named.retyped, named.moved)) is not before:
                duplicates.write(after, file)


def again(snapshot: Snapshot, named: entities.Settled, folder: Path) -> list[Path]:
    """Write the linked rows of articles that the lake holds and nothing replaces, with other ids, into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    stored = pc.unique(snapshot.stored("documents").to_table(["doc_id"])["doc_id"])
    kept = set(stored.filter(pc.is_in(stored, ids(named.changes.keys() - snapshot.gone))).to_pylist())
    if not kept:
        return []
    folder.mkdir(parents=True)
    for name in LINKED:
        known = schema(TABLES[name])
        parts = (part.cast(known) for part in parts_of_articles(snapshot.stored(name), kept))
        linked = (relinking.relink(part, named.changes, named.retyped, named.moved) for part in parts)
        duplicates.write_parts(linked, known, folder / f"{name}.parquet")
    return [folder]
