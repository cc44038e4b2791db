"""The happenings table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row
from warehouse.tables.events import DatePrecision, EventType, Factuality, GeoPrecision, QuadClass

HappeningDateSource = Literal["own", "sentence", "paragraph", "happening", "story", "publication"]


@dataclass(frozen=True, slots=True)
class Happening(Row):
    """One happening, however often and by whomever it is told: what all tellings together say of it."""

    TABLE: ClassVar[str] = "happenings"
    KEY: ClassVar[tuple[str, ...]] = ("happening_id",)

    happening_id: Annotated[str, Col("Id of the happening: the event_id of its first telling.")]
    story_id: Annotated[str | None, Col("The story that tells it first.", ref="stories.story_id")]
    event_type: Annotated[EventType, Col("The type that most tellings give it.")]
    ontology: Annotated[str, Col("Where the type is defined: plover, ere, hazard or iptc.")]
    mode: Annotated[str | None, Col("The mode that most tellings give it.")]
    quad_class: Annotated[
        QuadClass | None, Col("Words or deeds, friendly or hostile; null where the type is none of PLOVER.")
    ]
    title: Annotated[str, Col("Who did what to whom where, in a few words.")]
    factuality: Annotated[Factuality, Col("Whether it happened, as the surest telling says.")]
    actor_text: Annotated[str | None, Col("Who did it, as the fullest telling words it.")]
    actor_entity_id: Annotated[str | None, Col("Who did it.", ref="entities.entity_id")]
    recipient_text: Annotated[str | None, Col("To whom, as the fullest telling words it.")]
    recipient_entity_id: Annotated[str | None, Col("To whom.", ref="entities.entity_id")]
    happened_from: Annotated[datetime | None, Col("Earliest moment, of the most precise telling.", unit="UTC")]
    happened_to: Annotated[datetime | None, Col("Latest moment, exclusive.", unit="UTC")]
    date_precision: Annotated[DatePrecision | None, Col("How precise the date is.")]
    date_source: Annotated[HappeningDateSource | None, Col("What the date was taken from.")]
    location_text: Annotated[str | None, Col("Where, as written.")]
    location_entity_id: Annotated[str | None, Col("Where.", ref="entities.entity_id")]
    latitude: Annotated[float | None, Col("Latitude of the place, WGS 84.", unit="degree")]
    longitude: Annotated[float | None, Col("Longitude of the place, WGS 84.", unit="degree")]
    geo_precision: Annotated[GeoPrecision | None, Col("How precise the place is.")]
    weapon: Annotated[str | None, Col("With what, as most tellings word it.")]
    killed_low: Annotated[int | None, Col("People killed, at least: the lowest of the latest reports.")]
    killed_high: Annotated[int | None, Col("People killed, at most; null when open.")]
    injured_low: Annotated[int | None, Col("People injured, at least: the lowest of the latest reports.")]
    injured_high: Annotated[int | None, Col("People injured, at most; null when open.")]
    n_events: Annotated[int, Col("Times that it is told; copies do not count.")]
    n_documents: Annotated[int, Col("Articles that tell it; copies do not count.")]
    n_publishers: Annotated[int, Col("Publishers that tell it; copies do not count.")]
    n_sources: Annotated[int, Col("Who says so: people and bodies named as such, and publishers that name none.")]
    first_reported: Annotated[datetime | None, Col("Publication of the first article that tells it.", unit="UTC")]
    last_reported: Annotated[datetime | None, Col("Publication of the last article that tells it.", unit="UTC")]
    is_historical: Annotated[bool, Col("Whether every telling gives it as background, not news.")]
    denied_by_text: Annotated[str | None, Col("Who says that it did not happen.")]
    denied_by_entity_id: Annotated[str | None, Col("Who says that it did not happen.", ref="entities.entity_id")]
    confidence: Annotated[float, Col("How sure the surest reading is, 0 to 1.")]
