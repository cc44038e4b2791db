"""Places that the model cuts at a possessive or at hyphens: "Hawke's Bay", "Carrick-on-Shannon", and bodies that begin with one."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, Token
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import word_list
from transforms.mentions.name_lexicons import organization_words
from transforms.mentions.spans import Span
from warehouse.tables.mentions import EntityType

POSSESSIVES = frozenset({"'s", "’s"})
INSIDE = word_list("name_cues.tsv", "inside")
"""Small words within names of towns, between hyphens too."""
PARTICLES = frozenset({"e", "i", "ul", "ud", "a"})
"""Particles between hyphens in names from Persian, Urdu and Arabic, and Māori."""
MOST = 4
"""Words of a body's name behind the place in it."""


def pieced_places(article: Article) -> Iterator[Span]:
    """The whole names."""
    yield from possessive_places(article)
    yield from hyphenated_places(article)
    yield from joined_by_particles(article)


def possessive_places(article: Article) -> Iterator[Span]:
    """Names of the gazetteer that have a possessive inside, and of bodies that begin with one."""
    for token in article.spelled(POSSESSIVES):
        if (first := begin(article, token)) is None:
            continue
        end = token.i + 2
        body = end_of_body(article, end)
        kind = organization_words()[article.tokens[body - 1].lower][0] if body > end else "place"
        yield Span(first, body, kind, "pattern", reason="a place with a possessive in its name")


def hyphenated_places(article: Article) -> Iterator[Span]:
    """Names of the gazetteer that have a small word between hyphens: "Stratford-upon-Avon"."""
    tokens = article.tokens
    for token in article.lowered(INSIDE):
        if token.space or not 1 < token.i < len(tokens) - 2:
            continue
        if tokens[token.i - 1].text != "-" or tokens[token.i + 1].text != "-":
            continue
        first, last = tokens[token.i - 2], tokens[token.i + 2]
        if is_written(first) and is_written(last) and gazetteer().named(article.text[first.start : last.end]):
            yield Span(first.i, last.i + 1, "place", "pattern", reason="a place with hyphens in its name")


def joined_by_particles(article: Article) -> Iterator[Span]:
    """Names of two words that a particle between hyphens joins, and bodies that end so: "Minar-e-Shahr", "the Difa-e-Watan Council"."""
    for token in article.spelled(PARTICLES):
        around = article.tokens[max(0, token.i - 2) : token.i + 3]
        shape = [t.text for t in around[1:4]] == ["-", token.text, "-"] and not any(t.space for t in around[:4])
        first, last = around[0], around[-1]
        if not shape or last.i != token.i + 2 or not (first.text.istitle() and last.text.istitle()):
            continue
        end = end_of_body(article, last.i + 1)
        placed = gazetteer().named(article.text[first.start : last.end])
        kind: EntityType = "organization" if end > last.i + 1 else "place" if placed else "other"
        yield Span(first.i, end, kind, "pattern", reason="two words that a particle joins")


def begin(article: Article, token: Token) -> int | None:
    """The first token of the place's name around a possessive; None where no place is called so."""
    tokens = article.tokens
    if not 0 < token.i < len(tokens) - 1 or not is_written(tokens[token.i - 1]) or not is_written(tokens[token.i + 1]):
        return None
    if tokens[token.i - 1].space or not token.space:
        return None
    end = tokens[token.i + 1].end
    for first in range(max(0, token.i - 2), token.i):
        if is_written(tokens[first]) and gazetteer().named(article.text[tokens[first].start : end]):
            return first
    return None


def end_of_body(article: Article, at: int) -> int:
    """The token behind the body's name that goes on from a place's; `at` where none does."""
    end, found = at, at
    while end < min(len(article.tokens), at + MOST) and is_written(article.tokens[end]):
        end += 1
        if organization_words().get(article.tokens[end - 1].lower, ("place", None))[0] in {"organization", "facility"}:
            found = end
    return found


def is_written(token: Token) -> bool:
    """Whether a word is written as one of a name."""
    return token.text[:1].isupper() and token.text.isalpha() and token.tag.startswith(("NN", "JJ", "VB"))
