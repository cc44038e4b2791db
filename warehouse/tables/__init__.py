"""All tables of the warehouse; a new one is a file here and a line in TABLES."""

from warehouse.contract import Row
from warehouse.tables.blocks import Block
from warehouse.tables.claim_evidence import ClaimEvidence
from warehouse.tables.claims import Claim
from warehouse.tables.corrections import Correction
from warehouse.tables.documents import Document
from warehouse.tables.entities import Entity
from warehouse.tables.events import Event
from warehouse.tables.figures import Figure
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening
from warehouse.tables.lineage import Lineage
from warehouse.tables.mentions import Mention
from warehouse.tables.participants import Participant
from warehouse.tables.quarantine import Quarantine
from warehouse.tables.quotes import Quote
from warehouse.tables.runs import Run
from warehouse.tables.sentences import Sentence
from warehouse.tables.stories import Story
from warehouse.tables.times import Time

TABLES: dict[str, type[Row]] = {
    row.TABLE: row
    for row in (
        Document, Block, Sentence, Mention, Entity, Time, Figure, Quote, Event, Participant,
        Story, Happening, HappeningEvidence, Lineage, Claim, ClaimEvidence, Correction, Run, Quarantine,
    )
}  # fmt: skip
