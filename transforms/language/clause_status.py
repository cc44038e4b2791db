"""What a clause says of itself: negation, modals, questions, conditions, headlines of what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from transforms.article import Token
from transforms.language.clauses import SUBJECTS, auxiliaries, infinitive_marker, is_verb
from transforms.lexicons import lexicon, word_list
from warehouse.tables.events import Factuality

SAYING = frozenset(row["word"] for row in lexicon("reporting_verbs.tsv") if "events" in row["readers"])
"""Verbs whose clause is what somebody says."""
HEDGING = word_list("clause_words.tsv", "hedging")
NEGATIONS = word_list("clause_words.tsv", "negations")
OCCASIONS = word_list("clause_words.tsv", "occasions")
NOBODY = word_list("clause_words.tsv", "nobody")
MODALS: dict[str, Factuality] = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "would": "hypothetical", "'d": "hypothetical",
    "will": "planned", "'ll": "planned", "wo": "planned", "shall": "planned", "must": "hypothetical", "should": "hypothetical",
    "ought": "hypothetical",
}  # fmt: skip
CONDITIONS = word_list("clause_words.tsv", "conditions")


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word makes of the clause or noun in its scope."""

    effect: Factuality
    token: Token


@cache
def cues() -> dict[tuple[str, str], Factuality]:
    """What a governing lemma does, by link; where lines disagree the first counts."""
    found: dict[tuple[str, str], Factuality] = {}
    for row in lexicon("factuality.tsv"):
        for link in row["links"].split(","):
            found.setdefault((row["cue"], link), cast("Factuality", row["effect"]))
    return found


def cue(token: Token, link: str, *, word: str | None = None) -> Operator | None:
    """The operator that a token is to what hangs on it by a link; `word` is looked up instead of the lemma."""
    effect = cues().get((word or with_particle(token), link))
    return Operator(effect, token) if effect else None


def with_particle(token: Token) -> str:
    """The lemma, with the particle that makes another word of it: "rule-out", "call-off"."""
    particle = token.child("prt")
    return f"{token.lemma}-{particle.lower}" if particle else token.lemma


def clause_status(verb: Token) -> Operator | None:
    """Negation, modals, questions and conditions of one clause."""
    if negated(verb) and not denies_cause(verb):
        return Operator("negated", verb)
    modal = next((a for a in sorted(auxiliaries(verb)) if a in MODALS and not is_had(a, verb)), None)
    if is_asked(verb):
        return Operator("possible", verb)
    if modal is not None:
        return Operator(modal_effect(verb, modal), auxiliary(verb, modal))
    condition = next((c for c in verb.children if c.dep == "mark" and c.lower in CONDITIONS), None)
    return (
        Operator("hypothetical", condition)
        if condition
        else supposed(verb) or ahead(verb) or announced(verb) or hedged(verb)
    )


def is_had(auxiliary: str, verb: Token) -> bool:
    """Whether "'d" is short for "had": before a participle."""
    return auxiliary == "'d" and verb.tag in {"VBN", "VBD"}


def denies_cause(verb: Token) -> bool:
    """Whether a negation is of the cause and not of the deed: "did not arrest them because they threw stones, but because"."""
    causes = [c for c in verb.children if c.dep in {"advcl", "conj"} and is_because(c)]
    return len(causes) > 1 and any(c.dep == "cc" and c.lower == "but" for c in verb.children)


def is_because(verb: Token) -> bool:
    """Whether a clause begins with "because"."""
    return any(c.dep == "mark" and c.lower == "because" for c in verb.children)


def is_asked(verb: Token) -> bool:
    """Whether a clause is a yes-no question: its auxiliary stands before its subject, and no question word does."""
    if verb.sentence.tokens[-1].text != "?" or any(c.tag[:1] == "W" for c in verb.children):
        return False
    own, helper = verb.child(*SUBJECTS), verb.child("aux", "auxpass")
    return own is not None and helper is not None and helper.i < own.i


IMAGINING = word_list("clause_words.tsv", "imagining")


def supposed(verb: Token) -> Operator | None:
    """The command that asks to suppose a clause: "say a bomb went off", "picture this"."""
    above = verb.head
    command = above.tag == "VB" and above.lemma in IMAGINING
    free = verb.dep == "ccomp" and above.child("aux", *SUBJECTS) is None
    return Operator("hypothetical", above) if command and free else None


def ahead(verb: Token) -> Operator | None:
    """The infinitive right behind "be" that says what is to come: "the vote is to be held in May"."""
    coming = (c for c in verb.children if c.dep == "xcomp" and c.tag in {"VB", "VBN"} and verb.lemma == "be")
    return next((Operator("planned", c) for c in coming if any(is_next_to(g, verb) for g in c.children)), None)


