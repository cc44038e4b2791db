"""The rest of persons' names behind particles and numerals: "Hind | bint Hamad Al Thani", "Mahbub | Ul Islam", "Tackie Tsuru | II"."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.known_names import nations
from transforms.mentions.spans import Span

LINKS = word_list("name_cues.tsv", "name_links")
"""Particles that stand within names of persons only, in small or in capital letters."""
FOREIGN = word_list("name_cues.tsv", "foreign_links")
"""Small words of other languages that no English text has but within a name: "Tulong ng Bayan"."""
SURE = word_list("name_cues.tsv", "foreign_links_sure")
"""Those that no person's name has."""
BODIES = frozenset({"organization", "product", "work", "event_name", "facility", "place"})
NUMERAL = re.compile(r"(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{0,3})$")
MOST = 4
"""Particles and names behind a name."""


def join_particles(article: Article, spans: list[Span]) -> list[Span]:
    """The names, persons' extended over what particles tie to them; a name that is taken in so goes."""
    owners = {i: s for s in spans for i in range(s.first, s.last)}
    gone: set[int] = set()
    for span in spans:
        if id(span) not in gone and (links := links_of(article, span)):
            end = end_behind(article, span, owners, links)
            if links is FOREIGN and span.kind == "person" and end > span.last:
                span.retype("other", "a small word of another language ties it to what follows")
            gone.update(id(owners[i]) for i in range(span.last, end) if i in owners)
            span.last = end
    return [s for s in spans if id(s) not in gone]


def take_numerals(article: Article, spans: Sequence[Span]) -> None:
    """Extend persons' names over a ruler's number: Tackie Tsuru II."""
    for span in spans:
        after = article.tokens[span.last : span.last + 1]
        if span.kind == "person" and after and is_numeral(after[0], article.tokens[span.last - 1]):
            span.last += 1


def links_of(article: Article, span: Span) -> frozenset[str] | None:
    """The small words that may tie further words to a name."""
    if is_open(article, span):
        return FOREIGN
    return LINKS if span.kind == "person" else None


def is_open(article: Article, span: Span) -> bool:
    """Whether a name that no list has may go on behind a small word of another language, which no person's name has."""
    after = article.tokens[span.last : span.last + 1]
    if not after or after[0].text not in FOREIGN or span.known is not None:
        return False
    return span.kind in BODIES or (span.kind in {"person", "other"} and after[0].text in SURE)


def end_behind(article: Article, span: Span, owners: Mapping[int, Span], links: Container[str]) -> int:
    """The token behind the last name that particles tie to one."""
    tokens, end = article.tokens, span.last
    for _ in range(MOST):
        at = end - (end - span.first > 1 and tokens[end - 1].lower in links)
        start = at
        while at < len(tokens) and tokens[at].lower in links:
            at += 1
        if at == start or at >= len(tokens) or not is_name(tokens[at], tokens[start]):
            break
        other = owners.get(at)
        if other is not None and other.first < start:
            break
        end = other.last if other else at + 1
    return end


def is_name(token: Token, link: Token) -> bool:
    """Whether a word is written as a name and stands in the sentence of the particle before it."""
    return token.text.istitle() and token.sentence is link.sentence and token.text not in nations()


def is_numeral(token: Token, name: Token) -> bool:
    """Whether a word is a ruler's number behind a name: Tackie Tsuru II."""
    return bool(NUMERAL.match(token.text)) and name.space and token.sentence is name.sentence
