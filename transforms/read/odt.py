"""OpenDocument texts (ISO/IEC 26300): headings, paragraphs and lists, title and author of the metadata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from transforms.read import Limits, Record, Source
from transforms.read.bounded import whole
from transforms.read.pieces import Pieces, zipped

SUFFIXES = (".odt",)
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
GAPS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
HEADING, ITEM = f"{TEXT}h", f"{TEXT}list-item"
PARAGRAPHS = frozenset({HEADING, f"{TEXT}p"})
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
    around: Counter[str] = Counter()
    for event, element in etree.iterwalk(body, ("start", "end"), (*PARAGRAPHS, ITEM, *SILENT)):
        around[element.tag] += 1 if event == "start" else -1
        if event == "start" and element.tag in PARAGRAPHS and not any(around[tag] for tag in SILENT):
            yield text_of(element), "heading" if element.tag == HEADING else "list_item" if around[ITEM] else None


def described(properties: Any) -> tuple[str | None, str | None]:
    """Title and author."""
    author = properties.findtext(f".//{META}initial-creator") or properties.findtext(f".//{DC}creator")
    return properties.findtext(f".//{DC}title"), author


def text_of(element: Any) -> str:
    """A paragraph's text."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in SILENT:
            parts.append(GAPS.get(child.tag) or text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)
