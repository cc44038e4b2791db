"""Who states a figure, and which entity it is about."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.coreference.references import References
from transforms.figures.candidate import Draft, Passage
from transforms.language.phrases import noun_phrase
from warehouse.tables.quotes import Quote

REPORTING = frozenset(
    {
        "report",
        "announce",
        "confirm",
        "record",
        "register",
        "claim",
        "estimate",
        "put",
        "log",
        "declare",
        "allege",
        "tally",
    }
)
"""Verbs whose subject states the figure that is their object."""


def set_attribution(passage: Passage, draft: Draft, quotes: Sequence[Quote]) -> None:
    """The speaker of the quote that holds the figure, else the subject of a verb of reporting above it."""
    start = passage.atoms[draft.start].start
    for quote in quotes:
        if quote.char_start <= start < quote.char_end and quote.speaker_text:
            draft.attribution = quote.speaker_text
            return
    draft.attribution = according(passage) or reporter(passage, draft)


def according(passage: Passage) -> str | None:
    """`according to the ministry`, in the sentence of the figure."""
    if passage.source is None:
        return None
    return phrase(passage, passage.source)


def reporter(passage: Passage, draft: Draft) -> str | None:
    """`The ministry reported 1,874 new cases`."""
    token = (
        draft.noun_head
        if draft.noun_head is not None and draft.noun_head.sentence is passage.sentence
        else draft.head(passage)
    )
    for above in token.ancestors():
        if above.tag.startswith("VB"):
            subject = above.child("nsubj")
            fits = (
                above.lemma in REPORTING
                and subject is not None
                and subject.i < token.i
                and not subject.tag.startswith("PRP")
            )
            if fits and subject is not None:
                return phrase(passage, subject)
            if above.lemma not in REPORTING:
                return None
    return None


def phrase(passage: Passage, head: Token) -> str:
    """The noun phrase of a head as written."""
    first, last = noun_phrase(head)
    return passage.article.text[first.start : last.end]


def set_subject(passage: Passage, draft: Draft, references: References) -> None:
    """The entity of the counted noun, of a name in its phrase, or of what rises and falls."""
    noun = draft.noun_head
    if noun is not None:
        draft.subject = of_noun(noun, references)
    if draft.subject is None and (draft.trend or draft.kind in {"money", "percent", "measure"}):
        draft.subject = of_clause(draft.head(passage), references)


def of_noun(noun: Token, references: References) -> str | None:
    """The entity that a noun means or that stands in its phrase: `Russian soldiers`, `Apple's customers`."""
    found = references.at(noun)
    if found is not None:
        return found.entity_id
    for child in noun.children:
        if child.dep in {"amod", "compound", "poss", "nmod"}:
            inner = references.at(child)
            mention = references.mention_at(child)
            entity = inner.entity_id if inner else mention.entity_id if mention else None
            if entity:
                return entity
    return None


def of_clause(token: Token, references: References) -> str | None:
    """The entity that is the subject of the clause, or owns the subject: `Apple's revenue rose 5%`."""
    for above in token.ancestors():
        if above.tag.startswith("VB"):
            subject = above.child("nsubj", "nsubjpass")
            if subject is not None:
                return of_noun(subject, references)
    return None
