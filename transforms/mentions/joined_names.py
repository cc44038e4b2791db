"""Names of two things that the model takes for one: "Perth and Adelaide", "Hotel Astoria in Tbilisi"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article, Name, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import state_names, states
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import LEGAL_FORMS, family_names, given_names, organization_words
from transforms.mentions.towns import after_place_word

ROADS = word_list("name_cues.tsv", "roads")
SEVERAL = 2
"""Times that a text has a name from which it is one without what follows. 1 and 3 read 146 annotated texts alike."""


def joins_two(article: Article, token: Token, name: Name) -> bool:
    """Whether a small word or a comma joins two places that the model has as one name.

    "Bangor, Maine", "Perth and Adelaide", "Hotel Astoria in Tbilisi"; but Bosnia and Herzegovina is one.
    """
    left, right = stretch(article, name.first, token.i), stretch(article, token.i + 1, name.last)
    if not left or not right or known_exactly(stretch(article, name.first, name.last)):
        return False
    if token.text == ",":
        return is_two_at_comma(article, name, left, right)
    if token.text == "and":
        return are_two_persons(name, left, right) or are_two_towns(article, name, left, right)
    if token.text == "on" and right in countries().by_name and name.label == "ORG":
        return known_exactly(left.removeprefix("the ")) is not None  # beat the All Blacks on New Zealand soil
    return is_site(article, token, name, right)


def are_two_persons(name: Name, left: str, right: str) -> bool:
    """Whether two persons are one name of the model: "George and Gabriella", "Lena and Jan Marlow"."""
    firsts = [side.split()[0].lower() for side in (left, right)]
    return name.label == "PERSON" and " " not in left and all(f in given_names() for f in firsts)


def is_two_at_comma(article: Article, name: Name, left: str, right: str) -> bool:
    """Whether a comma parts a town from its state or another town, or a firm that the text has alone too: "Salesforce, Accounting Seed"."""
    if " " not in left and name.label in {"ORG", "PERSON"} and article.text.count(left) > SEVERAL:
        return right.lower() not in LEGAL_FORMS
    if right in state_names() or right in countries().by_name or right in states():
        return True
    return after_place_word(article, name.first) and are_two_towns(article, name, left, right)


def is_site(article: Article, token: Token, name: Name, right: str) -> bool:
    """Whether a small word says where the body before it is: "Hotel Astoria in Tbilisi", "Wayside Diner on Route 2"."""
    words = right.lower().split()
    if name.label == "WORK_OF_ART":
        return token.text == "in" and after_place_word(article, name.first) and bool(gazetteer().named(right))
    if token.text == "at" and left_ends_as_body(article, token) and name.label in {"LAW", "EVENT", "WORK_OF_ART"}:
        return True
    if name.label not in {"ORG", "FAC"} or token.i == name.first:
        return False
    if token.text == "at":
        is_body = any(t.lower in organization_words() for t in article.tokens[name.first : token.i])
        return name.label == "ORG" and (words[-1] in {"university", "college", "hospital"} or not is_body)
    return bool(gazetteer().named(right)) if token.text == "in" else words[0] in ROADS


def left_ends_as_body(article: Article, token: Token) -> bool:
    """Whether the word before a token ends names of bodies and events: the Nations Championship at Twickenham."""
    return token.i > 0 and article.tokens[token.i - 1].lower in organization_words()


def are_two_towns(article: Article, name: Name, left: str, right: str) -> bool:
    """Whether two places are one name of the model: "Perth and Adelaide"; of an organization only after a word of place."""
    placed = name.label in {"GPE", "LOC"} or after_place_word(article, name.first) or are_neighbours(name, left, right)
    both = bool(gazetteer().named(left)) and bool(gazetteer().named(right))
    return placed and both and not gazetteer().named(f"{left} and {right}")


def are_neighbours(name: Name, left: str, right: str) -> bool:
    """Whether two rare words, no surnames, are towns of one state or province: "Canungra and Dayboro"; but Smith and Wesson."""
    words = (left.lower(), right.lower())
    if name.label != "ORG" or any(" " in w or is_common(w) or w in family_names() or w in given_names() for w in words):
        return False
    regions = [{(p.country, p.admin1) for p in gazetteer().named(side) if p.admin1} for side in (left, right)]
    return bool(regions[0] & regions[1])


def stretch(article: Article, first: int, last: int) -> str:
    """The characters of some tokens."""
    return article.text[article.tokens[first].start : article.tokens[last - 1].end] if first < last else ""


def is_of_body(article: Article, token: Token, name: Name) -> bool:
    """Whether "of" parts a full name, or a firm's, from the body or place behind it: "René Redzepi of Noma", "Penarol of Uruguay"."""
    if token.text != "of" or name.label not in {"PERSON", "ORG"}:
        return False
    if name.label == "PERSON" and token.i - name.first > 1:
        return article.tokens[name.first].lower in given_names()
    place = stretch(article, token.i + 1, name.last)
    if name.last - token.i > 2 and article.tokens[token.i + 1].lower in given_names():
        first = name.first + (article.tokens[name.first].lower == "the")
        return known_exactly(stretch(article, first, token.i)) is not None  # Red Bull of Lena Marlow
    is_place = place in countries().by_name or bool(gazetteer().named(place))
    return is_place and is_firm_alone(article.tokens[name.first : token.i])


def is_firm_alone(tokens: Sequence[Token]) -> bool:
    """Whether the words before "of" are a name without it: a rare word, no word of public bodies; but Bank of England."""
    words = [t.lower for t in tokens]
    public = any(w in organization_words() and organization_words()[w][1] != "business" for w in words)
    return bool(words) and not public and not is_common(words[0]) and words[0] not in given_names()
