"""Where entities lie, by their ids."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.gazetteer.places import Place, gazetteer
from transforms.gazetteer.regions import Region, regions_by_id


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What the gazetteer and the list of regions know of an entity."""

    country: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    feature_class: str | None = None


def whereabouts(entity_id: str) -> Whereabouts:
    """Where an entity lies, if it is a place."""
    if place := place_of(entity_id):
        admin1, feature = gazetteer().division_of(place), "P" if place.is_settlement else "A"
        return Whereabouts(place.country, place.geonames_id, place.latitude, place.longitude, admin1, feature)
    if region := regions_by_id().get(entity_id):
        number = geonames_id(region)
        return Whereabouts(region.country, number, region.latitude, region.longitude, None, region.feature)
    return Whereabouts()


def place_of(entity_id: str) -> Place | None:
    """The gazetteer's place of an id."""
    kind, _, rest = entity_id.partition(":")
    if kind == "country":
        return gazetteer().countries.get(rest)
    return gazetteer().place(int(rest)) if kind == "geonames" and rest.isdigit() else None


def geonames_id(region: Region) -> int | None:
    """The GeoNames id of a listed region that has one."""
    kind, _, rest = region.entity_id.partition(":")
    return int(rest) if kind == "geonames" else None
