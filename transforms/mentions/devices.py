"""Names of devices and programs that begin with their maker's or the family's name: AirPods Pro 3, Sony WF-1000XM5, Google Maps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.mentions.advice import is_guide
from transforms.mentions.context_cues import Evidence
from transforms.mentions.known_names import KnownName, known_exactly
from transforms.mentions.name_lexicons import LEGAL_FORMS, family_names, given_names, organization_words
from transforms.mentions.spans import Span
from warehouse.tables.mentions import EntityType

MISTAKEN: frozenset[EntityType] = frozenset(
    {"organization", "person", "work", "law", "event_name", "facility", "place"}
)
"""What the model takes them for."""
MODEL = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9][A-Za-z0-9-]+|\d{1,4}[A-Za-z]{0,2}")
"""A number, or letters with digits among them: 3, 514, 2S, WF-1000XM5."""


def by_maker(article: Article, span: Span) -> Evidence | None:
    """A device or program by the maker or the family of products that begins its name."""
    tokens = span.tokens(article)
    if len(tokens) < 2 or span.kind not in MISTAKEN or known_exactly(span.text(article)):
        return None
    known = known_exactly(tokens[0].text)
    if known is None or not is_offered(article, known, tokens):
        return None
    return Evidence("product", f"begins with the listed {known.name}")


def is_offered(article: Article, known: KnownName, tokens: Sequence[Token]) -> bool:
    """Whether what begins with a listed name is a product: a model by its number, in a page that advises its reader anything but a body."""
    rest = tokens[1:]
    numbered = any(MODEL.fullmatch(t.text) for t in rest)
    if known.kind == "product":
        return numbered or is_guide(article) or not is_body(rest)
    is_maker = known.kind == "organization" and known.sector == "business"
    return is_maker and not is_named_for_somebody(tokens[0]) and not is_body(rest) and (numbered or is_guide(article))


def is_body(rest: Sequence[Token]) -> bool:
    """Whether the words behind a maker's name make a body of it: Ford Motor, Sony Pictures Entertainment, Google Australia."""
    last = rest[-1]
    word = last.lower.rstrip(".")
    known = known_exactly(last.text)
    is_country = known is not None and known.kind in {"country", "place", "nationality"}
    return word in organization_words() or word in LEGAL_FORMS or is_country


def is_named_for_somebody(token: Token) -> bool:
    """Whether a maker's name is somebody's too: Ford, Morgan."""
    return token.lower in given_names() or token.lower in family_names()
