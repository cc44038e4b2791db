"""OpenDocument texts (ISO/IEC 26300): headings, paragraphs and lists, title and author of the metadata."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, BinaryIO

from transforms.read import Limits, Record, Source
from transforms.read.bounded import whole
from transforms.read.pieces import Pieces, outside, zipped
from warehouse.tables.blocks import BlockKind

SUFFIXES = (".odt",)
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
GAPS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
HEADING, ITEM = f"{TEXT}h", f"{TEXT}list-item"
PARAGRAPHS = frozenset({HEADING, f"{TEXT}p"})
SILENT = frozenset({f"{TEXT}note", f"{TEXT}tracked-changes", f"{TEXT}table-of-content", f"{OFFICE}annotation"})
"""Notes, what was deleted, the list of contents, comments."""
APART = SILENT | {f"{DRAW}frame"}
"""A frame in a paragraph, such as a picture's with its caption: its paragraphs are none of the paragraph's text."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "odt", whole(stream, limits.record_bytes))


def read(source: Source, limits: Limits) -> Record:
    """The document's paragraphs.

    Raises:
        Unreadable: no OpenDocument text, or no text in it.
    """
    return zipped(source, limits, ("content.xml", "meta.xml"), paragraphs, described)


def paragraphs(body: Any) -> Pieces:
    """The paragraphs with their kinds, those of comments, notes and deleted passages left out."""
    titles = {"Title"} | {
        e.get(f"{STYLE}name") for e in body.iter(f"{STYLE}style") if e.get(f"{STYLE}parent-style-name") == "Title"
    }
    return ((text_of(p), kind_of(p, titles)) for p in outside(body, PARAGRAPHS, SILENT))


def kind_of(paragraph: Any, titles: AbstractSet[str | None]) -> BlockKind | None:
    """What a paragraph's mark, style or list says it is."""
    if paragraph.get(f"{TEXT}style-name") in titles:
        return "title"
    if paragraph.tag == HEADING:
        return "heading"
    return "list_item" if any(True for _ in paragraph.iterancestors(ITEM)) else None


def described(properties: Any) -> tuple[str | None, str | None]:
    """Title and author."""
    author = properties.findtext(f".//{META}initial-creator") or properties.findtext(f".//{DC}creator")
    return properties.findtext(f".//{DC}title"), author


def text_of(paragraph: Any) -> str:
    """A paragraph's text, without that of its comments, notes and frames."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag not in APART:
            parts.append(GAPS.get(child.tag) or text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)
