"""Lines to blocks, and the document's text that all offsets count in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from transforms.article import Article
from transforms.clean import Cleaned, Line
from transforms.clean.page import GAP
from transforms.front_matter.lines import is_author_alone
from transforms.front_matter.publication import agency, published
from transforms.front_matter.publishers import home_of, named_publisher
from transforms.language.identify import ENGLISH, identify
from transforms.read import Unreadable
from transforms.segment.kinds import BULLET, kinds
from warehouse.tables.blocks import Block, BlockKind
from warehouse.tables.documents import Document

FEWEST_WORDS = 20
"""An article of fewer words carries the flag SHORT."""
OPENING = 6
"""Lines that a dateline stands in. 3 and 12 read 120 annotated pages alike."""
BY = re.compile(r"\W*(?:(?:\w+ )?(?:by\s?:?|(?:authors?|words|text|story|report)\s?:)\s+)+", re.IGNORECASE)
"""What stands before the name of an author, once or twice."""
PICTURES = re.compile(r"[.,;|] (?:pictures?|photos|photographs?|images)\b", re.IGNORECASE)
"""Whose pictures they are, behind the name of the author: "Words: Ann Lee. Pictures: Bo Ray"."""
SHORT, OTHER_LANGUAGE = "short", "other_language"


def segment(cleaned: Cleaned, version: str, run_id: str | None) -> Article:
    """The article with its document row and blocks; the kept blocks joined by GAP are the text.

    Raises:
        Unreadable: no line is left.
    """
    record = cleaned.record
    kept = [line for line in cleaned.lines if line.rule_id is None]
    if not kept:
        raise Unreadable("no_content", "nothing but boilerplate in it")
    told = dict(record.shapes)
    found = kinds(
        [x.text for x in kept], record.title, {i: told[x.raw_start] for i, x in enumerate(kept) if x.raw_start in told}
    )
    doc_id = hashlib.sha256(record.source_uri.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    built = list(blocks(doc_id, record.text, cleaned.lines, iter(found)))
    text = GAP.join(b.text for b in built if b.kept)
    return Article(document(doc_id, cleaned, kept, found, text, version, run_id), built)


def blocks(doc_id: str, raw: str, lines: Sequence[Line], found: Iterator[BlockKind]) -> Iterator[Block]:
    """A block a line; a list item leaves its bullet behind, a dropped line shows as it stood in the raw text."""
    end = -len(GAP)
    for number, line in enumerate(lines):
        block_id, place = f"{doc_id}:b{number}", (line.raw_start, line.raw_end)
        if line.rule_id is not None:
            shown = raw[slice(*place)].encode("utf-8", "replace").decode()
            yield Block(doc_id, block_id, "boilerplate", shown, None, None, *place, kept=False, rule_id=line.rule_id)
            continue
        kind = next(found)
        text = BULLET.sub("", line.text, count=1) if kind == "list_item" and BULLET.match(line.text) else line.text
        start, end = end + len(GAP), end + len(GAP) + len(text)
        yield Block(doc_id, block_id, kind, text, start, end, *place, kept=True, rule_id=None)


def document(
    doc_id: str,
    cleaned: Cleaned,
    kept: Sequence[Line],
    found: Sequence[BlockKind],
    text: str,
    version: str,
    run_id: str | None,
) -> Document:
    """The document's row; what its source does not say is read from the lines."""
    record = cleaned.record
    lines = [x.text for x in kept]
    n_words = len(re.findall(r"\w+", text))
    when, source = published(record, lines)
    language = identify(text)
    publisher = record.publisher or named_publisher([x.text for x in cleaned.lines]) or agency(lines[:OPENING])
    home = home_of(publisher, record.url)
    if home and publisher == home["domain"]:
        publisher = home["publisher"]
    flags = [*record.flags, *cleaned.flags, *text_flags(n_words, language)]
    return Document(
        doc_id, record.source_uri, record.source_id, publisher, record.url,
        record.title or line_of("title", kept, found), record.author or byline(kept, found), when, source,
        language, text, len(text), n_words, record.encoding, record.content_sha256, None, None, None,
        tuple(dict.fromkeys(flags)), run_id, version, record.published_at_raw, home["place"] if home else None,
    )  # fmt: skip


def text_flags(n_words: int, language: str | None) -> list[str]:
    """What the text of an article is flagged for."""
    doubts = {SHORT: n_words < FEWEST_WORDS, OTHER_LANGUAGE: language not in (None, ENGLISH)}
    return [flag for flag, applies in doubts.items() if applies]


def line_of(kind: BlockKind, kept: Sequence[Line], found: Sequence[BlockKind]) -> str | None:
    """The first line of a kind."""
    return next((line.text for line, k in zip(kept, found, strict=True) if k == kind), None)


def byline(kept: Sequence[Line], found: Sequence[BlockKind]) -> str | None:
    """Who the byline names; None where its page left the name out ("By on 19 Dec 2025")."""
    line = line_of("byline", kept, found) or ""
    line = line.partition(" in ")[0] if is_author_alone(line) else line
    name = PICTURES.split(BY.sub("", line, count=1))[0].strip(" |,")
    return name if name[:1].isupper() else None
