"""Who states a figure."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.language.clauses import antecedent
from transforms.language.phrases import noun_phrase
from transforms.lexicons import word_list
from warehouse.tables.quotes import Quote

REPORTING = word_list("figure_words.tsv", "reporting")
"""Verbs whose subject states the figure that is their object."""


RELATIVE = frozenset({"WDT", "WP"})
"""Tags of relative pronouns."""


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


def is_no_speaker(subject: Token) -> bool:
    """Whether a subject is a pronoun, or a number of people who were asked: `53% said they would, against 31%`."""
    return (
        subject.tag.startswith("PRP")
        or subject.tag == "CD"
        or subject.text == "%"
        or subject.lower in {"percent", "half"}
    )


def reporter(passage: Passage, candidate: Candidate) -> str | None:
    """`The ministry reported 1,874 new cases`."""
    noun = candidate.noun_head
    token = noun if noun is not None and noun.sentence is passage.sentence else candidate.head(passage)
    for above in token.ancestors():
        if not above.tag.startswith("VB"):
            continue
        if above.lemma not in REPORTING or is_claimed(candidate, above):
            return None
        subject = above.child("nsubj")
        if subject is not None and subject.tag in RELATIVE and above.dep == "relcl":
            return phrase(passage, antecedent(above))  # "the bank, which put the number at 2.4 million"
        if subject is not None and subject.i < token.i and not is_no_speaker(subject):
            return phrase(passage, subject)
    return None


def is_claimed(candidate: Candidate, verb: Token) -> bool:
    """Whether an amount is asked for and not told: `passengers can claim 600 euros`."""
    modal = any(c.dep == "aux" and c.tag == "MD" for c in verb.children)
    return verb.lemma == "claim" and candidate.kind == "money" and modal


def phrase(passage: Passage, head: Token) -> str:
    """The noun phrase of a head as written."""
    first, last = noun_phrase(head)
    return passage.article.text[first.start : last.end]
