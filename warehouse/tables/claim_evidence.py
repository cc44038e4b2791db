"""The claim_evidence table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

RowTable = Literal["figures", "times", "events", "quotes", "mentions", "sentences"]
Stance = Literal["supports", "denies", "differs", "superseded"]


@dataclass(frozen=True, slots=True)
class ClaimEvidence(Row):
    """One passage of an article that a claim stands on."""

    TABLE: ClassVar[str] = "claim_evidence"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "doc_id", "char_start", "char_end")

    claim_id: Annotated[str, Col("The claim.", ref="claims.claim_id")]
    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    row_table: Annotated[
        Literal["figures", "times", "events", "quotes", "mentions", "sentences"],
        Col("The table of the row that says so."),
    ]
    row_id: Annotated[str, Col("The row that says so, by the key of its table.")]
    char_start: Annotated[int, Col("Start of the words in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End of the words in documents.text, exclusive.", unit="code point")]
    stance: Annotated[
        Stance,
        Col(
            "supports: agrees with the claim's value; differs: excludes it; denies: says that it did not happen; superseded: an "
            "earlier value that a later one replaced."
        ),
    ]
    value_low: Annotated[float | None, Col("Least value that the passage gives; null when open or no number.")]
    value_high: Annotated[float | None, Col("Greatest value that the passage gives; null when open or no number.")]
    value_text: Annotated[str | None, Col("What the passage says, in the terms in which passages are compared.")]
    attribution_text: Annotated[str | None, Col("Who says so, as written; null when the article says it itself.")]
    source_key: Annotated[
        str, Col("The source as an institution; the publisher where nobody is named. Equal keys are one source.")
    ]
