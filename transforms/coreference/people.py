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
    """The office that a noun names, as the last word of its title: president, minister, mayor."""
    word = token.lemma if token.tag.startswith("NN") else token.lower
    return word if word in titles() and titles()[word].unique else None
