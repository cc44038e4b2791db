"""Offices that the model takes into one name with the body or the town before them and the person behind: "Hillside Warden | Lena Marlow"."""

from __future__ import annotations

from transforms.article import Article, Name, Token
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.name_lexicons import family_names, given_names, organization_words, titles
from transforms.mentions.spans import Span
from warehouse.tables.mentions import EntityType

SURE = word_list("name_cues.tsv", "offices_within")
"""Offices and forms of address that no name has inside: MP, Mr."""
NEVER = word_list("name_cues.tsv", "never_within")
"""Titles that names of bodies and buildings have inside: the Order of King Leopold."""
PARTY_MEMBERS = word_list("name_cues.tsv", "party_members")
UNPARTED = frozenset({"WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})


def parts_office(article: Article, token: Token, name: Name) -> bool:
    """Whether an office parts a name of the model: "Vantor Valley | MP | Joshua Marlow"."""
    if token.i == name.first or name.label in UNPARTED:
        return False
    if token.text in SURE:
        return True
    several = token.lower.removesuffix("s") in titles() and token.lower not in titles()
    return is_office(token) and begins_person(article, token.i + 1, name, several=several)


def is_office(token: Token) -> bool:
    """Whether a word is an office that begins no other name, in the singular or the plural."""
    word = token.lower.rstrip(".")
    one = word if word in titles() else word.removesuffix("s")
    return token.text.istitle() and (one in titles() or one == "chief") and one not in NEVER


def begins_person(article: Article, at: int, name: Name, *, several: bool) -> bool:
    """Whether several words to the end of a name are a person's: behind an office in the plural, a given name, a surname of the article."""
    if name.last - at < 2:
        return False
    first, last = article.tokens[at], article.tokens[name.last - 1]
    if last.lower in organization_words() or not first.text[:1].isupper():
        return False
    rare = name.label == "ORG" and not any(is_common(t.lower) for t in article.tokens[at : name.last])
    return several or rare or is_listed(first, last) or is_surname(article, last, name)


def is_listed(first: Token, last: Token) -> bool:
    """Whether lists have the words of a name as those of persons."""
    return first.lower in given_names() or (first.lower in family_names() and last.lower in family_names())


def is_surname(article: Article, last: Token, name: Name) -> bool:
    """Whether another name of the model that is a person's ends with a word."""
    people = (n for n in article.names if n.label == "PERSON" and n is not name)
    return any(article.tokens[n.last - 1].text == last.text for n in people)


def type_beside(article: Article, name: Name, first: int, last: int) -> EntityType | None:
    """The type of a piece of a name right behind an office or right before one; None where none parted it."""
    tokens = article.tokens
    if first > name.first and parts_office(article, tokens[first - 1], name):
        return "person"
    if last < name.last and parts_office(article, tokens[last], name):
        text = article.text[tokens[first].start : tokens[last - 1].end]
        return "place" if gazetteer().named(text) else "organization"
    return None


def ends_with_office(article: Article, span: Span) -> bool:
    """Whether a name ends with the office of the person right behind it: "Vantor Department Warden | Lena Marlow"."""
    last = article.tokens[span.last - 1]
    if len(span) == 1 or not (is_office(last) or last.lower in PARTY_MEMBERS):
        return False
    return any(n.first == span.last and n.label == "PERSON" for n in article.names)
