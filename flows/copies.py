"""Which articles repeat another one: `transforms.corpus.duplicates` over the whole corpus, in time for its new texts alone.

Whether an article is a copy depends on all the others, so a run may change the mark of one that it did not read. What
stands for a text is kept beside the lake, under what the text was made from: a file that is lost or old costs time only.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.standing import Standing, among
from transforms.corpus.duplicates import Duplicate, Fingerprint, Text, find, fingerprint
from warehouse.contract import schema
from warehouse.tables.documents import Document

NAME = "fingerprints.parquet"
MADE_FROM = ["doc_id", "content_sha256", "extractor_version"]
MARK = ["duplicate_of", "duplicate_kind"]
COLUMNS = [*MADE_FROM, *MARK, "published_at", "source_uri"]
KEPT = pa.schema([*((name, pa.string()) for name in MADE_FROM), ("fingerprint", pa.binary())])
REMARKED = "remarked"
"""The staging folder of documents that were read before and now are, or no longer are, copies."""

Key = tuple[str, ...]
Marks = Mapping[str, Duplicate]


def settle(standing: Standing, staging: Path) -> tuple[list[Path], Marks]:
    """Mark the copies among all articles.

    Args:
        standing: the corpus; the documents in its folders are changed.
        staging: the folder that they lie in.

    Returns:
        The folders, with one more when documents in the lake change, and the marks by doc_id.
    """
    documents = standing.table("documents", COLUMNS).to_pylist()
    prints = fingerprints(standing, documents)
    marks = find([Text(d["doc_id"], d["published_at"], d["source_uri"], prints[key(d)]) for d in documents])
    read = set()
    for file in (folder / "documents.parquet" for folder in standing.folders):
        new = marked(pq.read_table(file, schema=schema(Document)), marks)
        read.update(new["doc_id"].to_pylist())
        write(new, file)
    changed = {
        d["doc_id"] for d in documents if mark_of(d["doc_id"], marks) != (d["duplicate_of"], d["duplicate_kind"])
    }
    return standing.folders + again(standing, changed - read, marks, staging / REMARKED), marks


def key(document: Mapping[str, str]) -> Key:
    """What a document's text was made from."""
    return tuple(document[name] for name in MADE_FROM)


def fingerprints(standing: Standing, documents: Iterable[Mapping[str, str]]) -> dict[Key, Fingerprint]:
    """The fingerprints of all documents; those of new texts are made, and all are kept for the next run."""
    file, wanted = standing.lake.root / NAME, {key(d) for d in documents}
    found = {k: f for k, f in load(file).items() if k in wanted}
    missing = wanted - found.keys()
    for batch in standing.batches("documents", [*MADE_FROM, "text"], {k[0] for k in missing}):
        for row in batch.to_pylist():
            found[key(row)] = fingerprint(row["text"])
    rows = [dict(zip(MADE_FROM, k, strict=True), fingerprint=found[k].pack()) for k in sorted(found)]
    write(pa.Table.from_pylist(rows, KEPT), file)
    return found


def load(file: Path) -> dict[Key, Fingerprint]:
    """The fingerprints that were kept; none when the file is missing or not what was written."""
    try:
        rows = pq.read_table(file, schema=KEPT).to_pylist()
    except (OSError, pa.ArrowException):
        return {}
    return {key(row): Fingerprint.unpack(row["fingerprint"]) for row in rows}


def mark_of(doc_id: str, marks: Marks) -> tuple[str | None, str | None]:
    """The two columns of a document's mark."""
    mark = marks.get(doc_id)
    return (mark.duplicate_of, mark.duplicate_kind) if mark else (None, None)


def marked(documents: pa.Table, marks: Marks) -> pa.Table:
    """Documents with their marks."""
    columns = zip(*(mark_of(doc_id, marks) for doc_id in documents["doc_id"].to_pylist()), strict=True)
    for name, values in zip(MARK, columns, strict=False):
        place = documents.schema.get_field_index(name)
        documents = documents.set_column(
            place, documents.schema.field(place), pa.array(values, documents.schema.field(place).type)
        )
    return documents


def again(standing: Standing, doc_ids: set[str], marks: Marks, folder: Path) -> list[Path]:
    """Write the documents that the lake holds and that get another mark into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    if not doc_ids:
        return []
    folder.mkdir(parents=True)
    rows = standing.lake.dataset("documents").to_table(filter=among(doc_ids)).cast(schema(Document))
    write(marked(rows, marks), folder / "documents.parquet")
    return [folder]


def write(table: pa.Table, file: Path) -> None:
    """Write a Parquet file in one step."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    pq.write_table(table, partial, compression="zstd")
    partial.replace(file)
