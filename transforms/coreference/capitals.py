"""The city that "the capital" means: of the country that the phrase names, or the one that the sentences before speak of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from transforms.article import Article, Token
from transforms.coreference.reference import Reference
from transforms.gazetteer.countries import countries
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import word_list
from transforms.mentions.nationality import countries_beside

TAKEN = word_list("name_cues.tsv", "taken")
"""What is done to a city, or by it: "held the capital"; money is raised."""
NATIONAL = frozenset({"amod", "compound", "poss", "nmod"})


def capital(article: Article, token: Token, near: Sequence[Reference]) -> Reference | None:
    """The capital that a noun means.

    Args:
        article: the article.
        token: the noun.
        near: what the sentences before name.
    """
    if codes := countries_beside(article, token):
        return of_country(codes, 0.9)
    is_of_state = any(child.dep in NATIONAL for child in token.children)
    if is_of_state or not is_city(token) or any(map(is_second_seat, near)):
        return None
    seats = {r.country for r in near if is_capital(r)}
    spoken_of = {r.country for r in near if r.entity_type == "country"}
    if not spoken_of and {r.country for r in near if r.country} - seats:
        return None  # "promised Beijing. President Widodo returns to the capital"
    return of_country(seats | spoken_of, 0.7)


def is_second_seat(reference: Reference) -> bool:
    """Whether a place is where a government sits beside the capital by law: La Paz."""
    return reference.entity_type == "place" and reference.name in countries().by_seat and not is_capital(reference)


LOCATIVE = word_list("event_words.tsv", "at_place")


def is_city(token: Token) -> bool:
    """Whether the noun stands where a city does: "in the capital", "took the capital"."""
    if token.dep == "pobj":
        return token.head.lower in LOCATIVE
    return token.head.lemma in TAKEN


def is_capital(reference: Reference) -> bool:
    """Whether an entity is the capital of its country."""
    place = gazetteer().capitals.get(reference.country or "")
    return place is not None and place.entity_id == reference.entity_id


def of_country(codes: Collection[str | None], confidence: float) -> Reference | None:
    """The capital of the one country."""
    place = gazetteer().capitals.get(next(iter(codes)) or "") if len(codes) == 1 else None
    if place is None:
        return None
    return Reference(place.entity_id, "place", place.name, place.country, "description", confidence)
