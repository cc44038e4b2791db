"""The blocks table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

BlockKind = Literal["title", "byline", "dateline", "heading", "paragraph", "list_item", "caption", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block(Row):
    """One block of an article (title, heading, paragraph ...), kept or dropped; a dropped block names the rule."""

    TABLE: ClassVar[str] = "blocks"
    KEY: ClassVar[tuple[str, ...]] = ("block_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    block_id: Annotated[str, Col("Id of the block: doc_id, `:b` and its number in the article, from 0.")]
    kind: Annotated[BlockKind, Col("The kind of block.")]
    text: Annotated[str, Col("The block's text; of a dropped block, as it stood in the raw text.")]
    char_start: Annotated[int | None, Col("Start in documents.text; null when dropped.", unit="code point")]
    char_end: Annotated[int | None, Col("End in documents.text, exclusive; null when dropped.", unit="code point")]
    raw_start: Annotated[
        int,
        Col("Start in the decoded raw text; a title that its source gives apart stands above it.", unit="code point"),
    ]
    raw_end: Annotated[int, Col("End in the decoded raw text, exclusive.", unit="code point")]
    kept: Annotated[bool, Col("Whether the block is part of documents.text.")]
    rule_id: Annotated[str | None, Col("The rule that dropped the block or named its kind.")]
