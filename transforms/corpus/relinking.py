"""Rows whose entities become others: which ids they get, and what hangs on an id, its type and its place."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from transforms.corpus.entities import kind_of
from transforms.corpus.id_changes import NO_ENTITY, Changes, Key
from transforms.corpus.links import with_column
from transforms.corpus.whereabouts import whereabouts

ENTITY = "entity_id"
"""What the names of columns that refer to entities end with."""

TEXTS = {
    "entity_id": "text",
    **{f"{n}_entity_id": f"{n}_text" for n in ("speaker", "attribution", "denied_by", "location")},
}
"""Columns that refer to entities, with those that hold the words."""

Point = tuple[float, float]
"""Latitude and longitude."""


def typed(mentions: pa.Table, retyped: Mapping[str, str]) -> pa.Table:
    """Mentions with the types of the entities that they are of now.

    Args:
        mentions: with local_id, local_type and the resolved entity_id.
        retyped: types that corrections give entities.
    """
    rows = zip(*(mentions[n].to_pylist() for n in ("local_id", "local_type", "entity_id")), strict=True)
    return with_column(
        mentions, "entity_type", [retyped.get(i or "") or type_of(local, kind, i) for local, kind, i in rows]
    )


def type_of(local: str | None, kind: str, entity: str | None) -> str:
    """The type of a mention: the article's own, but that of the entity where another type's came instead."""
    if local is None or entity is None or entity == local or kind_of(local) != kind:
        return kind
    return kind_of(entity)


def localize(table: pa.Table) -> pa.Table:
    """A table as one article alone gives it: its ids and types are the article's own."""
    for name in table.column_names:
        if name.endswith(ENTITY) and (own := own_column(name)) in table.column_names:
            table = table.set_column(table.column_names.index(own), own, table[name])
        elif name == "local_type":
            table = table.set_column(table.column_names.index(name), name, table["entity_type"])
    return table


def own_column(name: str) -> str:
    """The column of the article's own id for one of resolved ids.

    >>> own_column("speaker_entity_id")
    'speaker_local_id'
    """
    return f"{name.removesuffix(ENTITY)}local_id"


def relink(table: pa.Table, links: Changes, retyped: Mapping[str, str], moved: Mapping[str, Point]) -> pa.Table:
    """A table with a doc_id, with its columns of entity ids (entity_id, speaker_entity_id ...) changed, and what hangs on them.

    Args:
        table: mentions, events, quotes ...
        links: the ids by what the article tells.
        retyped: types that corrections give entities.
        moved: places that corrections put elsewhere.
    """
    documents = table["doc_id"].to_pylist()
    if links.keys().isdisjoint(documents):
        return table
    for name in table.column_names:
        if name.endswith(ENTITY):
            texts = table[TEXTS[name]].to_pylist() if name in TEXTS else [None] * len(table)
            rows = zip(documents, table[own_column(name)].to_pylist(), texts, table[name].to_pylist(), strict=True)
            new = [resolved(links.get(d, {}), local, text, old) for d, local, text, old in rows]
            table = with_column(table, name, new)
    if "local_type" in table.column_names:
        return typed(table, retyped)
    return located(table, links, moved) if "location_entity_id" in table.column_names else table


def resolved(links: Mapping[Key, str | None], local: str | None, text: str | None, old: str | None) -> str | None:
    """The id of a row: that of its name where the article's names of the entity part, else that of the entity."""
    if local is None:
        return links.get((NO_ENTITY, text or ""), old)
    if local not in links:
        return old
    named = [key for key in links if isinstance(key, tuple) and key[0] == local and key[1] in (text or "")]
    return links[max(named, key=lambda key: (len(key[1]), key), default=local)]


def located(events: pa.Table, links: Changes, moved: Mapping[str, Point]) -> pa.Table:
    """Events of the articles that change, with the coordinates of their places."""
    columns = ("doc_id", "location_entity_id", "latitude", "longitude")
    points = [
        point_of(place, moved) if doc_id in links and place else (latitude, longitude)
        for doc_id, place, latitude, longitude in zip(*(events[c].to_pylist() for c in columns), strict=True)
    ]
    events = with_column(events, "latitude", [point[0] for point in points])
    return with_column(events, "longitude", [point[1] for point in points])


def point_of(place: str, moved: Mapping[str, Point]) -> tuple[float | None, float | None]:
    """Latitude and longitude of a place, null where they are unknown."""
    where = whereabouts(place)
    return moved.get(place, (where.latitude, where.longitude))
