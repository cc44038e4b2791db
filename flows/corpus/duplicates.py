"""Which articles repeat another one: `transforms.corpus.duplicates` over the whole corpus, in time for what changes in it.

Whether an article is a copy depends on all the others, so a run may change the mark of one that it did not read.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.corpus.fingerprints import FOLDER, Fingerprints
from flows.corpus.snapshot import Snapshot, among, ids, of_articles
from transforms.corpus.containment import Flags, Numbers
from transforms.corpus.duplicates import UNDATED, Duplicate, Fingerprint, fingerprint, is_spread, marks
from transforms.corpus.similarity import Texts
from transforms.corpus.story_dates import own_dates
from warehouse.contract import schema
from warehouse.tables.documents import Document

MADE_FROM = ["doc_id", "content_sha256", "extractor_version", "run_id", "n_chars"]
"""What tells one text from another: the same bytes are read otherwise by another version, or when lines of theirs recur."""
MARK = ["duplicate_of", "duplicate_kind"]
AGE = ["published_at", "source_uri", "doc_id"]
COLUMNS = sorted({*MADE_FROM, *MARK, *AGE, "published_at_source", "n_words"})
PAIRS = 200
"""Pairs whose texts are held in memory at a time."""
REMARKED = "remarked"
"""The staging folder of documents that were read before and now are, or no longer are, copies."""

Marks = Mapping[str, Duplicate | None]


@dataclass(frozen=True, slots=True)
class Settled:
    """The articles of the corpus with their marks."""

    documents: pa.Table
    """As they will stand: doc_id, published_at, duplicate_of."""
    remarked: frozenset[str]
    """Those in the lake that get another mark."""
    folders: list[Path]
    """All staging folders."""


def settle(snapshot: Snapshot, staging: Path) -> Settled:
    """Mark the copies among all articles.

    Args:
        snapshot: the corpus; the documents in its folders are changed.
        staging: the folder that they lie in.
    """
    documents = both(snapshot)
    prints = Fingerprints(snapshot.lake.root / FOLDER, keys(documents))
    if not prints.known.all():
        prints.add(missing(snapshot, documents, prints))
    before, after = (documents[name].to_numpy() for name in ("before", "after"))
    content, was = contents(prints.digests), before & (not snapshot.renewed)
    texts = Texts(content, prints.sizes, was, after, near(documents), documents["n_words"].to_numpy(), age(documents))
    documents, changed = with_marks(documents, *marks(texts, prints.scan, partial(confirmed, snapshot, documents)))
    prints.tidy()
    for file in (folder / "documents.parquet" for folder in snapshot.folders):
        read = pq.read_table(file, schema=schema(Document))
        if (new := marked(read, changed)) is not read:
            write(new, file)
    remarked = frozenset(changed) - set(documents.filter(pa.array(~before))["doc_id"].to_pylist())
    folders = snapshot.folders + again(snapshot, remarked, changed, staging / REMARKED)
    return Settled(documents.filter(after).select(["doc_id", "published_at", "duplicate_of"]), remarked, folders)


def both(snapshot: Snapshot) -> pa.Table:
    """The documents before and after the run, the fullest first, of equals the earliest; one that was read anew is two."""
    stored = own_dates(snapshot.stored("documents").to_table(COLUMNS))
    staged = own_dates(snapshot.staged("documents").to_table(COLUMNS))
    before = pa.array(np.arange(len(stored) + len(staged)) < len(stored))
    after = pc.invert(pc.is_in(stored["doc_id"], ids(snapshot.gone))).combine_chunks()
    found = pa.concat_tables([stored, staged]).append_column("before", before)
    found = found.append_column("after", pa.concat_arrays([after, pa.array(np.ones(len(staged), np.bool_))]))
    order = [("n_words", "descending"), *((name, "ascending") for name in AGE)]
    return found.take(pc.sort_indices(dated(found), order)).combine_chunks()


def dated(documents: pa.Table) -> pa.Table:
    """Documents with a date behind all others where they have none."""
    place = documents.schema.get_field_index("published_at")
    return documents.set_column(place, "published_at", pc.fill_null(documents["published_at"], UNDATED))


def age(documents: pa.Table) -> Numbers:
    """The place of each document among all, the earliest first."""
    order = pc.sort_indices(dated(documents), [(name, "ascending") for name in AGE]).to_numpy()
    found = np.empty(len(order), np.int64)
    found[order] = np.arange(len(order))
    return found


def confirmed(snapshot: Snapshot, documents: pa.Table, pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs of documents, by their places, of which what they share is spread over the texts."""
    names = documents["doc_id"].to_pylist() if pairs else []
    for some in (pairs[n : n + PAIRS] for n in range(0, len(pairs), PAIRS)):
        rows = snapshot.rows("documents", {names[place] for pair in some for place in pair}, ["doc_id", "text"])
        texts = dict(zip(rows["doc_id"].to_pylist(), rows["text"].to_pylist(), strict=True))
        yield from (pair for pair in some if is_spread(*(texts[names[place]] for place in pair)))


