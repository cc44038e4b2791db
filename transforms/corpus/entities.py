"""Entities across articles, from their mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from transforms.names.countries import countries
from warehouse.contract import Row
from warehouse.tables.entities import Entity
from warehouse.tables.mentions import Mention


def collect(mentions: Sequence[Row], documents: Sequence[Row]) -> list[Entity]:
    """One row an entity that the mentions refer to."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for row in mentions:
        if isinstance(row, Mention) and row.entity_id:
            groups[row.entity_id].append(row)
    return [entity(entity_id, groups[entity_id]) for entity_id in sorted(groups)]


def entity(entity_id: str, rows: Sequence[Mention]) -> Entity:
    """The row of one entity."""
    names = Counter(m.name or m.text for m in rows)
    name = max(names, key=lambda n: (names[n], len(n), n))
    code = entity_id.removeprefix("country:") if entity_id.startswith("country:") else None
    kinds = Counter(m.entity_type for m in rows)
    kind = "country" if code else max(kinds, key=lambda k: (kinds[k], k))
    return Entity(
        entity_id=entity_id,
        entity_type=kind,
        name=countries().names[code] if code else name,
        aliases=tuple(sorted({m.text for m in rows} - {name})),
        country=code,
        geonames_id=None,
        latitude=None,
        longitude=None,
        admin1=None,
        feature_class=None,
        n_documents=len({m.doc_id for m in rows}),
        n_mentions=len(rows),
        first_seen=None,
        last_seen=None,
    )
