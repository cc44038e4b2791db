"""The pieces of a model's name: cut at dashes, marks that no name holds, possessives and line ends, each with its type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from transforms.article import Article, Name, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import states
from transforms.lexicons import word_list
from transforms.mentions.headings import is_headline_verb
from transforms.mentions.joined_names import ROADS, is_of_body, joins_two, stretch
from transforms.mentions.known_names import entities
from transforms.mentions.name_lexicons import LEGAL_FORMS, given_names
from transforms.mentions.offices_within import parts_office, type_beside
from transforms.mentions.state_abbreviations import lacks_stop, parts_state
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
DASHES = frozenset({"-", "–", "—", "|", "/"})
JOINTS = frozenset({",", "and", "in", "at", "on"})
BREAKS = frozenset({":", ";", '"', "“", "”", "``", "''", "*", "|", "•", "·", ">", "=", "→"})
GLUED = re.compile(r".*[a-z](?:The|This|These|How|What|Why|In|At|For|Our|Your|We|You|If|It)")
"""The end of one line and the first word of the next, which a page's text has as one word: "LocationThe"."""
# Offices between a company's name and a person's: "Vantor CEO Marisol Echeverria".
EXECUTIVES = word_list("name_cues.tsv", "executives")
BRACKETS = frozenset({"(", ")", "[", "]"})
SEVERAL = 2
"""Times that a text has a name from which it is one without what follows. 1 and 3 read 146 annotated texts alike."""
TOWN = 100_000
"""Inhabitants from which what a person is of may be the town."""
OF_PERSON = "what the person before it is of"


def pieces(article: Article, name: Name) -> Iterator[tuple[int, int]]:
    """The pieces of a model's name, but for a state's abbreviation without its full stop, which `Towns.missed` reads whole."""
    return (piece for piece in cut(article, name) if not lacks_stop(article, *piece))


def cut(article: Article, name: Name) -> Iterator[tuple[int, int]]:
    """A model's name, cut at dashes between spaces, marks that no name holds, a person's possessive, at line and sentence ends."""
    start = name.first
    for token in article.tokens[name.first : name.last]:
        if token.i > start and (follows_legal_form(article, token) or opens_sentence(article, token)):
            yield start, token.i
            start = token.i
        if cuts(article, token, name):
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < name.last:
        yield start, name.last


def opens_sentence(article: Article, token: Token) -> bool:
    """Whether the word before a token belongs to another sentence."""
    return article.tokens[token.i - 1].sentence is not token.sentence


def is_between_peoples(article: Article, token: Token, name: Name) -> bool:
    """Whether a hyphen stands between two nationalities that are the whole name: "the Tajik-Afghan border"."""
    beside = (article.tokens[token.i - 1], *article.tokens[token.i + 1 : token.i + 2])
    return token.i + 2 == name.last and all(t.text in countries().by_people for t in beside)


def follows_legal_form(article: Article, token: Token) -> bool:
    """Whether a name begins anew after the full stop of a legal form: "Gunvor Group Ltd. Glencore said"."""
    before = article.tokens[token.i - 1]
    ended = before.text.endswith(".") and before.lower in LEGAL_FORMS
    return ended and token.text[:1].isupper() and token.lower not in LEGAL_FORMS


def cuts(article: Article, token: Token, name: Name) -> bool:
    """Whether a token parts a name of the model in two."""
    if token.text in JOINTS:
        return joins_two(article, token, name) or parts_state(article, token)
    if token.text in DASHES:
        return token.i > 0 and (
            (article.tokens[token.i - 1].space and token.space) or is_between_peoples(article, token, name)
        )
    if is_headline_verb(token):
        return name.label == "PERSON"
    if token.text in BREAKS:
        return name.label != "WORK_OF_ART" or token.text == ";"
    return is_break(token.text) or any(rule(article, token, name) for rule in RULES)


@lru_cache(maxsize=16384)
def is_break(text: str) -> bool:
    """Whether no name goes over a token: a bracket, an executive's office, a line's end."""
    return text in BRACKETS or text in EXECUTIVES or "\n" in text or bool(GLUED.fullmatch(text))


def is_owner(article: Article, token: Token, name: Name) -> bool:
    """Whether a possessive ends a person's name, a listed one, or one with a legal form: "Vantor Corp's | Hilltop"."""
    if token.text not in {"'s", "’s"} or token.i == name.first:
        return False
    formed = article.tokens[token.i - 1].lower in LEGAL_FORMS
    return formed or name.label == "PERSON" or stretch(article, name.first, token.i) in entities()


def is_possessor(article: Article, token: Token, name: Name) -> bool:
    """Whether a name before an apostrophe has something that bears a name: IoT Analytics' IoT Report."""
    if token.text not in {"'", "’"} or not token.space:
        return False
    left = stretch(article, name.first, token.i)
    return " " in left and article.text.count(left) > SEVERAL


def parts_two(article: Article, token: Token, name: Name) -> bool:
    """Whether an article parts the names of two bodies: "gives Vantor the Hearth & Home soups"; but Bank of the West."""
    if token.text != "the" or name.label != "ORG" or token.i == name.first:
        return False
    return article.tokens[token.i - 1].tag.startswith("NNP")


def piece_type(article: Article, name: Name, first: int, last: int) -> tuple[EntityType, str]:
    """The type of a piece of a model's name, and why: the label, but for places that were joined with something."""
    if kind := type_beside(article, name, first, last):
        return kind, "an office beside it"
    joints = [article.tokens[i].text for i in (first - 1, last) if name.first <= i < name.last]
    before = article.tokens[first - 1].text if first > name.first else ""
    if EXECUTIVES.intersection(joints):
        return "person" if before in EXECUTIVES else "organization", "an executive's office beside it"
    if before == "of" and name.label in {"PERSON", "ORG"}:
        text = stretch(article, first, last)
        named = last - first > 1 and article.tokens[first].lower in given_names()
        other: EntityType = of_person(text) if name.label == "PERSON" else "place"
        return "person" if named else other, OF_PERSON
    if "on" in joints and article.tokens[first].lower in ROADS:
        return "facility", "a road by its first word"
    if is_joined_place(stretch(article, first, last), name, before, joints):
        return "place", "a place joined with another in one name"
    return KINDS[name.label], f"the model says {name.label}"


def of_person(text: str) -> EntityType:
    """What somebody is of: a large town, else a body."""
    return "place" if any(p.population >= TOWN for p in gazetteer().named(text)) else "organization"


def is_joined_place(text: str, name: Name, before: str, joints: Sequence[str]) -> bool:
    """Whether a piece before or behind a comma or "in" is a place: of a title, what stood behind a word of place."""
    if name.label == "WORK_OF_ART" and "in" in joints:
        return True
    if before not in {",", "in"} and "," not in joints:
        return False
    return text in states() or bool(gazetteer().named(text)) or text in countries().by_name


def is_way(article: Article, token: Token, name: Name) -> bool:
    """Whether a name is two of a way: "from Mbare Musika to Chipinge"."""
    if token.text == "from":
        return token.i > name.first and name.label == "ORG"  # took 14 percent of Torm from Oaktree
    return token.text == "to" and name.first > 0 and article.tokens[name.first - 1].lower == "from"


RULES = (is_owner, is_possessor, parts_two, is_of_body, is_way, parts_office)
