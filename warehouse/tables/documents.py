"""The documents table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

DateSource = Literal["metadata", "dateline", "url", "filename", "text", "story"]


@dataclass(frozen=True, slots=True)
class Document(Row):
    """One article: where it came from, its cleaned text, and what is known about its publication."""

    TABLE: ClassVar[str] = "documents"
    KEY: ClassVar[tuple[str, ...]] = ("doc_id",)

    doc_id: Annotated[
        str, Col("Id of the article, derived from source_uri, so it stays the same when the text is edited.")
    ]
    source_uri: Annotated[str, Col("Path below the raw folder; a record in a container is named after `#`.")]
    source_id: Annotated[str | None, Col("The id that the record itself carries.")]
    publisher: Annotated[str | None, Col("Who published the article.")]
    url: Annotated[str | None, Col("Address of the article.")]
    title: Annotated[str | None, Col("Title of the article.")]
    author: Annotated[str | None, Col("The author, as the source gives it.")]
    published_at: Annotated[datetime | None, Col("When it was published; null when unknown.", unit="UTC")]
    published_at_source: Annotated[DateSource | None, Col("Where published_at comes from.")]
    language: Annotated[str | None, Col("ISO 639-1 code of the text's language; null when the text is too short.")]
    text: Annotated[str, Col("The cleaned text. Offsets in all tables count its code points.")]
    n_chars: Annotated[int, Col("Length of text.", unit="code point")]
    n_words: Annotated[int, Col("Words of text.")]
    encoding: Annotated[str, Col("The encoding that the bytes were read with.")]
    content_sha256: Annotated[str, Col("SHA-256 of the raw bytes, in hexadecimal.")]
    duplicate_of: Annotated[
        str | None,
        Col("The fullest article of the same content, of equally full ones the earliest.", ref="documents.doc_id"),
    ]
    duplicate_kind: Annotated[Literal["exact", "near"] | None, Col("How alike the two are.")]
    story_id: Annotated[str | None, Col("The story that the article belongs to.", ref="stories.story_id")]
    flags: Annotated[
        tuple[str, ...],
        Col("Notes on the text: encoding_guessed, date_unread, cut_off, short, other_language, addresses_reader ..."),
    ]
    run_id: Annotated[str | None, Col("The run that loaded the article.", ref="runs.run_id")]
    extractor_version: Annotated[str, Col("Version of the program and of its language model.")]
    published_at_raw: Annotated[str | None, Col("The date as the source writes it, where it cannot be read.")] = None
    publisher_place: Annotated[
        str | None,
        Col(
            "The town that the publisher is at home in: the entity_id of a place, by a list of outlets, "
            "else that of most datelines of its own articles."
        ),
    ] = None
    dateline_place: Annotated[
        str | None, Col("The place of the article's dateline, where no agency filed it: the entity_id of a place.")
    ] = None
