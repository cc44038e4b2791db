"""The quotes table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

CueClass = Literal[
    "say", "confirm", "claim", "deny", "warn", "promise", "order", "ask", "opinion", "show", "accuse", "label"
]


@dataclass(frozen=True, slots=True)
class Quote(Row):
    """One passage that an article puts into somebody's mouth, in quotation marks or reported."""

    TABLE: ClassVar[str] = "quotes"
    KEY: ClassVar[tuple[str, ...]] = ("quote_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    quote_id: Annotated[str, Col("Id of the quote: doc_id, `:q` and its number in the article, from 0.")]
    sent_id: Annotated[str, Col("The sentence in which it starts.", ref="sentences.sent_id")]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    text: Annotated[str, Col("The words.")]
    kind: Annotated[Literal["direct", "mixed", "indirect"], Col("Whole sentences, some words, or reported speech.")]
    speaker_text: Annotated[str | None, Col("The speaker as named at the quote.")]
    speaker_start: Annotated[int | None, Col("Start of speaker_text in documents.text.", unit="code point")]
    speaker_end: Annotated[int | None, Col("End of speaker_text in documents.text, exclusive.", unit="code point")]
    speaker_entity_id: Annotated[str | None, Col("The speaker.", ref="entities.entity_id")]
    cue: Annotated[str | None, Col("The word of saying.")]
    cue_lemma: Annotated[str | None, Col("The word of saying as lexicons list it: say, deny, according to.")]
    cue_class: Annotated[
        CueClass | None,
        Col("How it is said; `opinion` expects or believes, `show` is evidence that speaks, `label` names or judges."),
    ]
    scope_start: Annotated[
        int, Col("Start of the whole reported clause; a mixed quote's own words are part of it.", unit="code point")
    ]
    scope_end: Annotated[int, Col("End of the whole reported clause, exclusive.", unit="code point")]
