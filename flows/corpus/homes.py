"""The homes of publishers over the whole corpus: `transforms.corpus.publishers`, and the documents whose publisher's home changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.corpus.duplicates import write
from flows.corpus.rejoined import emptied
from flows.corpus.snapshot import Snapshot, of_articles
from transforms.corpus.publishers import home, homes
from warehouse.contract import schema
from warehouse.tables.documents import Document

REHOMED = "rehomed"
"""The staging folder of documents that were read before and whose publisher now has another home."""
COLUMN = "publisher_place"
ROWS = 1_000
"""Rows that are held as objects at once."""
TOLD_BY = ["doc_id", "publisher", "url", "dateline_place", "duplicate_of", COLUMN]


def settle(snapshot: Snapshot, staging: Path) -> list[Path]:
    """Give each document the home of its publisher.

    Args:
        snapshot: the corpus; the documents in its folders are changed.
        staging: the folder that they lie in.

    Returns:
        All folders.
    """
    documents = snapshot.rows("documents", columns=TOLD_BY)
    known = homes((row["publisher"], row["dateline_place"]) for row in each(documents) if row["duplicate_of"] is None)
    homed = ((row, home(row["publisher"], row["url"], known)) for row in each(documents))
    places = {row["doc_id"]: place for row, place in homed if row[COLUMN] != place}
    staged = snapshot.changed("documents") & places.keys()
    for file in (f for folder in snapshot.folders if staged and (f := folder / "documents.parquet").exists()):
        write(rehomed(pq.read_table(file, schema=schema(Document)), places), file)
    folder = emptied(staging / REHOMED)
    if kept := places.keys() - staged:
        stored = of_articles(snapshot.stored("documents"), kept).cast(schema(Document))
        write(rehomed(stored, places), folder / "documents.parquet")
    return [*snapshot.folders, folder] if kept else snapshot.folders


def each(rows: pa.Table) -> Iterator[dict[str, Any]]:
    """Rows one by one; few of them are objects at a time."""
    for batch in rows.to_batches(max_chunksize=ROWS):
        yield from batch.to_pylist()


def rehomed(documents: pa.Table, places: Mapping[str, str | None]) -> pa.Table:
    """Documents with the homes of their publishers, where these change."""
    pairs = zip(documents["doc_id"].to_pylist(), documents[COLUMN].to_pylist(), strict=True)
    column = pa.array([places.get(doc_id, old) for doc_id, old in pairs], pa.string())
    place = documents.schema.get_field_index(COLUMN)
    return documents.set_column(place, documents.schema.field(place), column)
