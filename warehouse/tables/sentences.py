"""The sentences table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from warehouse.contract import Col, Row


@dataclass(frozen=True, slots=True)
class Sentence(Row):
    """One sentence of a kept block."""

    TABLE: ClassVar[str] = "sentences"
    KEY: ClassVar[tuple[str, ...]] = ("sent_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    sent_id: Annotated[str, Col("Id of the sentence: doc_id, `:s` and its number in the article, from 0.")]
    block_id: Annotated[str, Col("The block that holds it.", ref="blocks.block_id")]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    text: Annotated[str, Col("The sentence.")]
