"""Halves of names that the model has apart: a legal form, a second field, a given name."""

from __future__ import annotations

from transforms.article import Article, Token
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import LEGAL_FORMS, given_names, organization_words
from transforms.mentions.spans import Span
from transforms.mentions.towns import settlements

FIELDS = word_list("name_cues.tsv", "fields")


def join_legal_forms(article: Article, spans: list[Span]) -> None:
    """Extend names of organizations over a legal form that follows: Chrysler LLC."""
    tokens = article.tokens
    for span in spans:
        if span.kind in {"organization", "person", "product"} and span.last < len(tokens):
            after = tokens[span.last]
            if (
                after.lower in LEGAL_FORMS
                and (after.text[0].isupper() or after.text == "plc")
                and after.sentence is tokens[span.last - 1].sentence
            ):
                span.last += 1
                span.retype("organization", f"a legal form follows: {after.text}")


def join_bodies(article: Article, spans: list[Span]) -> list[Span]:
    """The spans, with the halves of one body's name joined: Center for Naval | and | Coastal Studies."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and span.first == last.last + 1 and is_second_half(article, last, span):
            last.last = span.last
            last.retype("organization", "one name with what follows")
        else:
            joined.append(span)
    return joined


def join_given_names(article: Article, spans: list[Span]) -> list[Span]:
    """The spans, with a given name that the model has apart joined to the surname behind it: Héctor | Villarreal Luna."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.last == span.first and any(rule(article, last, span) for rule in APART):
            span.first = last.first
            joined.pop()
        joined.append(span)
    return joined


def is_given_apart(article: Article, first: Span, second: Span) -> bool:
    """Whether a name of one word is the given name of the person behind it."""
    word = article.tokens[first.first]
    same = word.sentence is article.tokens[second.first].sentence and word.space
    is_given = (
        len(first) == 1
        and word.text.istitle()
        and (fold(word.text) in given_names() or is_parsed_in(article, first, second))
    )
    is_town = first.kind == "place" and bool(settlements(word.text))
    return second.kind == "person" and not first.known and not is_town and same and is_given


def are_given_and_family(article: Article, first: Span, second: Span) -> bool:
    """Whether one of two persons' names side by side has given names alone, the other none: Sheila Johana | Gómez Olivares."""
    given, family = first.tokens(article), second.tokens(article)
    if first.kind != "person" or second.kind != "person":
        return False
    if len(given) < 2 or not given[-1].space or given[0].sentence is not family[0].sentence:
        return False
    return all(fold(t.text) in given_names() for t in given) and fold(family[0].text) not in given_names()


def is_parsed_in(article: Article, first: Span, second: Span) -> bool:
    """Whether a rare word is parsed as part of the surname behind it: "Shubman | Gill"."""
    word, surname = article.tokens[first.first], article.tokens[second.first]
    part = word.head is surname and word.dep == "compound" and word.tag == "NNP"
    return (
        part and len(second) == 1 and not is_common(word.lower) and first.kind in {"organization", "product", "other"}
    )


def is_second_half(article: Article, first: Span, second: Span) -> bool:
    """Whether two names with "and" between are one: the first begins with a word of bodies, the second ends with a field."""
    tokens = article.tokens
    between = tokens[first.last].lower == "and"
    body = tokens[first.first].lower in organization_words() and len(first) > 2 and len(second) > 1
    known = known_exactly(second.text(article)) or second.kind == "person"
    if not between or known:
        return between and are_one_place(article, first, second)
    field = body and tokens[second.last - 1].lower in FIELDS
    return field or any(rule(article, first, second) for rule in (are_members, are_callings, are_one_place))


def are_one_place(article: Article, first: Span, second: Span) -> bool:
    """Whether the gazetteer has two names as one place's, before a word of bodies too: Brighton and Hove, Perth and Kinross Council."""
    body = len(second) > 1 and article.tokens[second.last - 1].lower in organization_words()
    end = article.tokens[second.last - 1 - body].end
    return bool(gazetteer().named(article.text[article.tokens[first.first].start : end]))


def are_callings(article: Article, first: Span, second: Span) -> bool:
    """Whether two kinds of people have one body: Union of Greens | and | Farmers, Peasants | and | Green Union."""
    left, right = first.tokens(article), second.tokens(article)
    if (
        first.kind == "person"
        or not is_calling(left[-1])
        or not is_common(right[0].lower)
        or not right[0].text.istitle()
    ):
        return False
    if len(left) > 2 and left[-2].lower in {"of", "for"} and left[-3].lower in organization_words():
        return len(right) == 1 and is_calling(right[0])
    return len(left) == 1 and len(right) == 2 and is_of_bodies(right[-1]) and not known_exactly(left[-1].text)


def is_of_bodies(token: Token) -> bool:
    """Whether a word ends names of bodies."""
    return organization_words().get(token.lower, ("other", None))[0] == "organization"


def is_calling(token: Token) -> bool:
    """Whether a word may be a common noun for people in the plural, with a capital: Greens, Farmers."""
    word = token.lower
    return token.text.istitle() and word.endswith("s") and not word.endswith("ss") and is_common(word)


def are_members(article: Article, first: Span, second: Span) -> bool:
    """Whether two names of members have one body: Kenya Tea Growers | and | Exporters Association."""
    growers, exporters, *rest = [article.tokens[i] for i in (first.last - 1, second.first, second.last - 1)]
    plural = all(t.lower.endswith("ers") and is_common(t.lower) for t in (growers, exporters))
    return plural and len(second) > 1 and rest[0].lower in organization_words()


APART = (is_given_apart, are_given_and_family)
