"""Markdown: plain text with its marks taken off, its headings and lists told by them, and the metadata of its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from transforms.read import Limits, Record, Source, text
from transforms.read.bounded import whole
from transforms.read.fields import address, field, word
from transforms.read.moments import moment
from warehouse.tables.blocks import BlockKind

SUFFIXES = (".md", ".markdown", ".mdown")
FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
ENTRY = re.compile(r"([A-Za-z_][\w-]{0,40})\s*:\s*(.{0,2000}?)\s*$")
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
RULE = re.compile(r" {0,3}(?:[-*_][ \t]*){3,}$")
QUOTE = re.compile(r" {0,3}(?:> ?)+")
LIST = re.compile(r"\s{0,12}[-*+][ \t]+(?=\S)")
FENCE = re.compile(r" {0,3}(?:```|~~~)")
IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
LINK = re.compile(r"(?<!\\)\[([^\[\]\n]{1,1000})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
BARE_LINK = re.compile(r"<(https?://[^>\s]{1,2000})>")
STRONG = re.compile(r"(\*\*|__|~~)(?=\S)([^*_~\n]{1,2000}?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]{1,2000}?)(?<=[^\s*_])\1(?![\w*_])")
CODE = re.compile(r"`([^`\n]{1,500})`")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "markdown", whole(stream, limits.record_bytes))


def read(source: Source, limits: Limits) -> Record:
    """The text without marks.

    Raises:
        Unreadable: as plain text.
    """
    record = text.read(source, limits)
    if record.main_end is not None:
        return record
    meta, body = front_matter(record.text)
    plain, shapes = strip(body)
    date = moment(field(meta, "published_at"))
    return replace(
        record, text=plain or record.text, shapes=shapes if plain else (), title=word(meta, "title"), author=word(meta, "author"),
        url=address(meta), publisher=word(meta, "publisher"), published_at=date, published_at_source="metadata" if date else None,
    )  # fmt: skip


def front_matter(raw: str) -> tuple[dict[str, str], str]:
    r"""The simple entries of a YAML front matter, and what follows it.

    >>> front_matter("---\ntitle: 'A strike'\n---\nText")
    ({'title': 'A strike'}, 'Text')
    """
    found = FRONT.match(raw)
    if not found:
        return {}, raw
    entries = filter(None, map(ENTRY.match, found[1].splitlines()))
    return {e[1]: e[2].strip("\"'[]") for e in entries if e[2]}, raw[found.end() :]


def strip(body: str) -> tuple[str, tuple[tuple[int, BlockKind], ...]]:
    r"""The text without marks, and where its headings and list items start; a paragraph's lines become one.

    >>> strip("# A *strike*\n\nSee [the\nmap](x).\n- one")
    ('A strike\n\nSee the map.\n\none', ((0, 'heading'), (24, 'list_item')))
    """
    parts, shapes, at = [], [], 0
    for kind, lines in groups(body):
        line = inline(" ".join(lines)).strip()
        if not line:
            continue
        if kind:
            shapes.append((at, kind))
        parts.append(line)
        at += len(line) + 2
    return "\n\n".join(parts), tuple(shapes)


def groups(body: str) -> Iterator[tuple[BlockKind | None, list[str]]]:
    """Lines that belong together, with the kind that their marks tell."""
    kind: BlockKind | None = None
    lines: list[str] = []
    for raw in re.split(r"\r\n|\r|\n", body):
        line = QUOTE.sub("", raw)
        if heading := HEADING.match(line):
            yield kind, lines
            yield "heading", [heading[2]]
            kind, lines = None, []
        elif lines and not kind and len(lines) == 1 and UNDERLINE.match(line):
            yield "heading", lines
            lines = []
        elif not line.strip() or RULE.match(line) or FENCE.match(line):
            yield kind, lines
            kind, lines = None, []
        elif LIST.match(line):
            yield kind, lines
            kind, lines = "list_item", [LIST.sub("", line, count=1)]
        else:
            lines.append(line.strip())
            if line.endswith("  "):
                yield kind, lines
                kind, lines = None, []
    yield kind, lines


def inline(line: str) -> str:
    """A line without the marks inside it."""
    line = IMAGE.sub(r"\1", line)
    line = LINK.sub(r"\1", line)
    for pattern in (BARE_LINK, CODE):
        line = pattern.sub(r"\1", line)
    line = EMPHASIS.sub(r"\2", STRONG.sub(r"\2", line))
    return ESCAPE.sub(r"\1", line)
