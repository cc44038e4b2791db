"""Words of saying: which words attribute, in what way, and whether something was said with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from transforms.article import Token
from transforms.language import clauses
from transforms.lexicons import lexicon

UNSAID = frozenset({"would", "could", "might", "may", "should", "must", "shall", "'d", "’d"})
"""Auxiliaries with which nothing has been said yet."""
IMPLICATIVE = frozenset({"go", "continue", "begin", "start", "proceed", "come", "rush", "hasten", "call", "write", "return", "appear"})
"""Verbs whose infinitive of saying was carried out: "went on to say"."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
HEARERS = frozenset({"tell", "inform", "assure", "reassure", "ask", "remind", "warn", "advise", "question", "urge"})
"""Verbs whose passive subject is the one who is told."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of `lexicons/speech.tsv`."""

    cue_class: str
    takes: frozenset[str]


@cache
def words(pos: str) -> Mapping[str, Word]:
    """The words of saying of a part of speech (verb, noun, source), by lemma."""
    return {
        row["word"]: Word(row["class"], frozenset((row["takes"] or "").split()))
        for row in lexicon("speech.tsv")
        if row["pos"] == pos
    }


def verb_of_saying(token: Token, *takes: str) -> Word | None:
    """The lexicon's word for a verb that takes one of these."""
    word = words("verb").get(token.lemma)
    if word is None or not token.tag.startswith("V") or not word.takes.intersection(takes):
        return None
    return word


def is_said(verb: Token) -> bool:
    """Whether the words were uttered: no negation, no condition, no modal, no mere intention ("refused to say")."""
    if any(c.dep == "neg" or c.lower in NEGATIONS for c in verb.children):
        return False
    if any(c.dep == "mark" and c.lower in {"if", "unless", "whether"} for c in verb.children):
        return False
    auxiliaries = clauses.auxiliaries(verb)
    if auxiliaries & UNSAID:
        return False
    if "to" in {c.lower for c in verb.children if c.dep == "aux"} and verb.dep in {"xcomp", "ccomp"}:
        return verb.head.lemma in IMPLICATIVE and is_said(verb.head)
    return verb.dep != "acl" or "to" not in auxiliaries
