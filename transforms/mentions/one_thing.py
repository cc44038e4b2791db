"""Names of one article that are one thing: an acronym in brackets behind a body, a name in capitals, a plural, a cup without its federation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.link_context import Link
from transforms.mentions.organizations import is_body, may_be_one
from transforms.mentions.spans import Span

FEDERATIONS = word_list("name_cues.tsv", "federations")
CUPS = frozenset({"organization", "event_name"})
LETTERS = 3
"""Letters of an acronym that a bracket explains; two are codes of states and units."""


def as_one_thing(article: Article, spans: Sequence[Span], links: list[Link]) -> list[Link]:
    """The links, with those of names of one thing to one entity; what a list knows goes before what is made of the words."""
    found = list(links)
    for rule in (bracketed, in_capitals, plurals, cups):
        for n, target in rule(article, spans, found):
            found[n] = target
    return found


def bracketed(article: Article, spans: Sequence[Span], links: Sequence[Link]) -> Iterator[tuple[int, Link]]:
    """Bodies and their acronyms behind them, whatever the letters: National Disaster Mitigation Agency (BNPB)."""
    pairs: dict[str, Link] = {}
    for n in range(1, len(spans)):
        long, short = links[n - 1], links[n]
        if not is_in_brackets(article, spans[n - 1], spans[n]) or None in {long.entity_id, short.entity_id}:
            continue
        if short.method == "list" and long.method == "name" and may_be_one(long.name, short.name):
            pairs[long.entity_id or ""] = short
        elif short.method == "name" and is_explained(article, spans, n):
            pairs[short.entity_id or ""] = replace(long, method="acronym", confidence=0.85)
    for n, link in enumerate(links):
        if spans[n].kind == "organization" and link.entity_id in pairs:
            yield n, pairs[link.entity_id]


def is_in_brackets(article: Article, long: Span, short: Span) -> bool:
    """Whether an acronym or a word of a name's first letters stands in brackets behind a body's name: "Commission on Elections (Comelec)".

    Behind a club's name stands its country: "Al Ahly Cairo (EGY)".
    """
    text = short.text(article)
    bodies = long.kind == short.kind == "organization" and len(long) > 1 and short.first == long.last + 1
    if not bodies or article.tokens[long.last].text != "(" or short.after(article)[0] != ")":
        return False
    is_club = long.known is not None and long.known.sector == "sport"
    is_short = text.isupper() or text[:LETTERS].lower() == long.text(article)[:LETTERS].lower()
    return is_short and text.isalpha() and len(text) >= LETTERS and not is_club


def is_explained(article: Article, spans: Sequence[Span], short: int) -> bool:
    """Whether a bracket holds another name of the body before it: that is one by its words, or the article uses it again."""
    text, long = spans[short].text(article), spans[short - 1]
    return long.known is not None or is_body(long.text(article)) or article.text.count(text) > 1


def in_capitals(article: Article, spans: Sequence[Span], links: Sequence[Link]) -> Iterator[tuple[int, Link]]:
    """Names that a list knows as they stand elsewhere in the article: Tigers, of "TIGERS 7, GIANTS 6"."""
    listed: dict[str, set[Link]] = defaultdict(set)
    for span, link in zip(spans, links, strict=True):
        if link.method == "list" and span.kind == "organization" and len(span.text(article)) > LETTERS:
            listed[fold(span.text(article))].add(link)
    for n, link in enumerate(links):
        same = listed.get(fold(spans[n].text(article)), set()) if link.method == "name" else set()
        if len(same) == 1 and spans[n].kind == "organization":
            yield n, next(iter(same))


def plurals(article: Article, spans: Sequence[Span], links: Sequence[Link]) -> Iterator[tuple[int, Link]]:
    """Bodies of one word in the plural: "the two McLarens", of McLaren."""
    bodies = {s.text(article): f for s, f in zip(spans, links, strict=True) if s.kind == "organization"}
    for n, link in enumerate(links):
        text = spans[n].text(article)
        if link.method == "name" and text in bodies and " " not in text and text[-1:] == "s" and text[:-1] in bodies:
            yield n, bodies[text[:-1]]


def cups(article: Article, spans: Sequence[Span], links: Sequence[Link]) -> Iterator[tuple[int, Link]]:
    """Competitions without their federation, where the article has them with one alone: Champions League, of the CAF's."""
    whole: dict[str, dict[str | None, Link]] = defaultdict(dict)
    for span, link in zip(spans, links, strict=True):
        first, _, rest = span.text(article).partition(" ")
        if span.kind in CUPS and rest and first.lower() in FEDERATIONS:
            whole[rest][link.entity_id] = link
    for n, link in enumerate(links):
        cup = whole.get(spans[n].text(article), {})
        if len(cup) == 1 and spans[n].kind in CUPS and link.method in {"list", "name"}:
            target = next(iter(cup.values()))
            if (target.entity_id or "").startswith("event_name:"):
                spans[n].retype("event_name", f"short for {target.name}")
            yield n, replace(target, method="short_form")
