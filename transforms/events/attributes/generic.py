"""Generic statements: what happens as a rule, or may happen to anybody, and is no event of its own.

"Earthquakes kill thousands each year", "anyone forming a company", "a storm brings rain": the present tense, and nobody
and nothing definite in the clause, or a word for how often.
"""

from __future__ import annotations

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.time_words import is_time
from transforms.language.clauses import SUBJECTS, clause, is_verb, nominals, subject
from transforms.lexicons import word_list

OFTEN = word_list("event_words.tsv", "often")
"""Adverbs that tell how often something happens: "usually"."""
ANYBODY = word_list("event_words.tsv", "anybody")
RECURRING = word_list("event_words.tsv", "recurring")
"""Determiners of what recurs, and of all of a kind: "each year", "every summer", "most earthquakes"."""
DEFINITE = frozenset({"det", "poss", "nummod", "appos"})
"""Labels of what makes a noun mean certain people or things, where it is no word of INDEFINITE."""
INDEFINITE = RECURRING | word_list("event_words.tsv", "indefinite")
SIMPLE = frozenset({"do", "does"})
PERFECT = word_list("event_words.tsv", "perfect")
PRESENT = frozenset({"VBZ", "VBP"})
LABELS = frozenset({"title", "heading", "caption"})
"""Kinds of blocks that tell news in the present tense."""
DEPTH = 4
"""Heads that are climbed at most: a parse may hold chains without end. 2 and 8 read annotated sentences alike."""


def is_generic(candidate: Candidate, *, to_reader: bool) -> str | None:
    """Why a trigger tells of no event of its own; None where it does.

    Args:
        candidate: the trigger.
        to_reader: whether the text speaks to its reader: there, what is told in no past tense happens as a rule.
    """
    if is_guide_heading(candidate):
        return "a heading of a guide names what to do"
    if is_of_anybody(candidate):
        return "anybody may do it"
    verb = finite(candidate.predicate)
    if is_label(candidate) or (verb is None and not to_reader):
        return None
    if verb is None:
        return "a text that speaks to its reader names it without a verb"
    return habit(candidate, verb, to_reader=to_reader) if is_simple_present(verb) else None


def is_label(candidate: Candidate) -> bool:
    """Whether it stands in a title, a caption or a headline, which tell news in the present tense."""
    sentence = candidate.token.sentence
    return sentence.block.kind in LABELS or sentence.tokens[-1].text not in {".", "!", "?", "”", '"', ":", ")"}


def habit(candidate: Candidate, verb: Token, *, to_reader: bool) -> str | None:
    """Why a clause in the simple present tells what happens as a rule; None where it may tell news."""
    if any(recurs(c) for c in verb.children):
        return f"{verb.text!r} tells what recurs"
    if to_reader:
        return "a text that speaks to its reader tells it in the present tense"
    return "nobody and nothing certain takes part, in the present tense" if is_of_a_kind(candidate, verb) else None


def is_guide_heading(candidate: Candidate) -> bool:
    """Whether a heading begins with what to do: "Buying or Starting a Business"; news has a subject there."""
    first = candidate.token.sentence.tokens[0]
    heading = candidate.token.sentence.tokens[-1].text not in {".", "!", "”", '"'}
    return heading and first.tag == "VBG" and candidate.token.tag == "VBG" and subject(first) is None


def is_of_anybody(candidate: Candidate) -> bool:
    """Whether whoever takes part is meant, in no past tense: "anyone founding a company"."""
    agent = candidate.agent
    return agent is not None and agent.lower in ANYBODY and candidate.token.tag in {"VBG", "VB", *PRESENT}


def finite(token: Token) -> Token | None:
    """The verb that gives a word its tense: of its own clause, or above infinitives and participles; None where there is none."""
    verb = clause(token)
    for _ in range(DEPTH):
        if not is_verb(verb):
            return None
        if verb.tag in PRESENT | {"VBD", "MD"} or any(
            c.dep in {"aux", "auxpass"} and c.tag != "TO" for c in verb.children
        ):
            return verb
        if verb.head is verb:
            return None
        verb = clause(verb.head)
    return None


def is_simple_present(verb: Token) -> bool:
    """Whether a verb is in the simple present: "kill", "are killed", "does not kill"; not "are fleeing", "have killed"."""
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if any(c.lower in PERFECT or c.tag == "MD" for c in helpers):
        return False
    if verb.tag in PRESENT:
        return True
    simple = verb.tag == "VB" and any(c.lower in SIMPLE for c in helpers)
    passive = verb.tag == "VBN" and any(c.dep == "auxpass" and c.tag in PRESENT for c in helpers)
    return simple or passive


def recurs(child: Token) -> bool:
    """Whether a part of a clause tells that it happens again and again: "often", "every summer"."""
    if child.dep == "advmod":
        return child.lower in OFTEN
    time = child if child.dep == "npadvmod" else child.child("pobj") if child.dep == "prep" else None
    return time is not None and is_time(time) and any(c.lower in {"each", "every"} for c in time.children)


def is_of_a_kind(candidate: Candidate, verb: Token) -> bool:
    """Whether a clause tells of a kind, not of certain ones: its subject is a bare plural or anybody, and no name, date or number is near."""
    who = candidate.agent or subject(verb)
    if who is None:
        return False
    sides = [who, *([candidate.patient] if candidate.patient is not None else [])]
    if any(is_certain(t) for side in sides for t in nominals(side)):
        return False
    inside = [t for c in verb.children if c.dep not in SUBJECTS or c is who for t in c.subtree()]
    return who.tag in {"NNS", "NN"} and not any(
        t.tag[:3] == "NNP" or t.tag == "CD" or t.lower in DEICTIC for t in inside
    )


DEICTIC = word_list("event_words.tsv", "deictic")
"""Words of certain times, people and things."""


def is_certain(noun: Token) -> bool:
    """Whether a noun means certain people or things: a name, a pronoun, one with an article, an owner, a number."""
    if noun.tag not in {"NN", "NNS"}:
        return noun.lower not in ANYBODY | {"those", "someone", "somebody"}
    if any(c.dep in DEFINITE and c.lower not in INDEFINITE for c in noun.children):
        return True
    bare = noun.tag == "NN" and not any(c.dep == "det" for c in noun.children)
    return bare and not noun.lower.endswith("one")
