"""Numbers with what they count."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article
from transforms.extract.references import References
from warehouse.tables.events import Event
from warehouse.tables.figures import Figure
from warehouse.tables.quotes import Quote
from warehouse.tables.times import Time


def extract(article: Article, times: Sequence[Time], quotes: Sequence[Quote], references: References) -> list[Figure]:
    """The article's figures, in the order of the text."""
    return []


def attach(figures: Sequence[Figure], events: Sequence[Event]) -> list[Figure]:
    """The figures with the event that each belongs to."""
    return list(figures)
