"""The quotes table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

CueClass = Literal[
    "say", "confirm", "claim", "deny", "warn", "promise", "order", "ask", "opinion", "show", "accuse", "label"
]

QuoteForm = Literal["words", "clause", "infinitive", "phrase"]


@dataclass(frozen=True, slots=True)
class Quote(Row):
    """One direct, mixed or indirect quotation, with its speaker."""

    TABLE: ClassVar[str] = "quotes"
    KEY: ClassVar[tuple[str, ...]] = ("quote_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    quote_id: Annotated[str, Col("Id of the quote: doc_id, `:q` and its number in the article, from 0.")]
    sent_id: Annotated[str, Col("The sentence in which it starts.", ref="sentences.sent_id")]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    text: Annotated[str, Col("The quotation, without its quotation marks.")]
    kind: Annotated[
        Literal["direct", "mixed", "indirect"],
        Col("Direct: whole sentences in quotation marks; mixed: some words in them; indirect: reported speech."),
    ]
    speaker_text: Annotated[str | None, Col("The speaker, as written at the quotation.")]
    speaker_start: Annotated[int | None, Col("Start of speaker_text in documents.text.", unit="code point")]
    speaker_end: Annotated[int | None, Col("End of speaker_text in documents.text, exclusive.", unit="code point")]
    speaker_entity_id: Annotated[str | None, Col("The entity of the speaker.", ref="entities.entity_id")]
    cue: Annotated[str | None, Col("The reporting verb or phrase, as written.")]
    cue_lemma: Annotated[str | None, Col("The lemma of the reporting verb or phrase: say, deny, according to.")]
    cue_class: Annotated[
        CueClass | None,
        Col(
            "The class of the reporting verb; `opinion` expects or believes, `show` is evidence (data show), `label` names or judges."
        ),
    ]
    scope_start: Annotated[
        int, Col("Start of the whole reported clause; a mixed quote's own words are part of it.", unit="code point")
    ]
    scope_end: Annotated[int, Col("End of the whole reported clause, exclusive.", unit="code point")]
    form: Annotated[
        QuoteForm,
        Col(
            "What is given of the speech: the words themselves, a clause that is reported, an infinitive (what is promised or asked: vowed to sue), or a phrase (denied the allegations)."
        ),
    ] = "words"
    speaker_local_id: Annotated[str | None, Col("The speaker by the article alone; as mentions.local_id.")] = None
