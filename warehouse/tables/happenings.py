"""The happenings table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row
from warehouse.tables.events import DatePrecision, EventType, Factuality, GeoPrecision, QuadClass

HappeningDateSource = Literal["own", "sentence", "paragraph", "happening", "story", "publication"]


@dataclass(frozen=True, slots=True)
class Happening(Row):
    """One happening across all articles, with the values that its reports agree on."""

    TABLE: ClassVar[str] = "happenings"
    KEY: ClassVar[tuple[str, ...]] = ("happening_id",)

    happening_id: Annotated[str, Col("Id of the happening: the event_id of its earliest report.")]
    story_id: Annotated[str | None, Col("The story that reports it first.", ref="stories.story_id")]
    event_type: Annotated[EventType, Col("The event type of most of its events.")]
    ontology: Annotated[str, Col("Where the type is defined: plover, ere, hazard or iptc.")]
    mode: Annotated[str | None, Col("The mode of most of its events.")]
    quad_class: Annotated[
        QuadClass | None, Col("Verbal or material cooperation or conflict; null for types outside PLOVER.")
    ]
    title: Annotated[str, Col("A short title: actor, type, recipient and place.")]
    factuality: Annotated[Factuality, Col("Whether it happened, by the event with the strongest factuality.")]
    actor_text: Annotated[str | None, Col("The actor, in the fullest wording.")]
    actor_entity_id: Annotated[str | None, Col("The entity of the actor.", ref="entities.entity_id")]
    recipient_text: Annotated[str | None, Col("The recipient, in the fullest wording.")]
    recipient_entity_id: Annotated[str | None, Col("The entity of the recipient.", ref="entities.entity_id")]
    happened_from: Annotated[
        datetime | None, Col("Earliest time at which it happened, by the most precise date.", unit="UTC")
    ]
    happened_to: Annotated[datetime | None, Col("Latest time, exclusive.", unit="UTC")]
    date_precision: Annotated[DatePrecision | None, Col("How precise the date is.")]
    date_source: Annotated[HappeningDateSource | None, Col("Where the date comes from.")]
    location_text: Annotated[str | None, Col("The place, as written.")]
    location_entity_id: Annotated[str | None, Col("The entity of the place.", ref="entities.entity_id")]
    latitude: Annotated[float | None, Col("Latitude of the place, WGS 84.", unit="degree")]
    longitude: Annotated[float | None, Col("Longitude of the place, WGS 84.", unit="degree")]
    geo_precision: Annotated[GeoPrecision | None, Col("How precise the place is.")]
    weapon: Annotated[str | None, Col("The weapon, in the most frequent wording.")]
    killed_low: Annotated[int | None, Col("People killed, at least: the lowest of the latest reports.")]
    killed_high: Annotated[int | None, Col("People killed, at most; null when open.")]
    injured_low: Annotated[int | None, Col("People injured, at least: the lowest of the latest reports.")]
    injured_high: Annotated[int | None, Col("People injured, at most; null when open.")]
    n_events: Annotated[int, Col("Events that report it, without duplicates.")]
    n_documents: Annotated[int, Col("Articles that report it, without duplicates.")]
    n_publishers: Annotated[int, Col("Publishers that report it, without duplicates.")]
    n_sources: Annotated[int, Col("Sources: people and bodies that are named as such, and publishers that name none.")]
    first_reported: Annotated[
        datetime | None, Col("Publication date of the first article that reports it.", unit="UTC")
    ]
    last_reported: Annotated[datetime | None, Col("Publication date of the last article that reports it.", unit="UTC")]
    is_historical: Annotated[bool, Col("Whether all its events are background rather than news.")]
    denied_by_text: Annotated[str | None, Col("Who says that it did not happen.")]
    denied_by_entity_id: Annotated[str | None, Col("Who says that it did not happen.", ref="entities.entity_id")]
    confidence: Annotated[float, Col("Highest confidence of its events, 0 to 1.")]
