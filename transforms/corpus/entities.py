"""Entities across articles: one row each, worked out from all mentions, the documents' dates, and the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from transforms.corpus.entity_counts import add_up, by_entity, counted, most
from transforms.corpus.whereabouts import place_of, whereabouts
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold, slug
from transforms.gazetteer.places import Place
from transforms.gazetteer.regions import regions_by_id, states
from transforms.gazetteer.wikidata import wikidata_id
from transforms.mentions.known_names import by_id
from transforms.mentions.place_support import is_own_name
from warehouse.tables.entities import Entity
from warehouse.tables.mentions import EntityType

NAMED_BY = ("doc_id", "entity_id", "name", "text", "country")


@dataclass(frozen=True, slots=True)
class Tally:
    """What the mentions of one entity add up to; articles that repeat another one do not count."""

    texts: tuple[str, ...]
    name: str | None
    country: str | None
    documents: int = 0
    mentions: int = 0
    first: datetime | None = None
    last: datetime | None = None


def collect(mentions: pa.Table, documents: pa.Table) -> list[Entity]:
    """One row an entity that the mentions refer to, sorted by id."""
    return of_tables(counted(mentions, NAMED_BY), documents)


def of_tables(mentions: pa.Table, documents: pa.Table) -> list[Entity]:
    """One row an entity, sorted by id.

    Args:
        mentions: as `counted` gives them; the columns of NAMED_BY are read.
        documents: doc_id, published_at and duplicate_of are read.
    """
    found = mentions.filter(pc.is_valid(mentions["entity_id"]))
    named = pc.if_else(pc.equal(found["name"], ""), None, found["name"])
    found = found.append_column("shown", pc.coalesce(named, found["text"]))
    names, homes, totals = most(found, "shown"), most(found, "country"), add_up(found, documents)
    return [
        entity(i, Tally(texts, names.get(i), homes.get(i) or None, **totals.get(i, {})))
        for i, texts in by_entity(found)
    ]


def listed(entity_id: str) -> tuple[str | None, str | None]:
    """Name and country of an entity in the lists of known names."""
    known, _ = by_id().get(entity_id, (None, ()))
    return (known.name, known.country) if known else (None, None)


def entity(entity_id: str, tally: Tally) -> Entity:
    """The row of one entity: gazetteer and lists first, then what the articles say most."""
    where = whereabouts(entity_id)
    name, country = listed(entity_id)
    name = name or place_name(entity_id, tally) or full_name(entity_id, tally)
    return Entity(
        entity_id=entity_id,
        entity_type=kind_of(entity_id),
        name=name or entity_id,
        aliases=tuple(text for text in tally.texts if text != name),
        country=where.country or country or tally.country or None,
        geonames_id=where.geonames_id,
        wikidata_id=wikidata_id(entity_id),
        latitude=where.latitude,
        longitude=where.longitude,
        admin1=where.admin1,
        feature_class=where.feature_class,
        n_documents=tally.documents,
        n_mentions=tally.mentions,
        first_seen=tally.first,
        last_seen=tally.last,
    )


def full_name(entity_id: str, tally: Tally) -> str | None:
    """What articles say most; of a person whom most call by one word, the name that the id is made of, where one has it."""
    name = tally.name
    if name is None or " " in name or kind_of(entity_id) != "person":
        return name
    plain = entity_id.partition("@")[0]
    return next((text for text in tally.texts if " " in text and slug("person", text) == plain), name)


def kind_of(entity_id: str) -> EntityType:
    """The kind, as the id says it."""
    prefix = entity_id.partition(":")[0]
    return cast("EntityType", prefix if prefix != "geonames" else "place")


def is_local_name(place: Place, said: str, texts: Sequence[str]) -> bool:
    """Whether no article has the gazetteer's name of a place: it has Sachsen where news says Saxony, but Ga. is short for Georgia."""
    if (
        said.isupper()
        or said in states()
        or said.endswith(".")
        or (fold(place.name).startswith(fold(said)) and place.is_settlement)
    ):
        return False
    return not any(is_own_name(text, place) for text in (*texts, said))


def place_name(entity_id: str, tally: Tally) -> str | None:
    """The name of a place in English: the country's, the gazetteer's where articles have it, else what they say most."""
    if place := place_of(entity_id):
        if place.feature == "PCLI":
            return countries().names[place.country]
        said = tally.name or place.name
        return place.name if place.name.isascii() and not is_local_name(place, said, tally.texts) else said
    region = regions_by_id().get(entity_id)
    return region.name if region else None
