"""Expressions of time, resolved against what the article tells of its date."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.article import Article
from warehouse.tables.documents import Document
from warehouse.tables.times import Time


@dataclass(frozen=True, slots=True)
class Times:
    """The times, and the document with its date where the text tells it."""

    document: Document
    rows: list[Time]


def extract(article: Article) -> Times:
    """The article's times, in the order of the text."""
    return Times(article.document, [])
