"""The claim_evidence table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

RowTable = Literal["figures", "times", "events", "quotes", "mentions", "sentences"]
Stance = Literal["supports", "denies", "differs", "superseded"]


@dataclass(frozen=True, slots=True)
class ClaimEvidence(Row):
    """One passage that supports, denies or differs from a claim."""

    TABLE: ClassVar[str] = "claim_evidence"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "doc_id", "char_start", "char_end")

    claim_id: Annotated[str, Col("The claim.", ref="claims.claim_id")]
    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    row_table: Annotated[
        Literal["figures", "times", "events", "quotes", "mentions", "sentences"],
        Col("The table of the row."),
    ]
    row_id: Annotated[str, Col("The id of the row, by the key of its table.")]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    stance: Annotated[
        Stance,
        Col(
            "supports: agrees with the claim's value; differs: excludes it; denies: says that it did not happen; superseded: an "
            "earlier value that a later one replaced."
        ),
    ]
    value_low: Annotated[float | None, Col("Least value that the passage gives; null when open or no number.")]
    value_high: Annotated[float | None, Col("Greatest value that the passage gives; null when open or no number.")]
    value_text: Annotated[str | None, Col("What the passage says: the value as written, a day, yes or no.")]
    attribution_text: Annotated[
        str | None,
        Col(
            "The source that the article names, as written, for a pronoun whom it stands for; null when it names none."
        ),
    ]
    source_key: Annotated[
        str, Col("The source as an institution; the publisher where nobody is named. Equal keys are one source.")
    ]
