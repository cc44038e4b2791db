"""Reporting verbs and nouns: which words attribute, in what way, and whether something was said with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from transforms.article import Token
from transforms.language import clauses
from transforms.lexicons import lexicon, word_list

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""
LONGEST = 400
"""Tokens of the longest sentence that is read: a longer one is no sentence, and time would grow with its square."""
UNSAID = word_list("quote_words.tsv", "unsaid")
"""Auxiliaries with which nothing has been said yet."""
REAL = word_list("quote_words.tsv", "real")
"""Auxiliaries of an infinitive with which something is or will be said."""
IMPLICATIVE = word_list("quote_words.tsv", "implicative")
"""Verbs whose infinitive of saying was carried out: "went on to say"."""
NEGATIONS = word_list("quote_words.tsv", "negations")
CONDITIONS = word_list("quote_words.tsv", "conditions")
PREVENTIONS = word_list("quote_words.tsv", "preventions")
"""Prepositions before a gerund that did not happen: "without saying"."""
HEARERS = word_list("quote_words.tsv", "hearers")
"""Verbs whose passive subject is the one who is told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word of `lexicons/reporting_verbs.tsv`."""

    cue_class: str
    takes: frozenset[str]
    persons_only: bool
    """The verb mostly means something else, and reports only with a person or an institution as subject."""


@cache
def entries(pos: str) -> Mapping[str, tuple[Entry, ...]]:
    """The words of a part of speech (verb, noun, source, evidence) by lemma, with an entry a sense."""
    by_lemma: dict[str, tuple[Entry, ...]] = {}
    for row in lexicon("reporting_verbs.tsv"):
        if row["pos"] == pos and "quotes" in row["readers"]:
            sense = Entry(row["class"], frozenset(row["takes"].split()), row["subject"] == "person")
            by_lemma[row["word"]] = (*by_lemma.get(row["word"], ()), sense)
    return by_lemma


def reporting_verb(token: Token, *takes: str) -> Entry | None:
    """The lexicon's entry of a verb that takes one of these."""
    if not token.tag.startswith("V"):
        return None
    return next((e for e in entries("verb").get(token.lemma, ()) if e.takes.intersection(takes)), None)


def can_show(lemma: str) -> bool:
    """Whether a verb can mean that evidence shows something."""
    return any(sense.cue_class == "show" for sense in entries("verb").get(lemma, ()))


def is_shown(verb: Token) -> bool:
    """Whether a verb of showing has a subject that can attest something: evidence, a source, a name; "the speech showed" has not."""
    subject = clauses.subject(verb)
    if subject is None:
        return False
    attests = subject.lemma in entries("evidence") or subject.lemma in entries("source")
    return attests or subject.tag in {"NNP", "NNPS"} or subject.lower in {"it", "they"}


def is_said(verb: Token) -> bool:
    """Whether the words were uttered: no negation, no condition, no modal, no mere intention ("refused to say")."""
    return why_unsaid(verb) is None


def why_unsaid(verb: Token) -> str | None:
    """Why nothing was uttered with a reporting verb; None where something was."""
    auxiliaries = clauses.auxiliaries(verb)
    if _is_negated(verb):
        return "the reporting verb is negated"
    if any(c.dep == "mark" and c.lower in CONDITIONS for c in verb.children):
        return "the reporting verb stands under a condition"
    if (modal := next(iter(sorted(auxiliaries & UNSAID)), None)) and not _says_only(verb):
        return f"with “{modal}” nothing has been said yet"
    if verb.dep == "pcomp" and verb.head.lower in PREVENTIONS:
        return f"“{verb.head.lower}” before the reporting verb: it was not said"
    if _is_open_infinitive(verb, auxiliaries):
        return "the reporting verb is an infinitive that need not have been carried out"
    return None


def _says_only(verb: Token) -> bool:
    """Whether something was said after all: "would say only that", "would only say that"."""
    tokens = verb.sentence.tokens
    at = verb.i - tokens[0].i
    return "only" in {t.lower for t in tokens[max(0, at - 1) : at + 2]}


def _is_negated(verb: Token) -> bool:
    return any(c.dep == "neg" or c.lower in NEGATIONS for c in verb.children)


def _is_open_infinitive(verb: Token, auxiliaries: frozenset[str] | set[str]) -> bool:
    return verb.tag == "VB" and not _is_finite(verb, auxiliaries) and not _is_carried_out(verb, auxiliaries)


def _is_finite(verb: Token, auxiliaries: frozenset[str] | set[str]) -> bool:
    """Whether a base form has a subject of its own, or an auxiliary of the real: "they say", "she did say"."""
    own = "to" not in auxiliaries and any(c.dep == "nsubj" for c in verb.children)
    return own or bool(auxiliaries & REAL)


def _is_carried_out(verb: Token, auxiliaries: frozenset[str] | set[str]) -> bool:
    """Whether an infinitive hangs on a verb that carries it out: "went on to say"."""
    above = verb.head
    return above is not verb and above.lemma in IMPLICATIVE and "to" in auxiliaries and is_said(above)
