"""Bodies that an article calls by the initials of their whole name, and parties by an adjective: IAF, a Republican."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.mentions import organizations
from transforms.mentions.known_names import entities
from transforms.mentions.link_context import Link
from transforms.mentions.spans import Span

ACRONYM = 3
"""Letters of an acronym that the initials of a body tell; two are many a body's."""


def called_in_short(article: Article, spans: Sequence[Span], links: list[Link]) -> list[Link]:
    """The links, with those of acronyms to the one body of the article whose name, as it is linked, has these initials.

    The Air Force of an article on India is the Indian Air Force, which its IAF is made of; parties are called by adjectives.
    """
    short = {n for n, s in enumerate(spans) if links[n].method == "name" and is_short(s.text(article), s)}
    if not short:
        return links
    bodies = {f.entity_id: f for s, f in zip(spans, links, strict=True) if s.kind == "organization" and f.entity_id}
    found = list(links)
    for n in short:
        text = spans[n].text(article)
        fits = [b for b in bodies.values() if b.entity_id != links[n].entity_id and is_called(text, b)]
        if len(fits) == 1:
            found[n] = replace(fits[0], method="acronym", confidence=0.8)
            spans[n].retype("organization", f"short for {fits[0].name}")
    return found


def is_short(text: str, span: Span) -> bool:
    """Whether a name of one word may stand for a body: IAF, Republican."""
    acronym = text.isupper() and text.isalpha() and len(text) >= ACRONYM
    return span.known is None and " " not in text and (acronym or f"{text} Party" in entities())


def is_called(text: str, body: Link) -> bool:
    """Whether a body may be called by an acronym, or a party by an adjective."""
    if text.isupper():
        return fold(text) in organizations.initials(body.name)
    return entities()[f"{text} Party"].entity_id == body.entity_id
