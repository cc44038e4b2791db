"""Names of people, organizations, places and things."""

from __future__ import annotations

from transforms.article import Article
from warehouse.tables.mentions import Mention


def extract(article: Article) -> list[Mention]:
    """The article's mentions, in the order of the text."""
    return []
