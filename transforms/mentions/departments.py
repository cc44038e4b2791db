"""Departments that a text calls by their field: "the Interior and Commerce departments", "Secretary of the Interior"."""

from __future__ import annotations

from transforms.article import Article
from transforms.mentions.organizations import STATE_WORDS, is_state_body
from transforms.mentions.spans import Span

PLURALS = {"departments": "Department", "secretaries": "Department", "ministries": "Ministry", "ministers": "Ministry"}
"""What each name on a list is, by the word behind the list."""
OFFICES = {"secretary": "Department", "minister": "Ministry"}
"""What a name is, by the office before it."""


def whole_name(article: Article, span: Span, text: str) -> str:
    """The name of a body with the word that the text has elsewhere: Interior Department."""
    if not is_state_body(text):
        return text
    word = PLURALS.get(behind_list(article, span)) or (OFFICES.get(office(article, span)) if len(span) == 1 else None)
    return f"{text} {word}" if word else text


def behind_list(article: Article, span: Span) -> str:
    """The word behind a name and those that it is listed with."""
    words = [t.lower for t in article.tokens[span.last : span.last + 9]]
    while len(words) > 1 and words[0] in {"and", ","} and words[1] in STATE_WORDS:
        words = words[2:]
    return words[0] if words else ""


def office(article: Article, span: Span) -> str:
    """The noun before "of" or "of the" before a name."""
    words = [t.lower for t in article.tokens[max(0, span.first - 3) : span.first]]
    words = words[:-1] if words[-1:] == ["the"] else words
    return words[-2] if len(words) > 1 and words[-1] == "of" else ""
