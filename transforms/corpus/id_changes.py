"""The ids that an article's rows get where entities of its mentions become others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from transforms.corpus.entity_counts import COUNT

Key = str | tuple[str, str]
"""An article's own id, or such an id and the name that the article uses for it."""
Changes = Mapping[str, Mapping[Key, str | None]]
"""By doc_id, the ids that rows get, by what the article itself tells."""
NO_ENTITY = ""
"""What stands for the own id of a mention that an article leaves open; only the very name gets what a correction says."""


def changes(before: pa.Table, after: pa.Table, moved: Collection[str] = ()) -> Changes:
    """The ids that rows get in articles where a mention changes, by doc_id and the article's own id.

    Args:
        before: mentions as they stand.
        after: the same rows as they are to be.
        moved: entities that lie elsewhere now, whose rows are made anew though the id stays.
    """
    differs = pc.or_(other(before["entity_id"], after["entity_id"]), other(before["entity_type"], after["entity_type"]))
    if moved:
        differs = pc.or_(differs, pc.fill_null(pc.is_in(after["entity_id"], pa.array(sorted(moved))), fill_value=False))
    changed = after.filter(differs).select(["doc_id", "local_id"]).group_by(["doc_id", "local_id"]).aggregate([])
    near = {(row["doc_id"], row["local_id"]) for row in changed.to_pylist()}
    told: dict[tuple[str, str | None], Counter[tuple[str, str | None]]] = defaultdict(Counter)
    few = after.filter(pc.is_in(after["doc_id"], pa.array(sorted({doc_id for doc_id, _ in near}), pa.string())))
    columns = ["doc_id", "local_id", "text", "entity_id", COUNT]
    for row in few.select([c for c in columns if c in few.column_names]).to_pylist():
        if (row["doc_id"], row["local_id"]) in near:
            told[row["doc_id"], row["local_id"]][row["text"], row["entity_id"]] += row.get(COUNT, 1)
    found: dict[str, dict[Key, str | None]] = defaultdict(dict)
    for (doc_id, local), names in told.items():
        found[doc_id].update(by_name(local, names))
    return found


def by_name(local: str | None, names: Counter[tuple[str, str | None]]) -> dict[Key, str | None]:
    """The id of an article's entity, and the ids of its names where some of them became another thing."""
    if local is None:
        return {(NO_ENTITY, text): entity for text, entity in names}
    ids = Counter[str | None]()
    for (_, entity), count in names.items():
        ids[entity] += count
    usual = max(ids, key=lambda i: (ids[i], i or ""))
    each: dict[Key, str | None] = {(local, text): entity for text, entity in names if len(ids) > 1}
    return {local: usual, **each}


def other(old: pa.ChunkedArray, new: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where two columns differ; null is a value."""
    return pc.not_equal(pc.fill_null(old, ""), pc.fill_null(new, ""))
