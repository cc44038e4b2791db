"""Where an article was filed: the place that its dateline names, known or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.article import Article
from transforms.front_matter.publication import LOOKED_AT, dateline
from transforms.gazetteer.entity_ids import fold
from transforms.mentions.known_names import known_exactly, news_agency
from transforms.mentions.spans import Span
from transforms.mentions.towns import settlements
from warehouse.tables.documents import Document
from warehouse.tables.mentions import Mention

DATELINE = "the place of a dateline"
COLON = re.compile(r"([A-Z][A-Z.' -]+): (?=[A-Z“\"])")
"""A town in capitals before a colon, as in papers of South Asia: "DHAKA: The High Court"; other words in capitals may stand so, too."""


def located(article: Article, mentions: Sequence[Mention]) -> Document:
    """The document with the place of its dateline: "ATHENS, Ga. -" but not "ATHENS (Reuters) -", which an agency filed."""
    for block in [b for b in article.blocks if b.kept][:LOOKED_AT]:
        filed = dateline(block.text)
        if filed is None:
            continue
        here = (m for m in mentions if m.char_start == block.char_start and m.entity_type == "place")
        return replace(
            article.document, dateline_place=None if filed.agency else next((m.entity_id for m in here), None)
        )
    return article.document


def filed_from(article: Article) -> Iterator[Span]:
    """Towns of datelines that the gazetteer does not know: "KAMBUYA, March 3 (Agency) -"; but "UNITED NATIONS (AP) -" is none."""
    for block in [b for b in article.blocks if b.kept][:LOOKED_AT]:
        if block.char_start is None:
            continue
        if (before := COLON.match(block.text)) and settlements(before[1].title()):
            yield from town_at(article, block.char_start, block.char_start + before.end(1))
        filed = dateline(block.text)
        if filed is None:
            continue
        town = filed.place.partition(",")[0].partition("/")[0].strip()
        end = block.char_start + len(town)
        if filed.agency:
            yield from agency(article, block.char_start, filed.agency)
        listed = known_exactly(town.title()) or known_exactly(town)
        if not listed and not town.lower().startswith("aboard "):
            yield from town_at(article, block.char_start, end)


def town_at(article: Article, start: int, end: int) -> Iterator[Span]:
    """The tokens of a dateline's town."""
    tokens = [t for t in article.tokens if start <= t.start < end]
    if tokens:
        yield Span(tokens[0].i, tokens[-1].i + 1, "place", "pattern", reason=DATELINE)


def retype_filed(article: Article, spans: Sequence[Span]) -> None:
    """Give the town of the dateline its type wherever it stands: "PORT TALBOT, Wales - ... at Port Talbot"."""
    towns = {fold(s.text(article)) for s in spans if s.reason == DATELINE}
    for span in spans:
        is_other = span.kind not in {"place", "country", "person"} and not span.known
        if is_other and fold(span.text(article)) in towns:
            span.retype("place", "the article's dateline has it as a place")


def agency(article: Article, start: int, name: str) -> Iterator[Span]:
    """The agency of a dateline, one of a list or not: "BISHKEK, Oct. 3 (Central Asia Wire) -"."""
    first = article.text.find(f"({name}", start) + 1
    tokens = [t for t in article.tokens if first <= t.start < first + len(name)] if first else []
    if tokens:
        span = Span(tokens[0].i, tokens[-1].i + 1, "organization", "pattern", reason="the agency of a dateline")
        if known := news_agency(name):
            span.list_as(known)
        yield span
