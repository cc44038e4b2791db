"""Acronyms that a list knows as one body's and that the article has as another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.mentions.context_cues import POSSESSIVES
from transforms.mentions.organizations import initials, may_be_one
from transforms.mentions.spans import Span

LEAST = 2
"""Words of a body's name beyond which its initials may be an acronym."""


def unlist_acronyms(article: Article, spans: Sequence[Span]) -> None:
    """Take back what a list knows of an acronym where the article names another body in full before: BLA, of "Border Library Association"."""
    acronyms = [s for s in spans if is_listed_acronym(article, s)]
    full = by_initials(article, spans) if acronyms else {}
    for span in acronyms:
        body = full.get(fold(span.text(article)))
        if body and is_another_before(article, body, span):
            span.known, span.entity_id, span.country = None, None, None
            span.retype("organization", "the initials of a body named before")


def unlist_foreign(article: Article, spans: Sequence[Span]) -> None:
    """Take back what a list knows of an acronym that the text gives to another country: "China's CBC"."""
    for span in (s for s in spans if s.known and s.kind == "organization" and s.text(article).isupper()):
        owner = article.tokens[span.first - 2 : span.first]
        if len(owner) < 2 or owner[1].text not in POSSESSIVES or span.known is None:
            continue
        code = countries().by_name.get(owner[0].text)
        if code and span.known.country not in {code, None}:
            span.known, span.entity_id, span.country = None, None, code
            span.retype("organization", f"an acronym of {owner[0].text}")


def by_initials(article: Article, spans: Sequence[Span]) -> dict[str, Span]:
    """The first of the unlisted bodies by the initials of their names."""
    bodies = [s for s in spans if s.kind == "organization" and not s.known and len(s) > LEAST]
    return {letters: body for body in reversed(bodies) for letters in initials(body.text(article))}


def is_another_before(article: Article, body: Span, acronym: Span) -> bool:
    """Whether a body stands before an acronym and is not what the list has for it."""
    listed = acronym.known.name if acronym.known else ""
    return body.first < acronym.first and not may_be_one(body.text(article), listed)


def is_listed_acronym(article: Article, span: Span) -> bool:
    """Whether a list knows a body by its acronym, and the article has its whole name nowhere."""
    if len(span) > 1 or span.known is None or span.kind != "organization":
        return False
    return span.text(article).isupper() and span.known.name not in article.text


def party_initials(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Parties by their initials, where the article names the party in full and nothing else stands there: "the DA", of the Democratic Alliance."""
    parties = {s.known.name: s for s in spans if s.known and s.known.sector == "party" and len(s) > 1}
    by_initials: dict[str, list[Span]] = defaultdict(list)
    for party in parties.values():
        by_initials["".join(t.text[0] for t in party.tokens(article) if t.text[0].isupper())].append(party)
    taken = {i for s in spans for i in range(s.first, s.last)}
    for token in article.spelled(by_initials.keys()):
        named = by_initials[token.text]
        if len(named) == 1 and token.i not in taken and len(token.text) > 1:
            span = Span(
                token.i, token.i + 1, "organization", "pattern", reason=f"initials of {named[0].text(article)!r}"
            )
            if named[0].known:
                span.list_as(named[0].known)
            yield span