def keys(documents: pa.Table) -> pa.Array:
    """What each document's text was made from."""
    columns = (documents[name].combine_chunks().cast(pa.string()) for name in MADE_FROM)
    return pc.binary_join_element_wise(*columns, "\n", null_handling="replace")


def missing(snapshot: Snapshot, documents: pa.Table, prints: Fingerprints) -> Iterator[tuple[str, Fingerprint]]:
    """The fingerprints of the texts that have none, by key."""
    rest = documents.filter(pa.array(~prints.known))
    for side, rows in (("before", snapshot.stored("documents")), ("after", snapshot.staged("documents"))):
        wanted = among(rest.filter(rest[side])["doc_id"].to_pylist())
        for batch in rows.to_batches(columns=[*MADE_FROM, "text"], filter=wanted, batch_size=100, batch_readahead=2):
            table = pa.Table.from_batches([batch])
            yield from zip(keys(table).to_pylist(), map(fingerprint, table["text"].to_pylist()), strict=True)


def contents(digests: Numbers) -> Numbers:
    """A number for each digest, the same for the same."""
    _, found = np.unique(digests, axis=0, return_inverse=True)
    return found.astype(np.int64).reshape(-1)


def near(documents: pa.Table) -> Numbers:
    """The places of the texts that documents in the lake are near copies of, -1 for those that are none."""
    is_near = pc.and_(documents["before"], pc.equal(documents["duplicate_kind"], "near"))
    originals = pc.if_else(is_near, documents["duplicate_of"], None)
    stored = pc.if_else(documents["before"], documents["doc_id"], None).combine_chunks()
    places = pc.index_in(originals, stored, skip_nulls=True)
    found: Numbers = pc.fill_null(places, -1).to_numpy().astype(np.int64)
    return found


def with_marks(documents: pa.Table, of: Numbers, is_near: Flags) -> tuple[pa.Table, Marks]:
    """Documents with their marks, and the marks that are not those they had."""
    names = documents["doc_id"].combine_chunks()
    originals = names.take(pa.array(of, mask=of < 0))
    kinds = pc.if_else(pa.array(of < 0), None, pc.if_else(pa.array(is_near), "near", "exact"))
    differs = pc.or_(other(documents["duplicate_of"], originals), other(documents["duplicate_kind"], kinds))
    chosen = pc.and_(documents["after"], differs).combine_chunks()
    columns = [column.filter(chosen).to_pylist() for column in (names, originals, kinds)]
    changed = {doc_id: Duplicate(of, kind) if of else None for doc_id, of, kind in zip(*columns, strict=True)}
    place = documents.schema.get_field_index("duplicate_of")
    return documents.set_column(place, documents.schema.field(place), originals), changed


def other(old: pa.ChunkedArray, new: pa.Array) -> pa.ChunkedArray:
    """Where two columns differ; null is a value."""
    return pc.not_equal(pc.fill_null(old, ""), pc.fill_null(new, ""))


def marked(documents: pa.Table, changed: Marks) -> pa.Table:
    """Documents with their marks, where these change."""
    doc_ids = documents["doc_id"].to_pylist()
    for name in MARK if not changed.keys().isdisjoint(doc_ids) else ():
        place = documents.schema.get_field_index(name)
        field, old = documents.schema.field(place), documents[name].to_pylist()
        new = [getattr(changed[i], name, None) if i in changed else o for i, o in zip(doc_ids, old, strict=True)]
        documents = documents.set_column(place, field, pa.array(new, field.type))
    return documents


def again(snapshot: Snapshot, doc_ids: frozenset[str], changed: Marks, folder: Path) -> list[Path]:
    """Write the documents that the lake holds and that get another mark into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    if not doc_ids:
        return []
    folder.mkdir(parents=True)
    rows = of_articles(snapshot.stored("documents"), doc_ids).cast(schema(Document))
    write(marked(rows, changed), folder / "documents.parquet")
    return [folder]


def write(table: pa.Table, file: Path, rows: int | None = None) -> None:
    """Write a Parquet file in one step, in groups of so many rows."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    pq.write_table(table, partial, row_group_size=rows, compression="zstd")
    partial.replace(file)


def write_parts(parts: Iterable[pa.Table], known: pa.Schema, file: Path) -> None:
    """Write tables one after the other into a Parquet file, in one step."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    with pq.ParquetWriter(partial, known, compression="zstd") as writer:
        for table in parts:
            writer.write_table(table)
    partial.replace(file)
