"""Acronyms that a list knows as one body's and that the article has as another's."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.mentions.organizations import initials
from transforms.mentions.spans import Span

LEAST = 2
"""Words of a body's name beyond which its initials may be an acronym."""


def unlist_acronyms(article: Article, spans: Sequence[Span]) -> None:
    """Take back what a list knows of an acronym where the article names another body in full before: BLA, of "Border Library Association"."""
    acronyms = [s for s in spans if is_listed_acronym(article, s)]
    if not acronyms:
        return
    bodies = [s for s in spans if s.kind == "organization" and not s.known and len(s) > LEAST]
    first = {letters: b.first for b in reversed(bodies) for letters in initials(b.text(article))}
    for span in acronyms:
        if first.get(fold(span.text(article)), span.first) < span.first:
            span.known, span.entity_id, span.country = None, None, None
            span.retype("organization", "the initials of a body named before")


def is_listed_acronym(article: Article, span: Span) -> bool:
    """Whether a list knows a body by its acronym, and the article has its whole name nowhere."""
    if len(span) > 1 or span.known is None or span.kind != "organization":
        return False
    return span.text(article).isupper() and span.known.name not in article.text
