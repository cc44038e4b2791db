"""OpenDocument texts (ISO/IEC 26300): headings, paragraphs and lists, title and author of the metadata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from transforms.read import Limits, Record, Source
from transforms.read.bounded import whole
from transforms.read.pieces import Pieces, zipped
from warehouse.tables.blocks import BlockKind

SUFFIXES = (".odt",)
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
GAPS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
SILENT = frozenset({f"{TEXT}note", f"{TEXT}tracked-changes"})


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
    """The paragraphs with their kinds, those of notes and deleted passages left out."""
    return ((text_of(e), kind_of(e)) for e in body.iter(f"{TEXT}h", f"{TEXT}p") if is_shown(e))


def described(properties: Any) -> tuple[str | None, str | None]:
    """Title and author."""
    author = properties.findtext(f".//{META}initial-creator") or properties.findtext(f".//{DC}creator")
    return properties.findtext(f".//{DC}title"), author


def is_shown(element: Any) -> bool:
    """Whether a paragraph stands in the text itself, not in a note or a deleted passage."""
    return not any(a.tag in SILENT for a in element.iterancestors())


def text_of(element: Any) -> str:
    """A paragraph's text."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in SILENT:
            parts.append(GAPS.get(child.tag) or text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def kind_of(element: Any) -> BlockKind | None:
    """What an element says a paragraph is."""
    if element.tag == f"{TEXT}h":
        return "heading"
    return "list_item" if any(a.tag == f"{TEXT}list-item" for a in element.iterancestors()) else None
