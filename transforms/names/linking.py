"""Names of one article tied to entities."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article
from transforms.names.acronyms import expansions
from transforms.names.countries import countries
from transforms.names.identity import slug
from transforms.names.people import fullest, parts
from transforms.names.spans import Span
from warehouse.tables.mentions import Mention


def link(article: Article, spans: Sequence[Span]) -> list[Mention]:
    """One row a name, with its entity."""
    people = [s.text(article) for s in spans if s.kind == "person"]
    long_forms = {article.text[c:d]: article.text[a:b] for a, b, c, d in expansions(article.text)}
    return [row(article, n, span, people, long_forms) for n, span in enumerate(spans)]


def row(article: Article, number: int, span: Span, people: Sequence[str], long_forms: dict[str, str]) -> Mention:
    """The row of one name."""
    tokens = span.tokens(article)
    text = span.text(article)
    name, method, confidence = text, "name", 0.8
    if span.country and span.entity_id:
        name, method, confidence = countries().names[span.country], "list", 0.95
    elif span.kind == "person":
        longer = fullest(text, people)
        if longer:
            name, method, confidence = longer, "surname", 0.9
        elif len(parts(text)) == 1:
            confidence = 0.5
    elif text in long_forms:
        name, method, confidence = long_forms[text], "acronym", 0.95
    return Mention(
        doc_id=article.doc_id,
        mention_id=article.row_id("m", number),
        sent_id=tokens[0].sentence.sent_id,
        char_start=tokens[0].start,
        char_end=tokens[-1].end,
        text=text,
        entity_type=span.kind,
        entity_id=span.entity_id or slug(span.kind, name),
        name=name,
        link_method=method,
        confidence=confidence,
    )
