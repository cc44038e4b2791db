"""HTML pages: the main text and the metadata by trafilatura, the rest of the page set aside line by line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from typing import Any, BinaryIO

import trafilatura
from lxml import etree, html

from transforms.read import Limits, Record, Source, Unreadable
from transforms.read.bounded import whole
from transforms.read.comments import drop_comments
from transforms.read.encoding import declared, decode
from transforms.read.fields import phrase
from transforms.read.metadata import Metadata, metadata
from transforms.read.moments import moment
from transforms.read.page_front import above, author, leads, own_title
from transforms.read.page_limits import check
from transforms.read.titles import SHOWN_IN, is_shown, squeeze
from warehouse.tables.blocks import BlockKind

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
START = re.compile(
    r"\s*(?:<!--[^>]{0,500}-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
SPACE = re.compile(r"\s+")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

# What trafilatura calls the pieces of a main text (TEI), as kinds of blocks; its other pieces are paragraphs.
KINDS: dict[str, BlockKind] = {"head": "heading", "item": "list_item", "row": "list_item"}
PIECES = frozenset({"p", "head", "item", "row", "quote", "code", "ab", "lb"})
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "textarea"})
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
STAMP = re.compile(
    r"(?:article:published_time|datePublished|og:published_time)\"\s*(?::|content=|[^<>]{0,80}content=)\s*\"([^\"<>]{16,40})\""
)
WINDOW = re.compile(r"<title\b[^<>]{0,200}>([^<>]{1,500})</title", re.IGNORECASE)
MARKUP = re.compile(
    r"</?(?:html|head|body|title|meta|div|p|br|a|span|article|section|h[1-6]|table|ul|ol|li|b|i|em|strong)\b",
    re.IGNORECASE,
)
"""A tag that any page holds."""
SHOWN_SHARE = 0.3
"""A page that shows less of the article in its markup shows a teaser or nothing."""
FRONT = 3
"""The title stands among so many first pieces of a main text."""
HEAD = 200_000
"""Only so many characters are searched for the moment of publication."""
MOST_ASIDE = 2_000
"""Lines of a page that are kept as set aside."""

Pieces = list[tuple[str, BlockKind | None]]
"""The lines of a main text, with the kinds that the markup tells."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "html", whole(stream, limits.record_bytes))


def read(source: Source, limits: Limits) -> Record:
    """The page's article; plain text under the suffix of a page is plain text.

    Raises:
        Unreadable: no main text, or more of a page than the limits allow.
    """
    text, encoding, flags = declared(source.data)
    if not text.strip():
        raise Unreadable("empty", "there is no text in it")
    digest = hashlib.sha256(source.data).hexdigest()
    record = Record(source.uri, "", digest, len(source.data), encoding, source.record_no, source.source_id, flags=flags)
    if not MARKUP.search(text):
        text, encoding, flags = decode(source.data)
        return replace(record, text=text, encoding=encoding, flags=flags)
    return fill(record, text, limits)


def fill(record: Record, markup: str, limits: Limits) -> Record:
    """A record with the text and what metadata it lacks from its page.

    Its text is the main text, a block a line, then, from `main_end` on, the page's other lines.

    Raises:
        Unreadable: no main text, or more of a page than the limits allow.
    """
    check(markup, limits)
    markup = CONTROLS.sub("", markup)
    try:
        tree = trafilatura.load_html(markup)
        if tree is not None:
            drop_comments(tree)
        found: Any = trafilatura.bare_extraction(
            tree if tree is not None else markup, url=record.url, include_comments=False, favor_precision=True, with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )  # fmt: skip
    except (RecursionError, ValueError, TypeError, AttributeError, etree.LxmlError, AssertionError) as error:
        raise Unreadable("html_limit", f"the page cannot be parsed: {type(error).__name__}") from error
    described = metadata(markup)
    pieces = list(main(found.body)) if found is not None else []
    pieces = told_pieces(described.body) if described.body and is_much_less(pieces, described.body) else pieces
    if not pieces:
        raise Unreadable("no_main_text", "the page holds no text that reads like an article")
    return assemble(record, found, described, pieces, markup)


def told_pieces(body: str) -> Pieces:
    """The paragraphs of a text that the markup repeats."""
    return [(line, None) for raw in body.splitlines() if (line := SPACE.sub(" ", raw).strip())]


def is_much_less(pieces: Pieces, body: str) -> bool:
    """Whether the page shows little of the article that its markup holds."""
    return sum(len(text) for text, _ in pieces) < len(body) * SHOWN_SHARE


