"""Candidate names of an article: what the model found, mended, and what word lists know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transforms.article import Article, Name
from transforms.names.countries import countries
from transforms.names.phrasebook import Phrasebook
from transforms.names.spans import Span
from warehouse.tables.mentions import EntityType

# OntoNotes 5 labels of names; those of numbers and times are other extractors' matter.
KINDS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "nationality",
    "PRODUCT": "product",
    "EVENT": "event_name",
    "LAW": "law",
    "WORK_OF_ART": "work",
}
ARTICLES = frozenset({"the", "a", "an"})
EDGES = frozenset(
    {"'s", "’s", "'", "’", '"', "“", "”", "‘", ",", ".", ":", ";", "-", "–", "—", "(", ")", "``", "''", "and", "&"}
)


def from_model(article: Article) -> Iterator[Span]:
    """The model's names, trimmed, one a line of text."""
    for name in article.names:
        if name.label in KINDS and (span := trimmed(article, name)):
            yield span


def trimmed(article: Article, name: Name) -> Span | None:
    """A model's name without leading articles, trailing possessives and marks; None when nothing with a letter is left."""
    first, last = name.first, name.last
    tokens = article.tokens
    while first < last and (
        tokens[first].lower in ARTICLES or tokens[first].text in EDGES or not tokens[first].text.strip()
    ):
        first += 1
    while first < last and (tokens[last - 1].text in EDGES or not tokens[last - 1].text.strip()):
        last -= 1
    if first == last or not any(t.text[:1].isupper() for t in tokens[first:last]):
        return None
    return Span(first, last, KINDS[name.label], "model")


@cache
def nations() -> Phrasebook[tuple[EntityType, str]]:
    """Countries and nationality words with their type and code."""
    known = countries()
    names: list[tuple[str, tuple[EntityType, str]]] = [(n, ("country", c)) for n, c in known.by_name.items()]
    return Phrasebook.of(names + [(n, ("nationality", c)) for n, c in known.by_people.items()])


def from_lists(article: Article) -> Iterator[Span]:
    """Countries and nationality words."""
    for first, last, (kind, code) in nations().find(article):
        yield Span(first, last, kind, "lexicon", f"country:{code}", code)
