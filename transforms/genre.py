"""What kind of text an article is, where its words show that it is no news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.article import Article
from transforms.lexicons import word_list
from warehouse.tables.quotes import Quote

ADDRESSES_READER = "addresses_reader"
"""The flag of guides, advertisements, recipes, sermons and letters, which speak to their reader."""

READER = word_list("event_words.tsv", "reader")

SHARE = 0.01
"""Share of words to the reader outside quotes. Measured: none of 134 agency and newspaper articles but two first-person columns has
as many, and 70 of 100 pages of the web that are mostly guides and web logs."""

SHORT = 150
"""Tokens below which a text is too short for shares to tell."""


def flagged(article: Article, quotes: Sequence[Quote]) -> Article:
    """The article, its document flagged where it speaks to its reader."""
    if addresses_reader(article, quotes):
        document = article.document
        article.document = replace(document, flags=(*document.flags, ADDRESSES_READER))
    return article


def addresses_reader(article: Article, quotes: Sequence[Quote]) -> bool:
    """Whether a text of some length speaks to its reader outside what it quotes."""
    spoken = article.lowered(READER)
    if len(article.tokens) < SHORT or len(spoken) < SHARE * len(article.tokens):
        return False
    own = [t for t in spoken if not any(q.char_start <= t.start < q.char_end for q in quotes)]
    return len(own) >= SHARE * len(article.tokens)