def main(body: Any) -> Iterator[tuple[str, BlockKind | None]]:
    """The lines of a main text, with the kinds that the markup tells."""
    for element in body.iter():
        if element.tag not in PIECES or any(
            a.tag in ("item", "row", "quote", "head", "p") for a in element.iterancestors()
        ):
            continue
        separator = " | " if element.tag == "row" else " "
        cells = [element] if element.tag != "row" else list(element)
        lines = [SPACE.sub(" ", line).strip() for line in separator.join(own_text(c) for c in cells).split("\n")]
        for line in filter(None, lines):
            yield line, KINDS.get(element.tag)
        tail = SPACE.sub(" ", element.tail or "").strip() if element.getparent() is body else ""
        if tail:
            yield tail, None


def own_text(element: Any) -> str:
    """An element's text; a line break stays one."""
    parts = [SPACE.sub(" ", element.text or "")]
    for child in element:
        inner = own_text(child)
        parts += ["\n" if child.tag in ("lb", "p", "item") else "", inner, SPACE.sub(" ", child.tail or "")]
    return "".join(parts)


def visible(markup: str) -> Iterator[str]:
    """The lines of text that a browser shows, in order."""
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return
    line: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag not in INLINE:
            yield from joined(line)
            line = []
        line.append(shown_text(event, element))
    yield from joined(line)


def joined(parts: list[str]) -> list[str]:
    """The one line that parts of text make, or none."""
    text = SPACE.sub(" ", "".join(parts)).strip()
    return [text] if text else []


def shown_text(event: str, element: Any) -> str:
    """The text that a browser shows at the start of an element, or after its end."""
    if any(a.tag in SILENT for a in element.iterancestors()):
        return ""
    if event == "end":
        return element.tail or ""
    return "" if not isinstance(element.tag, str) or element.tag in SILENT else element.text or ""


def assemble(record: Record, found: Any, described: Metadata, pieces: Pieces, markup: str) -> Record:
    """The record of a page from the pieces of its main text, and the rest of what it shows.

    `found` is what trafilatura read of the page, or None.
    """
    shown = list(visible(markup))
    told = {name: phrase(getattr(found, name, None)) for name in ("title", "sitename", "author", "url", "date")}
    title = record.title or own_title((told["title"] or described.title, window_title(markup)), told["sitename"], shown)
    lines = [text for text, _ in pieces]
    front = above(title, lines, shown)
    name = record.author or author(told["author"], front)
    pieces = [*((line, None) for line in leads(front, name, " ".join(lines))), *pieces]
    pieces = titled(pieces, title, shown, given=record.title is not None) if title else pieces
    body = "\n".join(text for text, _ in pieces)
    date = record.published_at or described.published_at or stamp(markup, moment(told["date"]))
    return replace(
        record, text="\n".join([body, *aside(pieces, shown)]), title=title, author=name,
        publisher=record.publisher or told["sitename"], url=record.url or told["url"], published_at=date,
        published_at_source="metadata" if date else None, main_end=len(body), shapes=tuple(shapes(pieces)),
    )  # fmt: skip


def window_title(markup: str) -> str | None:
    """What a browser shows in its title bar."""
    found = WINDOW.search(markup[:HEAD])
    return SPACE.sub(" ", unescape(found[1])).strip() if found else None


def titled(pieces: Pieces, title: str, shown: list[str], *, given: bool) -> Pieces:
    """The pieces with the title marked among the first of them, or set before them where it is given or shown elsewhere."""
    wanted = squeeze(title)
    for at, (text, _) in enumerate(pieces[:FRONT]):
        if squeeze(text) == wanted:
            return [*pieces[:at], (text, "title"), *pieces[at + 1 :]]
    heading = next((text for text in shown if squeeze(text) == wanted), None)
    if heading is None and given and not is_shown(title, "\n".join(text for text, _ in pieces[:SHOWN_IN])):
        heading = title
    return [(heading, "title"), *pieces] if heading else pieces


def shapes(pieces: Pieces) -> Iterator[tuple[int, BlockKind]]:
    """Where each piece starts whose kind the markup tells, and the kind."""
    start = 0
    for text, kind in pieces:
        if kind:
            yield start, kind
        start += len(text) + 1


def aside(pieces: Pieces, shown: list[str]) -> list[str]:
    """The lines of a page that are no part of its main text."""
    kept = squeeze(" ".join(text for text, _ in pieces))
    return [text for text in shown[:MOST_ASIDE] if squeeze(text) not in kept]


def stamp(markup: str, day: datetime | None) -> datetime | None:
    """The moment that a page's metadata gives within the day it was found to be from, else the day."""
    for found in STAMP.finditer(markup[:HEAD]):
        when = moment(found[1])
        if when and day and abs(when - day) < timedelta(hours=36):
            return when
    return day


def is_page(text: str) -> bool:
    """Whether a text begins like a page."""
    return bool(START.match(text[:4096]))
