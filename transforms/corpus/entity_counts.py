"""What the mentions of entities add up to: their texts, the commonest name, numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

BETWEEN = "|"
"""What stands between texts of a list that were made one."""
COUNT = "count_all"
"""The column that says how many mentions a row stands for."""


def counted(mentions: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Mentions that agree in some columns as one row, with their number in the column COUNT; a list of texts becomes one text."""
    for place, field in enumerate(mentions.schema):
        if pa.types.is_list(field.type):
            mentions = mentions.set_column(place, field.name, pc.binary_join(mentions[field.name], BETWEEN))
    return mentions.select(columns).group_by(list(columns)).aggregate([([], COUNT)])


def by_entity(mentions: pa.Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All entities in the order of their ids, each with its texts in order."""
    texts = mentions.group_by(["entity_id", "text"]).aggregate([])
    ordered = texts.sort_by([("entity_id", "ascending"), ("text", "ascending")])
    lists = ordered.group_by("entity_id", use_threads=False).aggregate([("text", "list")])
    yield from zip(lists["entity_id"].to_pylist(), map(tuple, lists["text_list"].to_pylist()), strict=True)


def most(mentions: pa.Table, column: str) -> dict[str, str]:
    """What is counted most, by entity; of equals the longest, then the last in the alphabet."""
    counts = mentions.group_by(["entity_id", column]).aggregate([(COUNT, "sum")])
    counts = counts.filter(pc.is_valid(counts[column]))
    counts = counts.append_column("length", pc.utf8_length(counts[column]))
    ordered = counts.sort_by([(name, "ascending") for name in (f"{COUNT}_sum", "length", column)])
    return dict(zip(ordered["entity_id"].to_pylist(), ordered[column].to_pylist(), strict=True))


def add_up(mentions: pa.Table, documents: pa.Table) -> dict[str, dict[str, Any]]:
    """Numbers and dates by entity."""
    places = pc.index_in(mentions["doc_id"], documents["doc_id"].combine_chunks())
    told = documents.select(["published_at", "duplicate_of"]).take(places)
    once = mentions.append_column("published_at", told["published_at"]).filter(pc.is_null(told["duplicate_of"]))
    sums = once.group_by("entity_id").aggregate(
        [("doc_id", "count_distinct"), (COUNT, "sum"), ("published_at", "min"), ("published_at", "max")]
    )
    names = {
        "doc_id_count_distinct": "documents", f"{COUNT}_sum": "mentions", "published_at_min": "first",
        "published_at_max": "last", "entity_id": "entity_id",
    }  # fmt: skip
    rows = sums.rename_columns([names[name] for name in sums.column_names]).to_pylist()
    return {row.pop("entity_id"): row for row in rows}
