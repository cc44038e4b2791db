"""The entities table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from warehouse.contract import Col, Row
from warehouse.tables.mentions import EntityType


@dataclass(frozen=True, slots=True)
class Entity(Row):
    """One person, organization, place or thing, across all articles; duplicates do not count."""

    TABLE: ClassVar[str] = "entities"
    KEY: ClassVar[tuple[str, ...]] = ("entity_id",)

    entity_id: Annotated[str, Col("Stable id, like country:UA, geonames:703448 or person:volodymyr-zelensky.")]
    entity_type: Annotated[EntityType, Col("The type of entity.")]
    name: Annotated[str, Col("Its usual full name.")]
    aliases: Annotated[tuple[str, ...], Col("Other names that articles use for it, sorted.")]
    country: Annotated[str | None, Col("Its country, ISO 3166-1 alpha-2.")]
    geonames_id: Annotated[int | None, Col("Its id in GeoNames.")]
    wikidata_id: Annotated[str | None, Col("Its id in Wikidata, like Q212, where the list of ids has it.")]
    latitude: Annotated[float | None, Col("Latitude, WGS 84.", unit="degree")]
    longitude: Annotated[float | None, Col("Longitude, WGS 84.", unit="degree")]
    admin1: Annotated[str | None, Col("Name of the first-level division that it lies in.")]
    feature_class: Annotated[str | None, Col("GeoNames feature class: A country or region, P city or village ...")]
    n_documents: Annotated[int, Col("Articles that mention it.")]
    n_mentions: Annotated[int, Col("Mentions of it.")]
    first_seen: Annotated[datetime | None, Col("Earliest publication that mentions it.", unit="UTC")]
    last_seen: Annotated[datetime | None, Col("Latest publication that mentions it.", unit="UTC")]
