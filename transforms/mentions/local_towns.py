"""Towns of the country that an article is about, where no word of place stands before: "Dundas and Ancaster would get nothing"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.places import Place, gazetteer
from transforms.gazetteer.regions import spelled, states
from transforms.mentions.common_words import is_common
from transforms.mentions.decisions import tell
from transforms.mentions.entity_types import NO_PEOPLE
from transforms.mentions.name_lexicons import given_names
from transforms.mentions.name_pieces import OF_PERSON
from transforms.mentions.place_support import FEDERAL, is_own_name
from transforms.mentions.spans import Span
from transforms.mentions.towns import Towns, has_person_beside, settlements
from transforms.mentions.type_votes import DOUBTED
from transforms.trace import Trace

TOWN = 2_000
"""Inhabitants from which a town of the country or state is meant by a name of which nothing else is known."""
GUESSED = frozenset({DOUBTED, OF_PERSON, NO_PEOPLE})
"""Reasons that only say what a name is not, or what it rather is."""
REASON = "a town of what the article is about, and nothing shows anything else"


def retype_local_towns(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> None:
    """Take names of no known kind for towns of the countries, and in North America of the states, that the article names."""
    towns, divisions = Towns.of(article, spans), divisions_of(article, spans)
    for span in spans:
        if is_open(span) and is_local(article, span, towns, divisions):
            tell(trace, article, span, "set", "local towns", REASON)
            span.retype("place", REASON)


def divisions_of(article: Article, spans: Sequence[Span]) -> frozenset[str]:
    """The codes of the American states and Canadian provinces that an article names."""
    texts = (s.text(article) for s in spans if s.kind == "place")
    places = (p for text in texts for p in gazetteer().of_key(states().get(text) or spelled(text)))
    return frozenset(p.admin1 for p in places if p.feature == "ADM1" and p.country in FEDERAL and p.admin1)


def is_open(span: Span) -> bool:
    """Whether nothing but the model's guess, or what it stands behind, says what a name is."""
    return not span.known and span.reason in GUESSED


def is_local(article: Article, span: Span, towns: Towns, divisions: frozenset[str]) -> bool:
    """Whether a name that is no common word and nobody's is that of a town of what the article is about."""
    text, words = span.text(article), fold(span.text(article)).split()
    if not text.istitle() or is_common(words[0]) or words[0] in given_names() or towns.is_persons(words):
        return False
    named = any(is_own_name(text, p) and is_inside(p, towns, divisions) for p in settlements(text))
    return named and not has_person_beside(article, span)


def is_inside(place: Place, towns: Towns, divisions: frozenset[str]) -> bool:
    """Whether a settlement lies in a country that the article names, or in a large one in a state that it names."""
    near = place.admin1 in divisions if place.country in FEDERAL else place.country in towns.countries
    return near and place.population >= TOWN
