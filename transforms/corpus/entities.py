"""Entities across articles: one row each, worked out from all mentions, the documents' dates, and the gazetteer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

import pyarrow as pa

from transforms.gazetteer.places import Place, gazetteer
from transforms.names.countries import countries
from transforms.names.known import by_id
from transforms.names.regions import Region, regions_by_id
from warehouse.contract import Row, to_arrow
from warehouse.tables.documents import Document
from warehouse.tables.entities import Entity
from warehouse.tables.mentions import EntityType, Mention

NAMED_BY = ("doc_id", "entity_id", "name", "text", "country")


@dataclass(slots=True)
class Tally:
    """What the mentions of one entity add up to; articles that repeat another one do not count."""

    names: Counter[str] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    mentions: int = 0
    dates: list[datetime] = field(default_factory=list)


def collect(mentions: Sequence[Row], documents: Sequence[Row]) -> list[Entity]:
    """One row an entity that the mentions refer to, sorted by id."""
    return of_tables(to_arrow(Mention, mentions), to_arrow(Document, documents))


def of_tables(mentions: pa.Table, documents: pa.Table) -> list[Entity]:
    """One row an entity, sorted by id; the tables may hold more columns than are read here."""
    counts = mentions.select(NAMED_BY).group_by(list(NAMED_BY)).aggregate([([], "count_all")]).to_pylist()
    known = documents.select(["doc_id", "published_at", "duplicate_of"]).to_pylist()
    dates = {d["doc_id"]: d["published_at"] for d in known}
    repeats = {d["doc_id"] for d in known if d["duplicate_of"]}
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in counts:
        if row["entity_id"]:
            count(tallies[row["entity_id"]], row, dates.get(row["doc_id"]), repeated=row["doc_id"] in repeats)
    return [entity(i, tallies[i]) for i in sorted(tallies)]


def count(tally: Tally, row: dict[str, Any], date: datetime | None, *, repeated: bool) -> None:
    """Add the mentions of one article under one name."""
    number = row["count_all"]
    tally.names[row["name"] or row["text"]] += number
    tally.texts.add(row["text"])
    if row["country"]:
        tally.countries[row["country"]] += number
    if repeated:
        return
    tally.documents.add(row["doc_id"])
    tally.mentions += number
    if date:
        tally.dates.append(date)


def entity(entity_id: str, tally: Tally) -> Entity:
    """The row of one entity: gazetteer and lists first, then what the articles say most."""
    place, region = place_of(entity_id), regions_by_id().get(entity_id)
    where = place or region
    known, _ = by_id().get(entity_id, (None, ()))
    name = known.name if known else place_name(place, tally) if place else region.name if region else most(tally.names)
    country = where.country if where else (known.country if known else None) or most(tally.countries)
    return Entity(
        entity_id=entity_id,
        entity_type=kind_of(entity_id),
        name=name or entity_id,
        aliases=tuple(sorted(tally.texts - {name})),
        country=country or None,
        geonames_id=place.geonames_id if place else geonames_id(region),
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        admin1=gazetteer().admin1_name(place.admin1) if place else None,
        feature_class=("P" if place.is_settlement else "A") if place else region.feature if region else None,
        n_documents=len(tally.documents),
        n_mentions=tally.mentions,
        first_seen=min(tally.dates, default=None),
        last_seen=max(tally.dates, default=None),
    )


def most(counts: Counter[str]) -> str | None:
    """What is counted most; of equals the longest, then the last in the alphabet."""
    return max(counts, key=lambda n: (counts[n], len(n), n), default=None)


def kind_of(entity_id: str) -> EntityType:
    """The kind, as the id says it."""
    prefix = entity_id.partition(":")[0]
    return cast("EntityType", prefix if prefix != "geonames" else "place")


def place_of(entity_id: str) -> Place | None:
    """The gazetteer's place of an id."""
    kind, _, rest = entity_id.partition(":")
    if kind == "country":
        return gazetteer().countries.get(rest)
    return gazetteer().place(int(rest)) if kind == "geonames" and rest.isdigit() else None


def place_name(place: Place, tally: Tally) -> str:
    """The name of a place in English: the country's, the gazetteer's where it is plain, else what articles say most."""
    if place.feature == "PCLI":
        return countries().names[place.country]
    return place.name if place.name.isascii() else most(tally.names) or place.name


def geonames_id(region: Region | None) -> int | None:
    """The GeoNames id of a listed region that has one."""
    kind, _, rest = region.entity_id.partition(":") if region else ("", "", "")
    return int(rest) if kind == "geonames" else None
