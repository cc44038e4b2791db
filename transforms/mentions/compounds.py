"""Proper nouns beside a name that the parse has as parts of it: "the Mercury | Prize", "Ali Farka | Toure", "GroenLinks | -PvdA"."""

from __future__ import annotations

from collections.abc import Container

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.awards import begins_award
from transforms.mentions.candidates import POST_NOMINALS, ZONES, is_first
from transforms.mentions.common_words import is_common
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import known_exactly, nations
from transforms.mentions.name_lexicons import family_names, given_names, occupations, title_words
from transforms.mentions.name_pieces import EXECUTIVES
from transforms.mentions.offices_within import PARTY_MEMBERS
from transforms.mentions.spans import Span
from transforms.mentions.stopped_words import take_number
from transforms.mentions.towns import after_place_word, settlements

PLURAL_OFFICES = word_list("name_cues.tsv", "plural_offices")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
WIDENED = frozenset({"person", "organization", "place", "product", "work", "other"})


def join_compounds(article: Article, spans: list[Span]) -> list[Span]:
    """The model's names, extended over free proper nouns that they qualify and that qualify them, and over halves behind a hyphen."""
    joined = join_halves(article, spans)
    taken = {i for s in joined for i in range(s.first, s.last)}
    for span in joined:
        if span.kind in WIDENED and not in_title_case(article.tokens[span.first].sentence):
            widen(article, span, taken)
            join_hyphen(article, span, taken)
        take_number(article, span)
    return joined


def widen(article: Article, span: Span, taken: Container[int]) -> None:
    """Extend a name over the free proper nouns beside it."""
    while is_part(article, span.last, span.last - 1, taken) and qualifies(span.head(article), span.last):
        span.last += 1
    before = span.first - 1
    while (
        before >= 0
        and is_part(article, before, span.first, taken)
        and is_below(article.tokens[before], span)
        and not is_headline_word(article, before, span)
    ):
        span.first, before = before, before - 1


def join_halves(article: Article, spans: list[Span]) -> list[Span]:
    """The names, with two of one word each that the parse has as one: Wangari | Maathai."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.last == span.first and are_halves(article, last, span):
            span.first = last.first
            joined.pop()
            if span.kind == last.kind == "place" and not after_place_word(article, span.first):
                span.retype("person", "two names of a word each that no list of places has")
        joined.append(span)
    return joined


def are_halves(article: Article, first: Span, second: Span) -> bool:
    """Whether two names of a word each, that no list and no town has, are one: the first qualifies the second."""
    word, head = article.tokens[first.first], article.tokens[second.first]
    if len(first) > 1 or len(second) > 1 or word.head is not head or word.dep != "compound" or not word.space:
        return False
    free = not any(known_exactly(t.text) or settlements(t.text) or is_office(t) for t in (word, head))
    return free and first.kind != "nationality" and second.kind != "nationality" and not word.text.isupper()


def join_hyphen(article: Article, span: Span, taken: Container[int]) -> Span:
    """The name of a body or a person over a capitalised half behind a hyphen: GroenLinks-PvdA, Efua Addo-Mills."""
    if span.kind not in {"organization", "product", "person"} or span.last + 1 >= len(article.tokens):
        return span
    last, hyphen, half = article.tokens[span.last - 1 : span.last + 2]
    is_whole = not last.space and hyphen.text == "-" and not hyphen.space and half.text[0].isupper()
    if is_whole and span.last not in taken and span.last + 1 not in taken and half.text not in nations():
        span.last += 2
    return span


def is_part(article: Article, at: int, beside: int, taken: Container[int]) -> bool:
    """Whether a free token is written as a part of the name beside it: a proper noun that is no title and no people."""
    if at >= len(article.tokens) or at in taken:
        return False
    token, left = article.tokens[at], article.tokens[min(at, beside)]
    if token.sentence is not article.tokens[beside].sentence or not left.space or not token.tag.startswith("NNP"):
        return False
    plain = token.text[0].isupper() and token.text.replace("-", "").isalpha() and len(token.text) > 1
    is_other = token.text in EXECUTIVES | POST_NOMINALS or token.text in nations() or token.lower in ZONES
    return plain and not is_other and not is_office(token) and not is_first(token) and not is_apart(article, token)


def is_apart(article: Article, token: Token) -> bool:
    """Whether a word belongs to a date or to the category of an award rather than to the name beside it."""
    return is_dated(article, token) or begins_award(article, token.i)


def is_dated(article: Article, token: Token) -> bool:
    """Whether a month has its day beside it: "10 August Bulgaria: ...", "NAIROBI, Kenya Aug 10 - ..."."""
    if token.lower.rstrip(".") not in MONTHS_DAYS:
        return False
    beside = (article.tokens[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(article.tokens))
    return any(map(str.isdigit, beside))


def is_headline_word(article: Article, before: int, span: Span) -> bool:
    """Whether a common word stands before a full name that begins with a given name: "Star | Esther Marlow"."""
    word, first = article.tokens[before].lower, article.tokens[span.first].lower
    is_full = span.kind == "person" and len(span) > 1 and first in given_names()
    return is_full and is_common(word) and word not in given_names() and word not in family_names()


def is_office(token: Token) -> bool:
    """Whether a word is one of titles or an occupation, or makes a member of a party."""
    word = token.lower
    return word in title_words() or word in occupations() or word in PLURAL_OFFICES or word in PARTY_MEMBERS


def qualifies(head: Token, last: int) -> bool:
    """Whether a name qualifies the proper noun right behind it."""
    return head.dep == "compound" and head.head.i >= last and head.head.tag.startswith("NNP")


def is_below(token: Token, span: Span) -> bool:
    """Whether a proper noun qualifies the name right behind it."""
    return token.dep == "compound" and span.first <= token.head.i < span.last
