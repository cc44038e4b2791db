"""The participants table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

Role = Literal["actor", "recipient", "location", "instrument", "theme"]


@dataclass(frozen=True, slots=True)
class Participant(Row):
    """One phrase that takes part in an event, with its role."""

    TABLE: ClassVar[str] = "participants"
    KEY: ClassVar[tuple[str, ...]] = ("event_id", "role", "char_start", "char_end")

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    event_id: Annotated[str, Col("The event.", ref="events.event_id")]
    role: Annotated[Role, Col("The role of the phrase in the event.")]
    ere_role: Annotated[
        str | None, Col("The role that the event's own type gives it: victim, defendant, buyer, position ...")
    ]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    text: Annotated[str, Col("The whole noun phrase.")]
    entity_id: Annotated[str | None, Col("The entity it names or refers to.", ref="entities.entity_id")]
    country: Annotated[str | None, Col("Its country, ISO 3166-1 alpha-2.")]
    sector: Annotated[str | None, Col("The sector: government, military, police, rebel, civilian, media ...")]
    local_id: Annotated[str | None, Col("The entity by the article alone; entity_id is resolved across articles.")] = (
        None
    )
