"""What an article tells of its persons: offices, countries, gender."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.article import Token
from transforms.lexicons import word_list
from transforms.mentions.name_lexicons import genders, titles
from transforms.mentions.persons import parts

MALE_WORDS = word_list("name_cues.tsv", "male_words")
FEMALE_WORDS = word_list("name_cues.tsv", "female_words")


@dataclass(slots=True)
class Person:
    """One person of the article: offices by their last word, the countries of these, and the gender where it shows."""

    entity_id: str
    offices: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    gender: str | None = None


def gender_of(name: str, words: set[str]) -> str | None:
    """The gender that a name or the words beside it tell.

    >>> gender_of("Angela Merkel", set()), gender_of("Merkel", {"mrs"}), gender_of("Kim", set())
    ('female', 'female', None)
    """
    if words & FEMALE_WORDS:
        return "female"
    if words & MALE_WORDS:
        return "male"
    names = parts(name)
    return genders().get(names[0]) if len(names) > 1 else None


def office(token: Token) -> str | None:
    """The office that a noun names, with the word that says which where several bear the title: president, labour minister."""
    word = token.lemma if token.tag.startswith("NN") else token.lower
    if word not in titles() or not titles()[word].unique:
        return None
    which = department(token, word) if word in MANIFOLD else second(token, word)
    return f"{which} {word}" if which else word


def department(token: Token, title: str) -> str | None:
    """The word before a title that says which office it is: "labour" of "the labour minister"; None where none does."""
    before = next((c for c in token.children if c.i == token.i - 1 and c.dep in {"compound", "amod"}), None)
    if before is None or before.lower in NO_OFFICE:
        return None
    return before.lower if before.text.islower() or f"{before.lower} {title}" in titles() else None


def second(token: Token, title: str) -> str | None:
    """The word before a title that makes its bearer the second one: "deputy" of "the deputy president"."""
    before = next((c.lower for c in token.children if c.i == token.i - 1), None)
    return before if before in SECONDS and f"{before} {title}" in titles() else None


SECONDS = frozenset({"vice", "deputy", "lieutenant"})
MANIFOLD = frozenset({"minister", "secretary", "chief", "head"})
"""Titles of which a country has several: the word before tells them apart."""
NO_OFFICE = word_list("name_cues.tsv", "no_office")


def is_office(word: str, held: set[str]) -> bool:
    """Whether an office is among those that somebody holds; a bare title is any of them, but who is called by one holds no other.

    >>> is_office("minister", {"prime minister"}), is_office("prime minister", {"minister"})
    (True, False)
    >>> is_office("president", {"deputy president"})
    False
    """
    return any(word == o or (o.endswith(f" {word}") and o.split()[0] not in SECONDS) for o in held)
