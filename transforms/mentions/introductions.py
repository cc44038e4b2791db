"""Words before a name that only introduce it: "Frenchman | Gasquet", "Abutter | Peter Marlow", "Behind | Hamilton", "his NGO | Being Human Foundation"."""

from __future__ import annotations

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.known_names import known_exactly, surnames
from transforms.mentions.name_lexicons import family_names, given_names, occupations, organization_words
from transforms.mentions.spans import Span

COMPATRIOTS = word_list("name_cues.tsv", "compatriots")
PREPOSITIONS = word_list("name_cues.tsv", "opening_prepositions")
SHORT_OFFICES = word_list("name_cues.tsv", "short_offices")
BODY_ACRONYMS = word_list("name_cues.tsv", "body_acronyms")
LINKS = word_list("name_cues.tsv", "name_links") | word_list("name_cues.tsv", "particles")
STAGE_WORDS = word_list("name_cues.tsv", "stage_words")
AGENTS = ("er", "or", "ist", "man", "woman")
"""Endings of nouns for persons by what they do."""
FULL = 3
"""Words of a full name behind one word more."""


def cut_introduction(article: Article, span: Span) -> None:
    """Begin a name behind the words that introduce it."""
    if span.kind == "person":
        cut_small_words(article, span)
    if len(span) < 2:
        return
    if is_short_office(article, span):
        span.first += 1
        span.retype("person", "behind the letters of an office")
    elif span.kind == "person" and (is_compatriot(article, span) or is_agent(article, span)):
        span.first += 1
    elif span.kind in {"person", "product"} and is_country_before_body(article, span):
        span.first += 1
        span.retype("organization", "a listed body behind a country's name")
    if len(span) > 1 and is_preposition(article, span):
        span.first += 1
        if article.tokens[span.first].text in surnames():
            span.retype("person", "a surname behind a preposition")
    if len(span) > 2 and is_body_acronym(article, span):
        span.first += 1
        span.retype("organization", "behind the acronym of a kind of body")


def cut_small_words(article: Article, span: Span) -> None:
    """Begin a person's name behind words in small letters that are no part of names: "pipped badminton ace | PV Sindhu"."""
    capital = next((t.i for t in span.tokens(article) if not t.text.islower()), span.first)
    if capital == span.first or not article.tokens[capital].text[0].isupper():
        return
    last = article.tokens[capital - 1]
    if last.space and len(last.text) > 2 and last.text.isalpha() and is_common(last.lower) and last.lower not in LINKS:
        span.first = capital


def is_compatriot(article: Article, span: Span) -> bool:
    """Whether a noun for a man or woman of a nationality begins a name: "Frenchman Gasquet"; but Finn Harlow, if nothing says so."""
    tokens = span.tokens(article)
    first, rest = tokens[0].lower, article.text[tokens[1].start : tokens[-1].end]
    if first not in COMPATRIOTS or first in given_names() or not tokens[0].space:
        return False
    return first.endswith(AGENTS) or len(span) >= FULL or article.text.count(rest) > 1 or rest in surnames()


def is_agent(article: Article, span: Span) -> bool:
    """Whether what somebody does opens the sentence before a full name: "Abutter Peter Marlow", but not "Singer Lena"."""
    if len(span) < FULL:
        return False
    first, second = article.tokens[span.first : span.first + 2]
    if first is not first.sentence.tokens[0] or second.lower not in given_names() or not first.space:
        return False
    word = first.lower
    named = word in given_names() or word in family_names() or word in STAGE_WORDS
    return not named and (word in occupations() or word.endswith(AGENTS))


def is_short_office(article: Article, span: Span) -> bool:
    """Whether the letters of an office stand before a full name: "PS Peter Marlow"; but "PS Make sure you come"."""
    first, second = article.tokens[span.first : span.first + 2]
    return len(span) >= FULL and first.text in SHORT_OFFICES and second.lower in given_names()


def is_country_before_body(article: Article, span: Span) -> bool:
    """Whether a headline has a country's name before a listed body: "India G20: talks"."""
    tokens = article.tokens
    rest = article.text[tokens[span.first + 1].start : tokens[span.last - 1].end]
    known = known_exactly(rest) if tokens[span.first].text in countries().by_name else None
    return known is not None and known.kind == "organization"


def is_preposition(article: Article, span: Span) -> bool:
    """Whether a preposition that opens the sentence begins a name: "Behind Hamilton were two more"; but Beyond Meat."""
    first = article.tokens[span.first]
    if first.lower not in PREPOSITIONS or first is not first.sentence.tokens[0]:
        return False
    tokens = span.tokens(article)
    rest = article.text[tokens[1].start : tokens[-1].end]
    if known_exactly(span.text(article)):
        return False
    return rest in surnames() or known_exactly(rest) is not None or article.text.count(rest) > 1


def is_body_acronym(article: Article, span: Span) -> bool:
    """Whether the acronym of a kind of body stands before the name of one: "his NGO Sunrise Foundation"; but "the NGO Council Act"."""
    tokens, before = span.tokens(article), span.before(article)
    if tokens[0].text not in BODY_ACRONYMS or span.kind not in {"organization", "person"}:
        return False
    definite = before is not None and before.lower == "the"
    return not (definite and all(is_common(t.lower) or t.lower in organization_words() for t in tokens[1:]))
