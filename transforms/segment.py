"""Lines to blocks, and the document's text that all offsets count in."""

from __future__ import annotations

import hashlib
import re

from transforms.article import Article
from transforms.clean import Cleaned, Line
from transforms.read import Unreadable
from warehouse.tables.blocks import Block, BlockKind
from warehouse.tables.documents import Document

GAP = "\n\n"
"""What stands between two blocks in documents.text."""


def segment(cleaned: Cleaned, version: str, run_id: str | None) -> Article:
    """The article with its document row and blocks; the kept blocks joined by GAP are the text.

    Raises:
        Unreadable: no line is left.
    """
    record = cleaned.record
    doc_id = hashlib.sha256(record.source_uri.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    blocks: list[Block] = []
    end = -len(GAP)
    for number, line in enumerate(cleaned.lines):
        start, kept = end + len(GAP), line.rule_id is None
        if kept:
            end = start + len(line.text)
        kind: BlockKind = kind_of(line) if kept else "boilerplate"
        blocks.append(
            Block(
                doc_id,
                f"{doc_id}:b{number}",
                kind,
                line.text,
                start if kept else None,
                end if kept else None,
                line.raw_start,
                line.raw_end,
                kept,
                line.rule_id,
            )
        )
    text = GAP.join(b.text for b in blocks if b.kept)
    if not text:
        raise Unreadable("no_content", "nothing but page furniture in it")
    document = Document(
        doc_id, record.source_uri, record.source_id, record.publisher, record.url, record.title, record.author,
        record.published_at, record.published_at_source, "en", text, len(text), len(re.findall(r"\w+", text)),
        record.encoding, record.content_sha256, None, None, None, record.flags, run_id, version,
    )  # fmt: skip
    return Article(document, blocks)


def kind_of(line: Line) -> BlockKind:
    """Heading or paragraph."""
    short = len(line.text.split()) <= 12
    return "heading" if short and not line.text.endswith((".", "!", "…", '"', "”")) else "paragraph"
