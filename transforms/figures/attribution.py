"""Who states a figure, and which entity it is about."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.coreference.references import References
from transforms.figures.candidate import Candidate, Passage
from transforms.language.phrases import noun_phrase
from transforms.lexicons import word_list
from warehouse.tables.quotes import Quote

REPORTING = word_list("figure_words.tsv", "reporting")
"""Verbs whose subject states the figure that is their object."""


def set_attribution(passage: Passage, candidate: Candidate, quotes: Sequence[Quote]) -> None:
    """The speaker of the quote that holds the figure, else the subject of a verb of reporting above it."""
    start = passage.atoms[candidate.start].start
    for quote in quotes:
        if quote.char_start <= start < quote.char_end and quote.speaker_text:
            candidate.attribution = quote.speaker_text
            return
    candidate.attribution = according(passage) or reporter(passage, candidate)


def according(passage: Passage) -> str | None:
    """`according to the ministry`, in the sentence of the figure."""
    if passage.source is None:
        return None
    return phrase(passage, passage.source)


def reporter(passage: Passage, candidate: Candidate) -> str | None:
    """`The ministry reported 1,874 new cases`."""
    noun = candidate.noun_head
    token = noun if noun is not None and noun.sentence is passage.sentence else candidate.head(passage)
    for above in token.ancestors():
        if not above.tag.startswith("VB"):
            continue
        if above.lemma not in REPORTING:
            return None
        subject = above.child("nsubj")
        if subject is not None and subject.i < token.i and not subject.tag.startswith("PRP"):
            return phrase(passage, subject)
    return None


def phrase(passage: Passage, head: Token) -> str:
    """The noun phrase of a head as written."""
    first, last = noun_phrase(head)
    return passage.article.text[first.start : last.end]


def set_subject(passage: Passage, candidate: Candidate, references: References) -> None:
    """The entity of the counted noun, of a name in its phrase, or of what rises and falls."""
    noun = candidate.noun_head
    if noun is not None:
        candidate.subject = of_noun(noun, references)
    if candidate.subject is None and (candidate.trend or candidate.kind in {"money", "percent", "measure"}):
        candidate.subject = of_clause(candidate.head(passage), references)


def of_noun(noun: Token, references: References) -> str | None:
    """The entity that a noun means or that stands in its phrase: `Russian soldiers`, `Apple's customers`."""
    own = references.at(noun)
    if own is not None:
        return own.entity_id
    inside = (c for c in noun.children if c.dep in {"amod", "compound", "poss", "nmod"})
    return next((entity for child in inside if (entity := named_entity(child, references))), None)


def named_entity(token: Token, references: References) -> str | None:
    """The entity that a token refers to, or is named in."""
    reference, mention = references.at(token), references.mention_at(token)
    if reference is not None:
        return reference.entity_id
    return mention.entity_id if mention is not None else None


def of_clause(token: Token, references: References) -> str | None:
    """The entity that is the subject of the clause, or owns the subject: `Apple's revenue rose 5%`."""
    for above in token.ancestors():
        if above.tag.startswith("VB"):
            subject = above.child("nsubj", "nsubjpass")
            if subject is not None:
                return of_noun(subject, references)
    return None
