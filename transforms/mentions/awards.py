"""Awards, whose categories the model cuts short: "Lena Marlow Best | Actress", "the Breakthrough | Director", "Player of the Year"."""

from __future__ import annotations

import re

from transforms.article import Article
from transforms.lexicons import word_list
from transforms.mentions.known_names import known_exactly
from transforms.mentions.spans import Span

RANKING = word_list("name_cues.tsv", "award_adjectives")
CATEGORIES = word_list("name_cues.tsv", "award_categories")
YEARLY = re.compile(r" of the (?:Year|Month|Week|Season|Match|Tournament|Series|Decade|Century)$")
PERSONS_OR_BODIES = frozenset({"person", "organization", "facility", "place"})


def ends_with_ranking(article: Article, span: Span) -> bool:
    """Whether a name's last word begins the category of an award right behind it: "Lena Marlow Best | Actress"."""
    return begins_award(article, span.last - 1)


def begins_award(article: Article, at: int) -> bool:
    """Whether a token and the one behind it are the category of an award: "Best Actress"."""
    last, *after = article.tokens[at : at + 2]
    if last.lower not in RANKING or not after:
        return False
    return last.text.istitle() and after[0].text.istitle() and after[0].lower in CATEGORIES


def cut_award(article: Article, span: Span) -> None:
    """End a person's name before the award that the sentence gives."""
    if span.kind == "person" and len(span) > 2 and ends_with_ranking(article, span):
        span.last -= 1


def award_cut_short(article: Article, span: Span) -> str | None:
    """What speaks against a name that is the beginning of an award's category."""
    if len(span) == 1 and span.kind in PERSONS_OR_BODIES and ends_with_ranking(article, span):
        return "the first word of an award's category"
    return None


def retype_award(article: Article, span: Span) -> None:
    """Take who was chosen for a year for an award rather than somebody: "Sportsperson of the Year"."""
    text = span.text(article)
    if span.kind in PERSONS_OR_BODIES and YEARLY.search(text) and not known_exactly(text):
        span.retype("other", "an award of a year or a match")
