"""Full names that the model takes for bodies, things and places: Morgan Michaels, Iga Swiatek, Bong Joon-ho."""

from __future__ import annotations

from transforms.article import Article
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.context_cues import PLACE_AFTER, Evidence, is_told_of_person
from transforms.mentions.known_names import known_exactly
from transforms.mentions.likely_persons import STARTS, is_misplaced, is_name_word
from transforms.mentions.name_lexicons import family_names, given_names
from transforms.mentions.persons import KOREAN, is_chinese
from transforms.mentions.spans import Span
from transforms.mentions.towns import Towns, after_place_word, settlements

MISTAKEN = frozenset({"organization", "product", "work", "facility", "law", "place"})
"""What the model takes persons' full names for."""
SURNAMES_TOO = word_list("name_cues.tsv", "surnames_too")


def by_given_name(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A name that the model took for something else and that is written as persons' are, or begins with a given name: Morgan Michaels."""
    if is_misplaced(article, span):
        return Evidence("person", "written as names of persons are")
    words, before = span.text(article).split(" "), span.before(article)
    if span.kind not in MISTAKEN or len(words) not in {2, 3} or words[0].isupper():
        return None
    has_article = before is not None and before.lower == "the"
    if has_article or words[0].split("-")[0].lower() not in given_names() or not all(map(is_name_word, words)):
        return None
    if span.kind == "place" and may_be_place(article, span, words[-1].lower()):
        return None
    return Evidence("person", "begins with a given name")


def may_be_place(article: Article, span: Span, last: str) -> bool:
    """Whether a name that begins with a given name is a place's after all: it stands where places do, or ends with a common word."""
    if after_place_word(article, span.first) or (is_everyday(last) and last not in family_names()):
        return True
    return span.after(article)[0] in PLACE_AFTER or bool(settlements(span.text(article)))


def by_last_name(article: Article, span: Span, _: Towns) -> Evidence | None:
    """Two words that the model took for a body or a thing and of which the second is a rare surname: Iga Swiatek, but not Team Swiatek."""
    words = span.text(article).split(" ")
    if span.kind not in MISTAKEN - {"place"} or len(words) != 2 or not all(map(is_name_word, words)):
        return None
    first, last = words[0].lower(), words[1].lower()
    before = span.before(article)
    is_definite = before is not None and before.lower == "the"
    is_rare = last in family_names() and not is_common(last) and last not in SURNAMES_TOO
    is_plain = is_everyday(first) or first in STARTS or known_exactly(words[0]) is not None
    return Evidence("person", "ends with a rare surname") if is_rare and not is_definite and not is_plain else None


def by_hyphen(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A name written as those of Korea and Taiwan are: Bong Joon-ho, Shih-ching Tsou."""
    text = span.text(article)
    if span.kind == "person" or not KOREAN.fullmatch(text) or settlements(text):
        return None
    return Evidence("person", "written as names of Korea and Taiwan are")


def by_syllables(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A surname of China and a name of its syllables, which the model takes for a thing: Cao Xiu."""
    text, before = span.text(article), span.before(article)
    if span.kind not in MISTAKEN - {"place"} or not is_chinese(text) or settlements(text) or known_exactly(text):
        return None
    is_definite = before is not None and before.lower == "the"
    return None if is_definite else Evidence("person", "written as names of China are")


def by_double_name(article: Article, span: Span, _: Towns) -> Evidence | None:
    """Two given names with a hyphen between them, which the model takes for a thing: Sue-Ellen."""
    halves, before = span.text(article).split("-"), span.before(article)
    if span.kind not in MISTAKEN or len(halves) != 2 or (before is not None and before.lower == "the"):
        return None
    named = all(half.istitle() and half.lower() in given_names() for half in halves)
    return Evidence("person", "two given names") if named and not settlements(span.text(article)) else None


def by_what_is_told(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A name that the model took for an organization, that ends with a surname and suffers or is what persons do."""
    told = span.kind == "organization" and is_told_of_person(article, span)
    return Evidence("person", "a surname, and what is told of persons") if told else None
