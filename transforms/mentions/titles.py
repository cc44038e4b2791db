"""Titles before names of persons: "Foreign Minister Sergei Lavrov"."""

from __future__ import annotations

from transforms.article import Article
from transforms.lexicons import word_list
from transforms.mentions.name_lexicons import (
    DOUBTFUL,
    given_names,
    occupations,
    organization_words,
    title_ends,
    title_words,
    titles,
)
from transforms.mentions.spans import Span

LONGEST = 4
"""Words of a title that are looked for at most."""
FULL = 3
"""Words of a full name behind one word more."""
FIRM_NOUNS = word_list("name_cues.tsv", "firm_nouns")
COURTESY = word_list("name_cues.tsv", "courtesy")
STATE_WORDS = word_list("name_cues.tsv", "state_words")


def split_title(article: Article, span: Span) -> None:
    """Move titles at the start of a name out of it, and note the title that stands before it."""
    tokens = article.tokens
    start = span.first
    while start < span.last - 1 and key(tokens[start].lower) in title_words():
        start += 1
    if start > span.first and is_title(article, span, start):
        span.first = start
        span.retype("person", "after a title in the model's name")
    if leads_with_department(article, span):
        span.first += 1
        span.retype("person", "after the office of a department")
    if opens_with_kind(article, span):
        span.first += 1
        span.retype("organization", "after what it is, which opens the sentence")
    if span.kind in {"person", "organization", "place"} and leads_with_occupation(article, span):
        span.first += 1
        span.retype("person", "after an occupation that opens the sentence")
    if span.kind == "person":
        span.title = title_before(article, span.first)


def is_title(article: Article, span: Span, start: int) -> bool:
    """Whether the words at the start of a name up to a token are a title, and what follows is a person's name."""
    if span.kind == "person":
        return True
    tokens = article.tokens
    certain = any(key(t.lower) not in DOUBTFUL for t in tokens[span.first : start])
    named = tokens[span.last - 1].lower not in organization_words() and tokens[start].lower not in STATE_WORDS
    certain = certain and key(tokens[start - 1].lower) in title_ends()
    if tokens[start].lower in organization_words():
        return False  # the State Committee for National Security
    courteous = key(tokens[start - 1].lower) in COURTESY
    return certain and named and (courteous or span.kind in {"organization", "place", "product"})


def leads_with_occupation(article: Article, span: Span) -> bool:
    """Whether a full name has an occupation before it that opens the sentence: "Boxer Carlos Medina"."""
    first = article.tokens[span.first]
    opens = first is first.sentence.tokens[0]
    return opens and len(span) > 2 and first.lower in occupations() and first.lower not in given_names()


def opens_with_kind(article: Article, span: Span) -> bool:
    """Whether a body's name has before it what it is, which opens the sentence: "Broadcaster Tigo Sports", "Miner Vale"."""
    first = article.tokens[span.first]
    opens = first is first.sentence.tokens[0] and len(span) > 1 and span.kind in {"organization", "person"}
    return opens and first.lower.removesuffix("s") in FIRM_NOUNS


def leads_with_department(article: Article, span: Span) -> bool:
    """Whether a full name has a department before it: "Secretary of the Interior Ken Salazar"."""
    before = span.before(article)
    first = article.tokens[span.first]
    is_field = (
        len(span) == FULL and first.lower in STATE_WORDS and article.tokens[span.first + 1].lower in given_names()
    )
    return is_field and before is not None and before.lower in {"of", "the"}


def title_before(article: Article, first: int) -> str | None:
    """The longest title that ends right before a token."""
    tokens = article.tokens
    if first == 0 or tokens[first - 1].sentence is not tokens[first].sentence:
        return None
    if key(tokens[first - 1].lower) not in title_ends() or is_clock(article, first - 1):
        return None
    for size in range(min(LONGEST, first), 0, -1):
        words = " ".join(key(t.lower) for t in tokens[first - size : first])
        if words in titles():
            return words
    return None


def is_clock(article: Article, at: int) -> bool:
    """Whether a word tells the time of day: "8:12 PM", but not "PM Modi"."""
    return article.tokens[at].lower in {"am", "pm"} and at > 0 and article.tokens[at - 1].text[0].isdigit()


def key(word: str) -> str:
    """A title's word for looking up."""
    return word.rstrip(".")