def announced(verb: Token) -> Operator | None:
    """The "to" of an infinitive that is a main verb, in headlines: "Israel to release 90 prisoners", "Pilots to strike, union says"."""
    main = verb.dep == "ROOT" or (verb.dep == "ccomp" and verb.i < verb.head.i)
    if not main and (verb.dep != "conj" or announced(verb.head) is None or verb.tag != "VB"):
        return None
    mark = infinitive_marker(first_of(verb))
    return Operator("planned", mark) if mark is not None else None


def is_next_to(particle: Token, verb: Token) -> bool:
    """Whether a word is the "to" right behind a verb."""
    return particle.lower == "to" and particle.i == verb.i + 1


def modal_effect(verb: Token, modal: str) -> Factuality:
    """What a modal makes of its clause: "would" in what somebody said is a plan, "before he could" did not come."""
    effect = MODALS[modal]
    if modal in {"could", "can"} and any(c.dep == "mark" and c.lower == "before" for c in verb.children):
        return "negated"
    first = first_of(verb)
    said = first.dep == "ccomp" and first.head.lemma in SAYING
    return "planned" if effect == "hypothetical" and said and "would" in auxiliaries(verb) else effect


def first_of(verb: Token) -> Token:
    """The first of the verbs that share a subject: "said that he was cheated and would sue"."""
    while verb.dep == "conj" and is_verb(verb.head) and verb.child(*SUBJECTS) is None:
        verb = verb.head
    return verb


def auxiliary(verb: Token, word: str) -> Token:
    """The auxiliary of a verb, or of the verb that it is coordinated with, that is written so; the verb where there is none."""
    for one in (verb, verb.head):
        for child in one.children:
            if child.dep in {"aux", "auxpass"} and child.lower == word:
                return child
    return verb


def hedged(verb: Token) -> Operator | None:
    """What an adverb of the clause tells, which coordinated verbs share: "allegedly drew a gun and fired"."""
    own = next((o for c in verb.children if c.dep == "advmod" and (o := cue(c, "adv", word=c.lower))), None)
    shares = verb.dep == "conj" and is_verb(verb.head) and not any(c.dep in SUBJECTS for c in verb.children)
    return own or (hedged(verb.head) if shares else None)


def follows(token: Token) -> str:
    """The next word of the sentence; empty behind the last."""
    tokens = token.sentence.tokens
    at = token.i - tokens[0].i + 1
    return tokens[at].lower if at < len(tokens) else ""


def never(preposition: Token) -> bool:
    """Whether a phrase before the verb denies the clause: "at no point", "under no circumstances"."""
    noun = preposition.child("pobj")
    return noun is not None and noun.lemma in OCCASIONS and any(c.lower == "no" for c in noun.children)


def negated(verb: Token) -> bool:
    """Whether the verb's own clause is negative, by "not" or by a negative subject, object or adverb."""
    for child in verb.children:
        if child.dep == "prep" and child.i < verb.i and never(child):
            return True
        if is_negation(child):
            return not is_limiting(child, verb)
        if child.dep in NEGATABLE and is_nobody(child):
            return True
    return shares_negation(verb) and negated(verb.head)


NEGATABLE = SUBJECTS | {"dobj", "agent"}
LIMITS = frozenset({"only", "just"})


def is_limiting(negation: Token, verb: Token) -> bool:
    """Whether a negation denies a limit and not the clause: "not only attacked", "did not just attack"."""
    return follows(negation) in LIMITS or any(c.lower in LIMITS for c in verb.children)


def is_negation(child: Token) -> bool:
    """Whether a word denies the clause that it stands in."""
    if child.lower == "longer" and child.child("neg") is not None:
        return True
    return child.dep == "neg" or (child.dep in {"advmod", "preconj"} and child.lower in NEGATIONS)


def is_nobody(noun: Token) -> bool:
    """Whether a noun phrase means nobody and nothing: "none", "no one", "neither side"."""
    return noun.lower in NOBODY or any(g.dep in {"det", "neg"} and g.lower in {"no", "neither"} for g in noun.children)


def shares_negation(verb: Token) -> bool:
    """Whether a verb is coordinated by "or" with a verb whose negation covers it: "did not attack or loot"."""
    if verb.dep != "conj" or verb.tag not in {"VB", "VBN"} or verb.child("aux", *SUBJECTS) is not None:
        return False
    return any(c.dep == "cc" and c.lower in {"or", "nor"} for c in verb.head.children)
