"""Entities across articles, from their mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from transforms.gazetteer.places import gazetteer
from transforms.names.countries import countries
from transforms.names.known import by_id
from transforms.names.regions import regions_by_id
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
    place = None
    if code:
        place = gazetteer().countries.get(code)
    elif entity_id.startswith("geonames:"):
        place = gazetteer().place(int(entity_id.removeprefix("geonames:")))
    region = regions_by_id().get(entity_id)
    known = by_id().get(entity_id)
    extra = set(known[1]) if known else set()
    if known:
        name = known[0].name
    src = place or region
    return Entity(
        entity_id=entity_id,
        entity_type=kind,
        name=countries().names[code] if code else name,
        aliases=tuple(sorted({m.text for m in rows} | extra - {name})),
        country=code or (src.country if src else None),
        geonames_id=place.geonames_id if place else None,
        latitude=src.latitude if src else None,
        longitude=src.longitude if src else None,
        admin1=gazetteer().admin1_name(place.admin1) if place else None,
        feature_class=("P" if place.is_settlement else "A") if place else region.feature if region else None,
        n_documents=len({m.doc_id for m in rows}),
        n_mentions=len(rows),
        first_seen=None,
        last_seen=None,
    )
