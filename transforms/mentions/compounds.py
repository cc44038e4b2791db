"""Proper nouns beside a name that the parse has as parts of it: "the Mercury | Prize", "Ali Farka | Toure"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from transforms.article import Article, Token
from transforms.mentions.candidates import EXECUTIVES, is_first
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import nations
from transforms.mentions.name_lexicons import occupations, title_words
from transforms.mentions.spans import Span

WIDENED = frozenset({"person", "organization", "place", "product", "work", "other"})


def join_compounds(article: Article, spans: Sequence[Span]) -> None:
    """Extend the model's names over free proper nouns that they qualify, and that qualify them."""
    taken = {i for s in spans for i in range(s.first, s.last)}
    for span in spans:
        if span.kind not in WIDENED or span.known or in_title_case(article.tokens[span.first].sentence):
            continue
        while is_part(article, span.last, span.last - 1, taken) and qualifies(span.head(article), span.last):
            span.last += 1
        before = span.first - 1
        while before >= 0 and is_part(article, before, span.first, taken) and is_below(article.tokens[before], span):
            span.first, before = before, before - 1


def is_part(article: Article, at: int, beside: int, taken: Container[int]) -> bool:
    """Whether a free token is written as a part of the name beside it: a proper noun that is no title and no people."""
    if at >= len(article.tokens) or at in taken:
        return False
    token, left = article.tokens[at], article.tokens[min(at, beside)]
    if token.sentence is not article.tokens[beside].sentence or not left.space or not token.tag.startswith("NNP"):
        return False
    plain = token.text[0].isupper() and token.text.replace("-", "").isalpha() and len(token.text) > 1
    is_other = token.text in EXECUTIVES or token.text in nations()
    return plain and not is_other and not is_office(token) and not is_first(token)


def is_office(token: Token) -> bool:
    """Whether a word is one of titles or an occupation."""
    return token.lower in title_words() or token.lower in occupations()


def qualifies(head: Token, last: int) -> bool:
    """Whether a name qualifies the proper noun right behind it."""
    return head.dep == "compound" and head.head.i >= last and head.head.tag.startswith("NNP")


def is_below(token: Token, span: Span) -> bool:
    """Whether a proper noun qualifies the name right behind it."""
    return token.dep == "compound" and span.first <= token.head.i < span.last
