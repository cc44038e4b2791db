"""Names that the model passed over and of which the words around tell what they are: "the watchdog Makira", "patients on Ravudex"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.abbreviations import is_common_noun, long_forms
from transforms.mentions.candidates import ZONES
from transforms.mentions.common_words import is_common
from transforms.mentions.compounds import is_part
from transforms.mentions.context_cues import Evidence
from transforms.mentions.headings import in_title_case
from transforms.mentions.kind_nouns import told_kind
from transforms.mentions.known_names import known_exactly, surnames
from transforms.mentions.likely_persons import is_likely_person
from transforms.mentions.name_lexicons import family_names
from transforms.mentions.person_evidence import is_told_of
from transforms.mentions.spans import Span
from transforms.mentions.type_evidence import cues_of
from warehouse.tables.mentions import EntityType

COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
NO_NAMES = MONTHS_DAYS | COMMON_ACRONYMS
ENOUGH = 4
"""Votes of the words beside from which a word is a name of the type that they speak for. In 443 articles of many kinds 6 loses, of the first 20 names
that change, 12 right ones (Exarcheia, Waitangi Day, GLP-1) and 8 wrong ones; 3 changes five names, none of them to a right type."""
SHORTEST, LONGEST = 3, 5
"""Letters of an acronym that acts and is a body's."""
LISTED: frozenset[EntityType] = frozenset({"person", "organization", "product"})


def missed_names(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Runs of free proper nouns within a sentence that the words beside give a type."""
    taken = {i: s for s in spans for i in range(s.first, s.last)}
    end = -1
    for token in article.capitalised():
        if token.i < end or not may_begin(article, token, taken):
            continue
        end = token.i + 1
        while is_part(article, end, end - 1, taken):
            end += 1
        span = Span(token.i, end, "other", "pattern")
        if evidence := sign(article, span, taken):
            span.retype(*evidence)
            yield span


def may_begin(article: Article, token: Token, taken: Container[int]) -> bool:
    """Whether a free proper noun may begin a name: no common word, month, heading, or part of a name before it."""
    if token.i in taken or not token.tag.startswith("NNP") or len(token.text) < SHORTEST:
        return False
    before = article.tokens[token.i - 1] if token.i else token
    if before.tag.startswith("NNP") and before.sentence is token.sentence and before.space and before is not token:
        return False
    if before.text == "(" or token.lower in ZONES:
        return False
    is_word = is_common(token.lower) and not token.text.isupper()
    return not is_word and token.lower not in NO_NAMES and not in_title_case(token.sentence)


def sign(article: Article, span: Span, taken: dict[int, Span]) -> Evidence | None:
    """What says what a name is: a list, the noun before it, the words beside it, what it is listed with."""
    text = span.text(article)
    if text in surnames() and not known_exactly(text):
        return Evidence("person", "the surname of a listed person")
    if kind := told_kind(article, span):
        return Evidence(kind, "after the noun for what it is")
    return by_cues(article, span) or by_person(article, span) or by_body(article, span) or by_list(span, article, taken)


def by_cues(article: Article, span: Span) -> Evidence | None:
    """The type that the cues of `type_cues.tsv` speak for."""
    votes: Counter[EntityType] = Counter()
    reasons: dict[EntityType, str] = {}
    for cue in cues_of(article, span):
        if cue.kind == "place" and is_likely_person(article, span):
            continue  # caught off Siddharth Raut
        votes[cue.kind] += cue.weight
        reasons[cue.kind] = cue.reason
    kind = max(votes, key=lambda k: (votes[k], k), default=None)
    return Evidence(kind, reasons[kind]) if kind and votes[kind] >= ENOUGH else None


def by_person(article: Article, span: Span) -> Evidence | None:
    """A person: several words, or a surname, of whom something is told that is told of persons."""
    head = span.head(article)
    several = len(span) > 1 or article.tokens[span.last - 1].lower in family_names()
    bare = not span.text(article).isupper() and head.child("det") is None
    is_person = several and bare and is_told_of(article, span)
    return Evidence("person", "what is told of persons") if is_person else None


def by_body(article: Article, span: Span) -> Evidence | None:
    """A body: an acronym with the article, or one that says something."""
    text, before, head = span.text(article), span.before(article), span.head(article)
    if not (text.isalpha() and text.isupper() and SHORTEST <= len(text) <= LONGEST):
        return None
    if is_common_noun(long_forms(article.text).get(text, "")) or is_between_capitals(article, span):
        return None
    definite = before is not None and before.lower == "the" and head.dep in {"nsubj", "pobj", "poss"}
    return Evidence("organization", "an acronym that acts") if definite or head.dep == "nsubj" else None


def is_between_capitals(article: Article, span: Span) -> bool:
    """Whether words in capitals stand on both sides, as in a line that is written in them: "TRIAL DATE SET FOR"."""
    before, behind = span.before(article), article.tokens[span.last : span.last + 1]
    return (
        before is not None and bool(behind) and all(t.text.isalpha() and t.text.isupper() for t in (before, behind[0]))
    )


def by_list(span: Span, article: Article, taken: dict[int, Span]) -> Evidence | None:
    """The type of the name that it is joined to: "Vetra and Guxo"."""
    head = span.head(article)
    beside = [head.head] if head.dep == "conj" else [c for c in head.children if c.dep == "conj"]
    other = next((taken[t.i] for t in beside if t.i in taken), None)
    return Evidence(other.kind, "listed with another name") if other and other.kind in LISTED else None
