"""Abbreviations that the text explains in brackets after the name that they shorten: "European Space Agency (ESA)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from transforms.article import Article
from transforms.lexicons import word_list
from transforms.mentions.acronyms import is_listed_acronym
from transforms.mentions.common_words import is_everyday
from transforms.mentions.decisions import keep
from transforms.mentions.known_names import entities
from transforms.mentions.name_lexicons import organization_words
from transforms.mentions.spans import Span
from transforms.trace import Trace

COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
PRACTICES, SMALL = word_list("name_cues.tsv", "practices"), word_list("name_cues.tsv", "small")
KINDS = frozenset({"organization", "weapon", "facility", "event_name", "law", "product"})
BODIES = frozenset({"organization", "person", "product", "work", "facility", "place"})
BARE = re.compile(r" \(([A-Z]{3,8})\)")
"""An acronym in brackets whose letters need not be those of the name: World Conservation Union (IUCN)."""
SPOKEN = re.compile(r" \(([A-Z][a-z]{2,7})\)")
"""An acronym that is spoken and written as a word: Kenya Union of Post-Primary Education Teachers (Kuppet)."""
BRACKETED = re.compile(r"\(\s*(?:or |the )?([A-Z][A-Za-z0-9&./-]{1,11})s?\s*[),;]")
POSSESSIVE = re.compile(r"['’]s$")
WORDS_BEFORE = re.compile(r"[^\s()]+")
UNNAMED = re.compile(r"[()\[\]*=]")
"""Signs that no long form holds."""
REACH = 120
"""Characters before the bracket in which the long form has to begin; longer ones are no names. 60 and 240 read 146 annotated texts alike."""


class Expansion(NamedTuple):
    """Offsets of a long form and of its abbreviation."""

    long_start: int
    long_end: int
    short_start: int
    short_end: int


def abbreviations(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """The abbreviation of each name that is followed by one, with the name's type."""
    ends = {s.last: s for s in spans if s.kind in KINDS}
    starts = article.starts
    for short, short_end in brackets(article, spans):
        first, last = bisect_left(starts, short), bisect_left(starts, short_end)
        full = ends.get(first - 1)
        if full and last > first and article.tokens[last - 1].end == short_end:
            reason = f"stands in brackets after {full.text(article)!r}"
            yield Span(first, last, full.kind, "pattern", full.entity_id, full.country, known=full.known, reason=reason)


def brackets(article: Article, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Offsets of abbreviations that stand in brackets after a name."""
    for expansion in expansions(article.text):
        yield expansion.short_start, expansion.short_end
    for span in spans:
        if span.kind == "organization" and len(span) > 1:
            match = BARE.match(article.text, article.tokens[span.last - 1].end)
            if match and match[1] not in entities():
                yield match.span(1)
            elif at := spoken_acronym(article, span):
                yield at


def spoken_acronym(article: Article, span: Span) -> tuple[int, int] | None:
    """Offsets of an acronym that is written as a word in brackets behind the body whose letters it has: (Unesco)."""
    start, end = article.tokens[span.first].start, article.tokens[span.last - 1].end
    match = SPOKEN.match(article.text, end)
    if match is None or match[1] in entities() or long_form_start(article.text, start, end, match[1]) is None:
        return None
    return match.span(1)


def retype_as_explained(article: Article, spans: Sequence[Span], explained: Sequence[Span]) -> None:
    """Give every mention of an abbreviation the type of the name that explains it."""
    kinds = {a.text(article): a.kind for a in explained}
    for span in spans:
        if span.known is None and span.kind != (kind := kinds.get(span.text(article), span.kind)):
            span.retype(kind, "the text explains the abbreviation")


def without_common_nouns(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> list[Span]:
    """The names without abbreviations of common nouns, alone or before one: "paid time off (PTO)", "PTO hours"."""
    common = {short for short, long in long_forms(article.text).items() if is_common_noun(long)}

    def refusal(span: Span) -> str | None:
        if (span.known is not None and not is_listed_acronym(article, span)) or span.kind not in BODIES:
            return None
        words = span.text(article).split()
        plain = [w for w in words if w not in common]
        if len(plain) < len(words) and all(is_everyday(w.lower()) for w in plain):
            return "the text explains it by a common noun"
        return None

    return keep(article, spans, refusal, "abbreviations", trace)


def is_common_noun(long: str) -> bool:
    """Whether a long form is written small, but for its first word at the start of a sentence, or names a field or a practice.

    >>> is_common_noun("Paid time off"), is_common_noun("European Space Agency"), is_common_noun("Bank of England")
    (True, False, False)
    >>> is_common_noun("Search Engine Optimization"), is_common_noun("Center for Machine Learning")
    (True, False)
    """
    words = long.split()
    if len(words) > 1 and words[-1].lower() in PRACTICES:
        return not any(w.lower() in organization_words() or w.lower() in SMALL for w in words[:-1])
    return len(words) > 1 and not any(w[:1].isupper() and w.lower() not in COMMON_ACRONYMS for w in words[1:])


@lru_cache(maxsize=8)
def long_forms(text: str) -> Mapping[str, str]:
    """The long forms of a text by their abbreviations; the last counts."""
    return {text[e.short_start : e.short_end]: text[e.long_start : e.long_end] for e in expansions(text)}


def expansions(text: str) -> list[Expansion]:
    """Abbreviations explained in brackets.

    The long form is the shortest stretch before the bracket whose letters give the short form from right to left, the
    first of them at the start of a word (Schwartz & Hearst 2003, PSB 8, 451-462).

    >>> text = "six Army Tactical Missile Systems (ATACMS) missiles"
    >>> [text[e.long_start : e.long_end] for e in expansions(text)]
    ['Army Tactical Missile Systems']
    """
    return [e for match in BRACKETED.finditer(text) if (e := expansion(text, match))]


def expansion(text: str, match: re.Match[str]) -> Expansion | None:
    """The long form of what a bracket holds, or None where none stands before it."""
    short = match[1].rstrip(".")
    if sum(c.isupper() for c in short) < 2:
        return None
    line = text.rfind("\n", 0, match.start()) + 1
    window = list(WORDS_BEFORE.finditer(text, max(line, match.start() - REACH), match.start()))
    words = window[-min(len(short) + 5, len(short) * 2) :]
    start = long_form_start(text, words[0].start(), match.start(), short) if words else None
    if start is None:
        return None
    end = start + len(POSSESSIVE.sub("", text[start : match.start()].rstrip()))
    if UNNAMED.search(text, start, end):
        return None
    return Expansion(start, end, match.start(1), match.end(1)) if end - start > len(short) else None


def long_form_start(text: str, start: int, end: int, short: str) -> int | None:
    """Where the long form begins in text[start:end], or None where the letters do not fit."""
    at = end
    letters = [c.lower() for c in short if c.isalnum()]
    for n, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= start and (text[at].lower() != letter or (n == 0 and at > start and text[at - 1].isalnum())):
            at -= 1
        if at < start:
            return None
    return at
