"""The country or town that "the country" and "the city" mean: the one of its kind that was named near, or where all of an article lies."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.coreference.capitals import capital
from transforms.coreference.reference import Reference, only
from transforms.gazetteer.countries import countries
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import word_list

TOWNS = word_list("name_cues.tsv", "town_descriptions")
COUNTRIES = frozenset({"country", "nation"})
QUALIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
LOCATED = frozenset({"country", "place", "person"})
ENOUGH = 3
"""Names of one country that show that an article is about it."""
NEAR = 3  # sentences back in which a description finds the name that it stands for
"""2 and 5 read 216 annotated quotes alike."""


def place(article: Article, token: Token, word: str, names: Sequence[tuple[int, Reference]]) -> Reference | None:
    """The one country, town or capital named in the sentences before."""
    before = [(article.tokens[i], r) for i, r in names if i < token.i]
    first = token.sentence.tokens[0].i - NEAR * 25
    near = [named for named in before if named[0].i > first]
    if word == "capital":
        return capital(article, token, references(near))
    if is_qualified(token):
        return None
    if word in COUNTRIES:
        return country([r for t, r in near if not qualifies(t)], references(before))
    return only([r for r in references(near) if is_settlement(r) and may_be(word, r)], 0.6)


def may_be(word: str, reference: Reference) -> bool:
    """Whether a settlement may be called by a noun: one that the gazetteer does not know is hardly "the city"."""
    return word != "city" or reference.entity_id.startswith("geonames:")


def references(named: Sequence[tuple[Token, Reference]]) -> list[Reference]:
    """What names refer to."""
    return [r for _, r in named]


def country(near: Sequence[Reference], before: Sequence[Reference]) -> Reference | None:
    """The one country that was spoken of near, else the one in which all lies that the article has named so far.

    A country beside a place of another is one of two: "A trader in Lagos sold cloth to Ghana. The country ...".
    """
    named = [r for r in near if is_country(r)]
    if named:
        meant = only(named, 0.6)
        return meant if meant and places_of(near) <= {meant.country} else None
    return home([r.country for r in before if r.entity_type in LOCATED and r.country])


def home(codes: Sequence[str]) -> Reference | None:
    """The one country of all that has been named, where that is enough."""
    if len(codes) < ENOUGH or len(set(codes)) != 1:
        return None
    return Reference(f"country:{codes[0]}", "country", countries().names[codes[0]], codes[0], "description", 0.6)


def qualifies(token: Token) -> bool:
    """Whether a name stands before a noun that it qualifies, so that it is hardly spoken of: "US air strikes"."""
    return token.dep in QUALIFIERS - {"poss"}


def places_of(references: Sequence[Reference]) -> set[str | None]:
    """The countries of the places among references."""
    return {r.country for r in references if r.entity_type == "place" and r.country}


def is_country(reference: Reference) -> bool:
    """Whether a reference is to a country."""
    return reference.entity_type == "country"


def is_settlement(reference: Reference) -> bool:
    """Whether a reference is to a city, town or village: "the city" is no province."""
    if reference.entity_type != "place":
        return False
    number = reference.entity_id.removeprefix("geonames:")
    place = gazetteer().place(int(number)) if number.isdigit() else None
    return place is None or place.is_settlement


def is_qualified(token: Token) -> bool:
    """Whether words beside a noun say which one is meant."""
    return any(c.dep in QUALIFIERS or c.dep == "prep" for c in token.children)
