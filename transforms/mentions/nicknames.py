"""Nicknames: inside a name, Kimani (Kiki) Gray, Dwayne "The Rock" Johnson, and instead of a given name, Dick for Richard Cheney."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import cache

from transforms.article import Article
from transforms.lexicons import lexicon
from transforms.mentions.known_names import KnownName, entities
from transforms.mentions.name_lexicons import given_names, organization_words, title_words
from transforms.mentions.spans import Span

WORD = r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?"
NICKNAME = rf"(?:\({WORD}(?: {WORD})?\)|[\"“'‘]{WORD}(?: {WORD})?[\"”'’])"
MARKED = re.compile(NICKNAME)
"""A nickname in its marks, which few texts have: sooner found than one with the names around it."""
NAMED = re.compile(rf"(?<![\w'’])({WORD}) {NICKNAME} ({WORD})(?!\w)")
SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III"})
INITIAL = re.compile(r"\b[A-Z]\. ")
INSIDE = re.compile(rf" {NICKNAME}(?= )")


def nicknamed(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Persons whose given name, or a name that the model has, stands before the nickname."""
    if not MARKED.search(article.text):
        return
    people = {i for span in spans if span.kind == "person" for i in range(span.first, span.last)}
    starts = article.starts
    for found in NAMED.finditer(article.text):
        first, last = bisect_left(starts, found.start()), bisect_left(starts, found.end())
        beside = people & {first, last - 1}
        is_known = found[1].lower() in given_names() or len(beside) > ("(" in found[0])
        if is_known and starts[first] == found.start() and not is_other(found[1], found[2]):
            last = behind_suffix(article, last)
            yield Span(beginning(article, first, people), last, "person", "pattern", reason="with a nickname inside")


def is_other(given: str, family: str) -> bool:
    """Whether the words around a nickname are a title, or end the name of a body."""
    return given.lower() in title_words() or family.lower() in organization_words()


def behind_suffix(article: Article, at: int) -> int:
    """The token behind a suffix of a name; `at` where none stands there."""
    return at + any(t.text in SUFFIXES for t in article.tokens[at : at + 1])


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


@cache
def short_given_names() -> dict[str, tuple[str, ...]]:
    """The short names by given names, in title case."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon("short_given_names.tsv"):
        found[row["name"].title()] = (*found.get(row["name"].title(), ()), row["short"].title())
    return found


def known_by_short_name(text: str) -> KnownName | None:
    """The well-known person whose given name a text has in full: Richard Cheney, William J. Clinton.

    >>> known_by_short_name("Richard B. Cheney").name
    'Dick Cheney'
    """
    first, _, rest = text.partition(" ")
    surname = INITIAL.sub("", rest)
    found = (entities().get(f"{short} {surname}") for short in short_given_names().get(first, ()))
    return next((known for known in found if known and known.kind == "person"), None)
