"""The stages across articles, over the whole lake as it will stand: the one place that calls `transforms.corpus`.

An article is read by itself, so its entity ids are its own; here the articles of the corpus are made to agree. That may
change articles that were read before, so their rows go through the staging folder too.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows import copies
from flows.standing import Standing, among
from transforms.corpus import entities, links
from warehouse.contract import schema, to_arrow
from warehouse.lake import Lake
from warehouse.tables import TABLES
from warehouse.tables.entities import Entity

MENTIONS = sorted({*links.COLUMNS, *entities.NAMED_BY})
DOCUMENTS = ["doc_id", "published_at", "duplicate_of", "duplicate_kind"]
RELINKED = "relinked"
"""The staging folder of articles that were read before and get other entity ids."""

LINKED = [
    name for name, row in TABLES.items()
    if "doc_id" in (names := schema(row).names) and any(n == "entity_id" or n.endswith("_entity_id") for n in names)
]  # fmt: skip


def settle(lake: Lake, folders: Iterable[Path], staging: Path, gone: Collection[str]) -> tuple[list[Path], pa.Table]:
    """Make the articles of the corpus agree: which of them are copies, and the entity ids of all.

    Args:
        lake: the state before the run.
        folders: the staging folders with the rows of what was read; their files are changed where marks or ids change.
        staging: the folder that they lie in.
        gone: ids of articles whose rows in the lake go.

    Returns:
        The folders, with more of them when articles in the lake change, and the entities.
    """
    standing = Standing(lake, sorted(folders), gone)
    found, copies_of = copies.settle(standing, staging)
    mentions = standing.table("mentions", MENTIONS)
    changed = links.changes(mentions)
    if changed:
        for folder in standing.folders:
            relink(folder, changed)
        found += again(lake, {doc_id for doc_id, _ in changed}, staging / RELINKED, gone)
        relink(staging / RELINKED, changed)
    documents = copies.marked(standing.table("documents", DOCUMENTS), copies_of)
    return found, to_arrow(Entity, entities.of_tables(links.relink(mentions, changed), documents))


def relink(folder: Path, changed: links.Links) -> None:
    """Change the entity ids in a folder's files."""
    for name in LINKED:
        if not (file := folder / f"{name}.parquet").exists():
            continue
        before = pq.read_table(file, schema=schema(TABLES[name]))
        after = links.relink(before, changed)
        if after is not before:
            pq.write_table(after, file.with_suffix(".partial"), compression="zstd")
            file.with_suffix(".partial").replace(file)


def again(lake: Lake, doc_ids: Collection[str], folder: Path, gone: Collection[str]) -> list[Path]:
    """Write the linked rows of articles that the lake holds and nothing replaces into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    stored = set(lake.dataset("documents").to_table(["doc_id"])["doc_id"].to_pylist())
    if not (kept := (stored & set(doc_ids)) - set(gone)):
        return []
    folder.mkdir(parents=True)
    for name in LINKED:
        rows = lake.dataset(name).to_table(filter=among(kept))
        pq.write_table(rows.cast(schema(TABLES[name])), folder / f"{name}.parquet", compression="zstd")
    return [folder]
