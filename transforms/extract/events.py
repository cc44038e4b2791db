"""Events with their participants, circumstances and factuality (PLOVER 2021)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Article
from transforms.extract.references import References
from warehouse.tables.events import Event
from warehouse.tables.figures import Figure
from warehouse.tables.participants import Participant
from warehouse.tables.quotes import Quote
from warehouse.tables.times import Time


@dataclass(frozen=True, slots=True)
class Events:
    """The events and who takes part in them."""

    events: list[Event]
    participants: list[Participant]


def extract(
    article: Article, references: References, times: Sequence[Time], figures: Sequence[Figure], quotes: Sequence[Quote]
) -> Events:
    """The article's events, in the order of the text."""
    return Events([], [])
