"""Words that hedge a figure: beside the number, on its source, or as the operator that governs it (`lexicons/hedges.tsv`)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import cast

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.language.clause_status import Operator, cue
from transforms.lexicons import lexicon, word_list
from warehouse.tables.events import Factuality

HABITUAL = word_list("figure_words.tsv", "habitual")
"""Adverbs of what is so as a rule: `usually costs $5`."""
SOURCES = word_list("figure_words.tsv", "hearsay")
NEAR = 3
"""Atoms before a number in which a word hedges it."""
PERMITTING = word_list("figure_words.tsv", "permitting")


@cache
def hedges(kind: str) -> dict[str, Factuality | None]:
    """The words of a class of `lexicons/hedges.tsv` with their effect."""
    rows = [row for row in lexicon("hedges.tsv") if row["class"] == kind]
    return {row["word"]: cast("Factuality", row["effect"]) if row["effect"] else None for row in rows}


def beside(passage: Passage, candidate: Candidate) -> tuple[Factuality | None, str] | None:
    """A word before the number or in its cue that makes it uncertain: `an estimated 40,000`, `perhaps 12`, `two suspected`."""
    for k in range(candidate.start - 1, max(candidate.start - 1 - NEAR, -1), -1):
        word = passage.word(k)
        if word in hedges("number"):
            return hedges("number")[word], passage.written(k - (passage.word(k - 1) in {"an", "a"}), k + 1)
        if k < candidate.first and passage.token(k).tag[:2] not in {"JJ", "RB", "DT", "IN"}:
            return None
    return None


def words_of(passage: Passage, operator: Operator) -> str:
    """The operator as written, with the adjective that doubts it: `Unconfirmed reports`."""
    token = operator.token
    doubt = next((c for c in token.children if c.lower in hedges("source")), None)
    return passage.article.text[(doubt or token).start : token.end]


def hearsay(source: Token) -> Operator | None:
    """The operator that a source is: reports and rumours, and any with `unconfirmed`; a named one is none."""
    doubt = next((c for c in source.children if c.lower in hedges("source")), None)
    anonymous = source.lemma in SOURCES and source.child("poss", "compound") is None
    found = cue(source, "that") if anonymous else None
    if doubt is None:
        return found
    effect = found.effect if found is not None else hedges("source")[doubt.lower]
    return Operator(effect or "reported", source)


def weighed(operator: Operator | None) -> Operator | None:
    """An operator as figures have it: a comparison or a habit doubts nothing, what is allowed is possible and no order."""
    if operator is None or operator.token.lower in HABITUAL or is_comparison(operator.token):
        return None
    allowed = operator.effect == "ordered" and operator.token.lemma in PERMITTING
    return replace(operator, effect="possible") if allowed else operator


def is_comparison(token: Token) -> bool:
    """`Girls were more likely to report it (31%)`: how often something is, and no doubt."""
    return token.lower in {"likely", "unlikely"} and any(c.lower in {"more", "less", "as"} for c in token.children)
