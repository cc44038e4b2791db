"""The events table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "DIE", "INJURE", "BORN", "MARRY", "DIVORCE", "START_POSITION", "END_POSITION", "NOMINATE", "ELECT", "ELECTION_HELD", "TRIAL",
    "APPEAL", "COURT_RULING", "START_ORG", "END_ORG", "MERGE_ORG", "BANKRUPTCY", "TRANSFER_OWNERSHIP", "TRANSFER_MONEY", "LAYOFF",
    "RATE_CHANGE", "EARNINGS", "PRODUCT_LAUNCH", "RECALL", "TRANSPORT", "LEGISLATE",
    "EARTHQUAKE", "TSUNAMI", "VOLCANO", "LANDSLIDE", "FLOOD", "STORM", "EXTREME_TEMPERATURE", "DROUGHT", "WILDFIRE", "EPIDEMIC",
    "TRANSPORT_ACCIDENT", "INDUSTRIAL_ACCIDENT", "OTHER_ACCIDENT",
]  # fmt: skip
Ontology = Literal["plover", "ere", "hazard", "iptc"]
Cause = Literal["conflict", "crime", "accident", "hazard", "disease"]
QuadClass = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
Factuality = Literal[
    "asserted", "reported", "alleged", "negated", "denied", "possible", "planned", "hypothetical", "ordered",
]  # fmt: skip
DatePrecision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "decade"]
DateSource = Literal["own", "sentence", "paragraph", "happening", "publication", "story"]
GeoPrecision = Literal["exact", "city", "admin1", "country", "inherited"]


@dataclass(frozen=True, slots=True)
class Event(Row):
    """One event that an article reports (PLOVER 2021), with its factuality and its source."""

    TABLE: ClassVar[str] = "events"
    KEY: ClassVar[tuple[str, ...]] = ("event_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    event_id: Annotated[str, Col("Id of the event: doc_id, `:e` and its number in the article, from 0.")]
    sent_id: Annotated[str, Col("The sentence.", ref="sentences.sent_id")]
    char_start: Annotated[int, Col("Start of the trigger in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End of the trigger in documents.text, exclusive.", unit="code point")]
    trigger: Annotated[str, Col("The trigger: the words that express the event.")]
    summary: Annotated[
        str, Col("The event in a line, in the sentence's words: who did what to whom, a pronoun by its name.")
    ]
    ontology: Annotated[
        Ontology, Col("Where the type comes from: PLOVER 2021, Rich ERE, hazards after EM-DAT, news topics after IPTC.")
    ]
    event_type: Annotated[EventType, Col("The event's type.")]
    ere_type: Annotated[str | None, Col("The Rich ERE or news type that it also is, such as ARREST.")]
    mode: Annotated[str | None, Col("PLOVER mode, such as aerial or demo.")]
    contexts: Annotated[tuple[str, ...], Col("PLOVER contexts, such as military or election.")]
    quad_class: Annotated[
        QuadClass | None, Col("Verbal or material, cooperation or conflict; null where PLOVER has no such type.")
    ]
    intensity: Annotated[
        float | None, Col("From -10, most hostile, to 10, most friendly; null where PLOVER has no such type.")
    ]
    cameo_root: Annotated[str | None, Col("CAMEO root code, two digits; null where PLOVER has no such type.")]
    acled_event_type: Annotated[str | None, Col("ACLED event type that fits.")]
    acled_sub_event_type: Annotated[str | None, Col("ACLED sub-event type that fits.")]
    factuality: Annotated[Factuality, Col("Whether the article presents it as having happened.")]
    is_historical: Annotated[bool, Col("Whether it is background rather than news.")]
    attribution_text: Annotated[str | None, Col("The source that the article names, as written.")]
    attribution_entity_id: Annotated[str | None, Col("The entity of that source.", ref="entities.entity_id")]
    attribution_cue: Annotated[str | None, Col("The reporting verb or phrase, as written.")]
    denied_by_text: Annotated[str | None, Col("Who says that it did not happen; null unless it is denied.")]
    denied_by_entity_id: Annotated[str | None, Col("Who says that it did not happen.", ref="entities.entity_id")]
    time_id: Annotated[
        str | None,
        Col(
            "The time expression that dates it, also one that only the article's own date would resolve.",
            ref="times.time_id",
        ),
    ]
    happened_from: Annotated[datetime | None, Col("Earliest time at which it happened.", unit="UTC")]
    happened_to: Annotated[
        datetime | None, Col("Latest time, exclusive; equals happened_from for a time of day.", unit="UTC")
    ]
    date_precision: Annotated[DatePrecision | None, Col("How precise the date is.")]
    date_source: Annotated[
        DateSource | None,
        Col(
            "Where its date stands: `own` in its clause, `sentence` elsewhere in its sentence, `paragraph` with the deed told before it, "
            "`happening` where the article tells of it again; `publication`: a lead without a date."
        ),
    ]
    location_text: Annotated[str | None, Col("The place, as written.")]
    location_entity_id: Annotated[str | None, Col("The entity of the place.", ref="entities.entity_id")]
    latitude: Annotated[float | None, Col("Latitude of the place, WGS 84.", unit="degree")]
    longitude: Annotated[float | None, Col("Longitude of the place, WGS 84.", unit="degree")]
    geo_precision: Annotated[GeoPrecision | None, Col("How precise the place is.")]
    weapon: Annotated[str | None, Col("The weapon, as written.")]
    killed_low: Annotated[int | None, Col("People killed, at least.")]
    killed_high: Annotated[int | None, Col("People killed, at most; null when open.")]
    injured_low: Annotated[int | None, Col("People injured, at least.")]
    injured_high: Annotated[int | None, Col("People injured, at most; null when open.")]
    cause: Annotated[
        Cause | None,
        Col(
            "What kills or hurts people in it; null where it cannot, in executions, and where a death's cause is not told."
        ),
    ]
    confidence: Annotated[float, Col("Confidence in the row, 0 to 1.")]
    rule_id: Annotated[str, Col("The rule that matched.")]
    happening_id: Annotated[str, Col("The happening, across articles.", ref="happenings.happening_id")]
    local_happening_id: Annotated[
        str, Col("The first event of the article that tells the same happening, as the article alone shows it.")
    ]
    attribution_local_id: Annotated[str | None, Col("The source by the article alone; as mentions.local_id.")] = None
    denied_by_local_id: Annotated[str | None, Col("Who denies it, by the article alone.")] = None
    location_local_id: Annotated[str | None, Col("The place by the article alone.")] = None
