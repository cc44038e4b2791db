"""Divisions by a form of their own, of which the model makes firms and persons: "Co Donegal", "Tsafe LGA"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.spans import Span

COUNTIES = word_list("name_cues.tsv", "counties_of_ireland")
LOCAL = ("Local", "Government", "Area")
LONGEST = 3
"""Words of a district's name before "Local Government Area"."""


def counties(article: Article) -> Iterator[Span]:
    """Counties of Ireland behind "Co", and districts of Nigeria before "LGA" or "Local Government Area"."""
    tokens = article.tokens
    for token in article.spelled({"Co", "Co."}):
        if any(t.text.istitle() and t.lower in COUNTIES for t in tokens[token.i + 1 : token.i + 2]):
            yield Span(token.i, token.i + 2, "place", "pattern", reason="a county by the word before it")
    for token in article.spelled({"LGA", "Local"}):
        end = token.i + (1 if token.text == "LGA" else len(LOCAL))
        is_whole = token.text == "LGA" or tuple(t.text for t in tokens[token.i : end]) == LOCAL
        if is_whole and (first := name_before(article, token)) < token.i:
            yield Span(first, end, "place", "pattern", reason="a district by the words behind it")


def name_before(article: Article, token: Token) -> int:
    """The first of the words with a capital right before a token; its own place for none."""
    first = token.i
    while first and token.i - first < LONGEST:
        before = article.tokens[first - 1]
        if before.sentence is not token.sentence or not (before.text.istitle() and before.tag == "NNP"):
            break
        first -= 1
    return first
