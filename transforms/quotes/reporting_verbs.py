"""Words of saying: which words attribute, in what way, and whether something was said with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from transforms.article import Token
from transforms.language import clauses
from transforms.lexicons import lexicon

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""
LONGEST = 400
"""Tokens of the longest sentence that is read: a longer one is no sentence, and time would grow with its square."""
UNSAID = frozenset({"would", "could", "might", "may", "should", "must", "shall", "'d", "’d"})
"""Auxiliaries with which nothing has been said yet."""
REAL = frozenset({"will", "'ll", "’ll", "do", "does", "did", "can"})
"""Auxiliaries of an infinitive with which something is or will be said."""
IMPLICATIVE = frozenset(
    {"go", "continue", "begin", "start", "proceed", "come", "rush", "hasten", "call", "write", "return", "appear"}
)
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
def words(pos: str) -> Mapping[str, tuple[Word, ...]]:
    """The words of saying of a part of speech (verb, noun, source), by lemma; a word has an entry a sense."""
    found: dict[str, tuple[Word, ...]] = {}
    for row in lexicon("speech.tsv"):
        if row["pos"] == pos:
            sense = Word(row["class"], frozenset((row["takes"] or "").split()))
            found[row["word"]] = (*found.get(row["word"], ()), sense)
    return found


def verb_of_saying(token: Token, *takes: str) -> Word | None:
    """The lexicon's word for a verb that takes one of these."""
    if not token.tag.startswith("V"):
        return None
    return next((w for w in words("verb").get(token.lemma, ()) if w.takes.intersection(takes)), None)


def is_shown(verb: Token) -> bool:
    """Whether a verb of showing has a subject that can attest something: evidence, a source, a name; "the speech showed" has not."""
    subject = clauses.subject(verb)
    if subject is None:
        return False
    lemma = subject.lemma
    return (
        lemma in words("evidence")
        or lemma in words("source")
        or subject.tag in {"NNP", "NNPS"}
        or subject.lower in {"it", "they"}
    )


def is_said(verb: Token) -> bool:
    """Whether the words were uttered: no negation, no condition, no modal, no mere intention ("refused to say")."""
    if any(c.dep == "neg" or c.lower in NEGATIONS for c in verb.children):
        return False
    if any(c.dep == "mark" and c.lower in {"if", "unless", "whether"} for c in verb.children):
        return False
    auxiliaries = clauses.auxiliaries(verb)
    if auxiliaries & UNSAID:
        return False
    if verb.dep == "pcomp" and verb.head.lower in {"from", "without", "instead", "before"}:
        return False
    finite = "to" not in auxiliaries and any(c.dep == "nsubj" for c in verb.children)
    if verb.tag == "VB" and not finite and not auxiliaries & REAL:
        above = verb.head
        return above is not verb and above.lemma in IMPLICATIVE and "to" in auxiliaries and is_said(above)
    return True
