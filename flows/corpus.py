"""The stages across articles, over the whole lake as it will stand: the one place that calls `transforms.corpus`.

An article is read by itself, so its entity ids are its own; here the articles of the corpus are made to agree. That may
change articles that were read before, so their rows go through the staging folder too.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from transforms.corpus import entities, links
from warehouse.contract import schema, to_arrow
from warehouse.lake import Lake
from warehouse.tables import TABLES
from warehouse.tables.entities import Entity

MENTIONS = sorted({*links.COLUMNS, *entities.NAMED_BY})
DOCUMENTS = ["doc_id", "published_at", "duplicate_of"]
RELINKED = "relinked"
"""The staging folder of articles that were read before and get other entity ids."""

LINKED = [
    name for name, row in TABLES.items()
    if "doc_id" in (names := schema(row).names) and any(n == "entity_id" or n.endswith("_entity_id") for n in names)
]  # fmt: skip


def settle(lake: Lake, folders: Iterable[Path], staging: Path, gone: Collection[str]) -> tuple[list[Path], pa.Table]:
    """Make the entity ids of all articles agree.

    Args:
        lake: the state before the run.
        folders: the staging folders with the rows of what was read; their files are changed where ids change.
        staging: the folder that they lie in.
        gone: ids of articles whose rows in the lake go.

    Returns:
        The folders, with one more when articles in the lake change, and the entities.
    """
    found = sorted(folders)
    mentions = standing(lake, found, gone, "mentions", MENTIONS)
    changed = links.changes(mentions)
    if changed:
        found += again(lake, {doc_id for doc_id, _ in changed}, staging / RELINKED, gone)
        for folder in found:
            relink(folder, changed)
    documents = standing(lake, found, gone, "documents", DOCUMENTS)
    return found, to_arrow(Entity, entities.of_tables(links.relink(mentions, changed), documents))


def standing(lake: Lake, folders: Iterable[Path], gone: Collection[str], table: str, columns: list[str]) -> pa.Table:
    """Columns of a table as it will stand: the lake's rows without `gone`, and the new ones."""
    kept = lake.dataset(table).to_table(columns, filter=~among(gone))
    files = [str(file) for f in folders if (file := f / f"{table}.parquet").exists()]
    new = ds.dataset(files, schema=schema(TABLES[table]), format="parquet").to_table(columns)
    return pa.concat_tables([kept, new])


def among(doc_ids: Collection[str]) -> pc.Expression:
    """The filter for rows of some articles."""
    return pc.field("doc_id").isin(pa.array(sorted(doc_ids), pa.string()))


def relink(folder: Path, changed: links.Links) -> None:
    """Change the entity ids in a folder's files."""
    for name in LINKED:
        file = folder / f"{name}.parquet"
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
