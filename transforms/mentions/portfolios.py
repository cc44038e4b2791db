"""Fields of offices, which the model takes for bodies or into a holder's name: "Minister of Culture, Gender and Sport", "for Energy | Jan Marlow"."""

from __future__ import annotations

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import given_names, occupations, organization_words, title_ends
from transforms.mentions.spans import Span

FIELDS = word_list("name_cues.tsv", "fields")
MINISTERS = word_list("name_cues.tsv", "holders_of_fields")
"""Offices that are of a field whatever its words."""
SPEAKERS = word_list("name_cues.tsv", "heads_of_fields")
"""Offices that are of a field by some words alone: "spokesperson for Energy"."""
FIELD_KINDS = frozenset({"organization", "other", "product", "work"})
REACH = 10
"""Tokens before a field within which its office stands."""


def cut_field(article: Article, span: Span) -> None:
    """Begin a person's name behind the field of the office before it: "spokesperson for Energy | Jan Marlow"."""
    tokens = span.tokens(article)
    at = next((n for n, t in enumerate(tokens) if n and t.lower in given_names() and t.lower not in FIELDS), 0)
    if (
        at
        and len(tokens) - at > 1
        and all(is_common(t.lower) for t in tokens[:at])
        and office_before(article, span.first)
    ):
        span.first += at
        span.retype("person", "behind the field of an office")


def field_of_office(article: Article, span: Span) -> str | None:
    """What speaks against common words that are the field of an office before them: "Minister of Gender and Sport"."""
    return "the field of an office" if is_field(article, span) else None


def is_field(article: Article, span: Span) -> bool:
    """Whether a name is the fields of an office, of which one alone may be the ministry: "Minister of Education"."""
    if span.kind not in FIELD_KINDS or (office := office_before(article, span.first)) is None:
        return False
    last = article.tokens[span.last - 1].lower
    if not is_plain(article, span) or (last in organization_words() and last not in FIELDS):
        return False
    if office.lower in MINISTERS:
        return len(span) > 1 and (len(span) > 2 or article.tokens[span.first - 1].lower not in {"of", "for"})
    return office.lower in SPEAKERS and last in FIELDS


def is_plain(article: Article, span: Span) -> bool:
    """Whether a name is made of common words, and in no list."""
    words = (t.lower for t in span.tokens(article))
    return all(is_common(w) or w in {"and", ",", "&"} for w in words) and not known_exactly(span.text(article))


def office_before(article: Article, first: int) -> Token | None:
    """The office of which a field is, at the end of a list of fields too; None where there is none."""
    tokens, at = article.tokens, first - 1
    while at > max(0, first - REACH) and is_listed(tokens[at], tokens[first]):
        at -= 1
    if at < 1 or tokens[at].lower not in {"of", "for"}:
        return None
    office = tokens[at - 1]
    return (
        office
        if office.lower in title_ends() or office.lower in occupations() or office.lower in MINISTERS | SPEAKERS
        else None
    )


def is_listed(token: Token, field: Token) -> bool:
    """Whether a token belongs to a list of fields that goes on."""
    if token.sentence is not field.sentence:
        return False
    return token.text in {",", "and", "&"} or (token.text.istitle() and is_common(token.lower))
