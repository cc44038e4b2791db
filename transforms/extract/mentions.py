"""Names of people, organizations, places and things."""

from __future__ import annotations

from transforms.article import Article
from transforms.names.candidates import from_lists, from_model
from transforms.names.linking import link
from transforms.names.spans import Span, settle
from warehouse.tables.mentions import Mention


def extract(article: Article) -> list[Mention]:
    """The article's mentions, in the order of the text."""
    return link(article, find(article))


def find(article: Article) -> list[Span]:
    """The names of the article: a longer one before a shorter one, a listed one before the model's."""
    found = [*from_lists(article), *from_model(article)]
    return settle(sorted(found, key=lambda s: (-len(s), s.source == "model", s.first)))
