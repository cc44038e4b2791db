"""Names of persons with a nickname inside: Kimani (Kiki) Gray, Dwayne "The Rock" Johnson."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
    starts = [token.start for token in article.tokens]
    for found in NAMED.finditer(article.text):
        first, last = bisect_left(starts, found.start()), bisect_left(starts, found.end())
        given, family = found[1].lower(), found[2].lower()
        is_known = given in given_names() or (given not in title_words() and {first, last - 1} <= people)
        if is_known and family not in organization_words() and starts[first] == found.start():
            while first - 1 in people and article.tokens[first - 1].end + 1 == article.tokens[first].start:
                first -= 1
            yield Span(first, last, "person", "pattern", reason="a name with a nickname inside")


def without_nickname(name: str) -> str:
    """The name alone.

    >>> without_nickname("Kimani (Kiki) Gray")
    'Kimani Gray'
    """
    return INSIDE.sub("", name)
