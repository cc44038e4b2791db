"""Who says what: direct, mixed and indirect quotes with their speakers."""

from __future__ import annotations

from transforms.article import Article
from transforms.extract.references import References
from warehouse.tables.quotes import Quote


def extract(article: Article, references: References) -> list[Quote]:
    """The article's quotes, in the order of the text."""
    return []
