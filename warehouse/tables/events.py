"""The events table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
QuadClass = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
Factuality = Literal[
    "asserted", "reported", "alleged", "negated", "denied", "possible", "planned", "hypothetical", "ordered",
]  # fmt: skip
DatePrecision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "decade"]
GeoPrecision = Literal["exact", "city", "admin1", "country", "inherited"]


@dataclass(frozen=True, slots=True)
class Event(Row):
    """One happening that an article tells of (PLOVER 2021), whether it happened, and who says so."""

    TABLE: ClassVar[str] = "events"
    KEY: ClassVar[tuple[str, ...]] = ("event_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    event_id: Annotated[str, Col("Id of the event: doc_id, `:e` and its number in the article, from 0.")]
    sent_id: Annotated[str, Col("The sentence.", ref="sentences.sent_id")]
    char_start: Annotated[int, Col("Start of the trigger in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End of the trigger in documents.text, exclusive.", unit="code point")]
    trigger: Annotated[str, Col("The words that tell of the event.")]
    event_type: Annotated[EventType, Col("PLOVER type.")]
    mode: Annotated[str | None, Col("PLOVER mode, such as aerial or demo.")]
    contexts: Annotated[tuple[str, ...], Col("PLOVER contexts, such as military or election.")]
    quad_class: Annotated[QuadClass, Col("Words or deeds, friendly or hostile.")]
    intensity: Annotated[float, Col("From -10, most hostile, to 10, most friendly.")]
    cameo_root: Annotated[str, Col("CAMEO root code, two digits.")]
    acled_event_type: Annotated[str | None, Col("ACLED event type that fits.")]
    acled_sub_event_type: Annotated[str | None, Col("ACLED sub-event type that fits.")]
    factuality: Annotated[Factuality, Col("Whether it is told as having happened.")]
    is_historical: Annotated[bool, Col("Whether it is background, not news.")]
    attribution_text: Annotated[str | None, Col("Who says so.")]
    attribution_entity_id: Annotated[str | None, Col("Who says so.", ref="entities.entity_id")]
    attribution_cue: Annotated[str | None, Col("The word of saying.")]
    time_id: Annotated[str | None, Col("The expression that dates it.", ref="times.time_id")]
    happened_from: Annotated[datetime | None, Col("Earliest moment.", unit="UTC")]
    happened_to: Annotated[
        datetime | None, Col("Latest moment, exclusive; equals happened_from for a moment of the clock.", unit="UTC")
    ]
    date_precision: Annotated[DatePrecision | None, Col("How precise the date is.")]
    location_text: Annotated[str | None, Col("Where, as written.")]
    location_entity_id: Annotated[str | None, Col("Where.", ref="entities.entity_id")]
    latitude: Annotated[float | None, Col("Latitude of the place, WGS 84.", unit="degree")]
    longitude: Annotated[float | None, Col("Longitude of the place, WGS 84.", unit="degree")]
    geo_precision: Annotated[GeoPrecision | None, Col("How precise the place is.")]
    weapon: Annotated[str | None, Col("With what, as written.")]
    killed_low: Annotated[int | None, Col("People killed, at least.")]
    killed_high: Annotated[int | None, Col("People killed, at most; null when open.")]
    injured_low: Annotated[int | None, Col("People injured, at least.")]
    injured_high: Annotated[int | None, Col("People injured, at most; null when open.")]
    confidence: Annotated[float, Col("How sure the reading is, 0 to 1.")]
    rule_id: Annotated[str, Col("The rule that read it.")]
    happening_id: Annotated[str, Col("Shared by the events of an article that tell of one happening.")]
