"""Names of which only the model tells the type, by those they are joined to: "Rozul Reef and the Irokis Bank"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.decisions import tell
from transforms.mentions.name_lexicons import LEGAL_FORMS, family_names, given_names, organization_words
from transforms.mentions.person_evidence import is_told_of
from transforms.mentions.spans import Span, first_of_list
from transforms.mentions.towns import settlements
from transforms.trace import Trace
from warehouse.tables.mentions import EntityType

JOINED: frozenset[EntityType] = frozenset({"place", "organization", "country", "person"})
"""Types that what is joined by "and" and commas shares."""
GUESSES: frozenset[EntityType] = frozenset({"person", "product", "other", "organization", "work"})
"""Labels that the model gives to words that it has not met."""
PLACED = word_list("name_cues.tsv", "beside_places")
BUILT: frozenset[EntityType] = frozenset({"place", "facility"})
"""Labels that it gives to full names of rare words."""
LOCATIVES = word_list("name_cues.tsv", "locatives")
GUESSED = ("the model", "no people that a list knows", "a people that no list knows")


def share_types(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> None:
    """Give names that nothing but the model types, and that it takes for persons or things, the type of the one they are joined to."""
    owners = {i: s for s in spans for i in range(s.first, s.last)}
    told = {fold(s.text(article)) for s in spans if not is_guess(article, s)}
    for span in (s for s in spans if s.kind in BUILT or fold(s.text(article)) not in told):
        kind = kind_beside(article, span, owners)
        if kind not in {None, span.kind} and may_be(article, span, kind):
            tell(trace, article, span, "set", "coordination", f"{span.kind} before, {kind}: joined to one")
            span.retype(kind, "joined to a name of the type")


def kind_beside(article: Article, span: Span, owners: dict[int, Span]) -> EntityType | None:
    """The one type that all names beside a name have."""
    kinds = {kind_of(s) for s in joined(article, span, owners)}
    return kinds.pop() if len(kinds) == 1 else None


def is_guess(article: Article, span: Span) -> bool:
    """Whether a type is the model's alone; a known given name or surname, and what is told of persons, say more."""
    if span.known or span.entity_id or span.source != "model" or not is_doubtful(span):
        return False
    words = span.text(article).lower().split()
    is_named = words[0] in given_names() or (len(words) > 1 and words[-1] in family_names())
    return not is_named and not is_told_of(article, span)


def is_doubtful(span: Span) -> bool:
    """Whether the model's label is one that it gives to words that it has not met."""
    return span.reason.startswith(GUESSED) and span.kind in GUESSES


def joined(article: Article, span: Span, owners: dict[int, Span]) -> Iterator[Span]:
    """The names beside a name on its list of two or more, whose types more than the model tells."""
    head = span.head(article)
    beside = [head.head] if head.dep == "conj" else []
    beside += [c for c in head.children if c.dep == "conj"]
    for token in beside:
        other = owners.get(token.i)
        if other is None or other is span:
            continue
        if is_body(article, other) or not is_guess(article, other) or is_person_beside(article, span, other):
            yield other


def is_person_beside(article: Article, span: Span, other: Span) -> bool:
    """Whether a full name of somebody stands beside what the model has as a place or a building."""
    return span.kind in BUILT and other.kind == "person" and " " in other.text(article)


def is_body(article: Article, span: Span) -> bool:
    """Whether a name of an organization ends with a word of organizations or a legal form."""
    last = article.tokens[span.last - 1].lower
    return span.kind == "organization" and (last in organization_words() or last in LEGAL_FORMS)


def may_be(article: Article, span: Span, kind: EntityType) -> bool:
    """Whether a name may be of the type that it is joined to: a place behind a word of place, nobody who is several words of a body."""
    if span.kind in BUILT:
        return (
            is_full_name(article, span) if kind == "person" else kind == "organization" and is_rare_word(article, span)
        )
    if kind == "place":
        top = first_of_list(span.head(article))
        where = top.head if top.dep == "pobj" else top
        return where.lower in LOCATIVES
    is_long = span.kind == "organization" and len(span) > 1
    return not is_long and is_bare(article, span)


def is_rare_word(article: Article, span: Span) -> bool:
    """Whether what the model has as a place is one word that no town bears and that stands after no word of place."""
    is_guessed = span.reason.startswith(GUESSED) and not span.known and len(span) == 1
    where = first_of_list(span.head(article)).head.lower
    return is_guessed and where not in PLACED and not settlements(span.text(article))


def is_full_name(article: Article, span: Span) -> bool:
    """Whether what the model has as a place or a building is two or three words that no town bears, and not common ones alone: Jade City."""
    text = span.text(article)
    if text.count(" ") not in {1, 2} or span.known or not span.reason.startswith(GUESSED) or settlements(text):
        return False
    return is_bare(article, span) and not all(is_common(t.lower) for t in span.tokens(article))


def is_bare(article: Article, span: Span) -> bool:
    """Whether no word of bodies or buildings is in a name."""
    return not any(t.lower in organization_words() for t in span.tokens(article))


def kind_of(span: Span) -> EntityType | None:
    """The type that what is joined to a name may share; what is joined to a country is a place."""
    if span.kind not in JOINED:
        return None
    return "place" if span.kind == "country" else span.kind
