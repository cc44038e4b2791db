"""Markdown: plain text with its marks taken off, its headings and lists told by them, and the metadata of its front matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from transforms.read import Limits, Record, Source, text
from transforms.read.bounded import whole
from transforms.read.fields import address, field, word
from transforms.read.moments import moment
from warehouse.tables.blocks import BlockKind

SUFFIXES = (".md", ".markdown", ".mdown")
FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
ENTRY = re.compile(r"([A-Za-z_][\w-]{0,40})\s*:\s*(.{0,2000}?)\s*$")
PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
VERBATIM = frozenset({"fence", "code_block", "html_block"})
"""Blocks that hold no marks: their paragraphs are kept."""
MARKED = 500_000
"""Characters up to which marks are taken off; a longer text is read as plain text. 4 MB of opening brackets took 29 s."""
MARKS = 100_000
"""Marks up to which they are taken off: of half a million opening brackets it took 4 s, twice."""
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
BREAK = "\n"
"""Where an author ends a line on purpose: what follows is a paragraph of its own."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "markdown", whole(stream, limits.record_bytes))


def read(source: Source, limits: Limits) -> Record:
    """The text without marks.

    Raises:
        Unreadable: as plain text.
    """
    record = text.read(source, limits)
    if record.main_end is not None or len(record.text) > MARKED or sum(map(record.text.count, "[]*_`|<>")) > MARKS:
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
    for kind, line in blocks(PARSER.parse(body)):
        if kind:
            shapes.append((at, kind))
        parts.append(line)
        at += len(line) + 2
    return "\n\n".join(parts), tuple(shapes)


def blocks(tokens: Sequence[Token]) -> Iterator[tuple[BlockKind | None, str]]:
    """The lines of a text's blocks that are not empty, with the kind that their marks tell; a row of a table is a line."""
    around: Counter[str] = Counter()
    cells: list[str] = []
    for token in tokens:
        around[token.type.rpartition("_")[0]] += token.nesting
        if token.type == "tr_close":
            yield None, " | ".join(cells)
            cells = []
        elif token.type in VERBATIM:
            yield from ((None, line) for line in lines(TAG.sub("", token.content), BREAK + BREAK))
        elif token.type == "inline":
            text = inline(token.children or ())
            if around["tr"]:
                cells.append(" ".join(text.split()))
            else:
                yield from ((kind_of(token, around), line) for line in lines(text, BREAK))


def kind_of(token: Token, around: Counter[str]) -> BlockKind | None:
    """What the blocks around a text make of it: a heading is one line, as a rule below a paragraph is none."""
    if around["heading"] and BREAK not in token.content:
        return "heading"
    return "list_item" if around["list_item"] else None


def lines(text: str, end: str) -> Iterator[str]:
    """The parts of a text that are not empty, each on one line."""
    return filter(None, (" ".join(part.split()) for part in text.split(end)))


def inline(tokens: Sequence[Token]) -> str:
    """A line without the marks inside it; tags of HTML go, pictures leave what stands for them."""
    return "".join(INLINE[token.type](token) for token in tokens if token.type in INLINE)


INLINE: dict[str, Callable[[Token], str]] = {
    "text": lambda token: token.content,
    "text_special": lambda token: token.content,
    "code_inline": lambda token: token.content,
    "image": lambda token: inline(token.children or ()),
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: BREAK,
}
"""What a mark inside a line leaves of itself."""
