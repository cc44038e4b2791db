"""Where an article was filed: the place that its dateline names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.article import Article
from transforms.front_matter.publication import LOOKED_AT, dateline
from warehouse.tables.documents import Document
from warehouse.tables.mentions import Mention


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
