"""Word documents (Office Open XML, ECMA-376): paragraphs with their styles, title and author of the properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from transforms.read import Limits, Record, Source
from transforms.read.bounded import whole
from transforms.read.pieces import Pieces, outside, zipped
from warehouse.tables.blocks import BlockKind

SUFFIXES = (".docx",)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SILENT = frozenset({f"{W}moveFrom", f"{W}delText", f"{W}instrText", ALTERNATIVE})
"""Text that was moved away or deleted, fields' commands, and a second form of what older programs cannot show."""
BOX = f"{W}txbxContent"
"""A box in a paragraph: its paragraphs are none of the paragraph's text."""
GAPS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n"}


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "docx", whole(stream, limits.record_bytes))


def read(source: Source, limits: Limits) -> Record:
    """The document's paragraphs.

    Raises:
        Unreadable: no Word document, or no text in it.
    """
    return zipped(source, limits, ("word/document.xml", "docProps/core.xml"), paragraphs, described)


def paragraphs(body: Any) -> Pieces:
    """The paragraphs with their kinds."""
    return ((text_of(p), kind_of(p)) for p in outside(body, {f"{W}p"}, SILENT))


def described(properties: Any) -> tuple[str | None, str | None]:
    """Title and author."""
    return properties.findtext(f"{DC}title"), properties.findtext(f"{DC}creator")


def text_of(paragraph: Any) -> str:
    """A paragraph's text; deleted text is not in it."""
    runs = outside(paragraph, {f"{W}t", *GAPS}, SILENT | {BOX})
    return "".join(GAPS.get(e.tag) or e.text or "" for e in runs)


def kind_of(paragraph: Any) -> BlockKind | None:
    """What a paragraph's style says it is."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = str(style.get(f"{W}val")).casefold() if style is not None else ""
    if name.startswith("heading"):
        return "heading"
    if name == "title":
        return "title"
    return "list_item" if paragraph.find(f"{W}pPr/{W}numPr") is not None else None
