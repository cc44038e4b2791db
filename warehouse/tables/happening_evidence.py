"""The happening_evidence table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

Attribute = Literal[
    "occurrence", "actor", "recipient", "date", "place", "weapon", "killed", "injured", "denied_by",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class HappeningEvidence(Row):
    """The value that one event gives for one attribute of a happening."""

    TABLE: ClassVar[str] = "happening_evidence"
    KEY: ClassVar[tuple[str, ...]] = ("happening_id", "attribute", "event_id", "value")

    happening_id: Annotated[str, Col("The happening.", ref="happenings.happening_id")]
    attribute: Annotated[Attribute, Col("The attribute.")]
    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    event_id: Annotated[str, Col("The event.", ref="events.event_id")]
    value: Annotated[str, Col("The value: text, an ISO 8601 interval, `low..high`, or a factuality.")]
    attribution_text: Annotated[str | None, Col("The source that the article names, as written.")]
