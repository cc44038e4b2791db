"""Names of persons with a nickname inside: Kimani (Kiki) Gray, Dwayne "The Rock" Johnson."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from transforms.article import Article
from transforms.mentions.name_lexicons import given_names, organization_words, title_words
from transforms.mentions.spans import Span

WORD = r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?"
NICKNAME = rf"(?:\({WORD}(?: {WORD})?\)|[\"“'‘]{WORD}(?: {WORD})?[\"”'’])"
NAMED = re.compile(rf"(?<![\w'’])({WORD}) {NICKNAME} ({WORD})(?!\w)")
INSIDE = re.compile(rf" {NICKNAME}(?= )")


def nicknamed(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Persons whose given name, or a name that the model has, stands before the nickname."""
    people = {i for span in spans if span.kind == "person" for i in range(span.first, span.last)}
    starts = article.starts
    for found in NAMED.finditer(article.text):
        first, last = bisect_left(starts, found.start()), bisect_left(starts, found.end())
        is_known = found[1].lower() in given_names() or {first, last - 1} <= people
        if is_known and starts[first] == found.start() and not is_other(found[1], found[2]):
            yield Span(beginning(article, first, people), last, "person", "pattern", reason="with a nickname inside")


def is_other(given: str, family: str) -> bool:
    """Whether the words around a nickname are a title, or end the name of a body."""
    return given.lower() in title_words() or family.lower() in organization_words()


def beginning(article: Article, first: int, people: Container[int]) -> int:
    """The first token of the name: Luis Gerardo (Jerry) Ortiz."""
    while first - 1 in people and article.tokens[first - 1].end + 1 == article.tokens[first].start:
        first -= 1
    return first


def without_nickname(name: str) -> str:
    """The name alone.

    >>> without_nickname("Kimani (Kiki) Gray")
    'Kimani Gray'
    """
    return INSIDE.sub("", name)
