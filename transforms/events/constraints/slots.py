"""What hangs on a trigger, in the terms that the needs of frames ask for."""

from __future__ import annotations

from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import SemanticClasses
from transforms.language.clauses import after, complements, direct_object

QUALIFIERS = frozenset({"compound", "amod", "nmod"})


def infinitive(candidate: Candidate, _: SemanticClasses) -> bool:
    """An infinitive follows: "ordered troops to"."""
    return any(
        any(g.dep == "aux" and g.lower == "to" for g in c.children) or c.tag in {"VB", "VBP"}
        for c in complements(candidate.token)
    )


def to_infinitive(candidate: Candidate, _: SemanticClasses) -> bool:
    """An infinitive with "to" follows: "told him to leave", not "told him that he would leave"."""
    return any(g.dep == "aux" and g.lower == "to" for c in complements(candidate.token) for g in c.children)


def alone(candidate: Candidate, _: SemanticClasses) -> bool:
    """The verb has no object before its preposition: "broke into a house", not "broke the task into steps"."""
    words = candidate.words
    return direct_object(candidate.token) is None and not any(
        c.dep in {"ccomp", "oprd", "acomp"} and not any(g in words for g in c.children)
        for c in candidate.token.children
    )


def clause(candidate: Candidate, _: SemanticClasses) -> bool:
    """A that-clause follows."""
    return any(c.dep == "ccomp" for c in candidate.token.children)


def bare(candidate: Candidate, _: SemanticClasses) -> bool:
    """No participle beside it tells the outcome: "blew himself up, killing 12" is told by the killing."""
    return not any(c.dep == "advcl" and c.tag == "VBG" for c in candidate.token.children)


def own(candidate: Candidate, _: SemanticClasses) -> bool:
    """The object belongs to the subject: "destroyed its missiles"."""
    return candidate.patient is not None and any(c.tag == "PRP$" for c in candidate.patient.children)


def given(candidate: Candidate, _: SemanticClasses) -> bool:
    """The object slot is filled."""
    return candidate.patient is not None


def qualifiers(candidate: Candidate) -> set[str]:
    """Lemmas of what qualifies a noun, owners too."""
    return {c.lemma for c in candidate.token.children if c.dep in QUALIFIERS or c.dep == "poss"}


def near(candidate: Candidate) -> set[str]:
    """Lemmas of what qualifies the trigger: its own words, modifiers and objects of prepositions."""
    token = candidate.token
    found = {c.lemma for c in token.children}
    for child in token.children:
        if child.dep in {"prep", "agent", "nsubj", "nsubjpass", "dobj"}:
            found |= {g.lemma for g in child.children}
    return found


def sides(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A noun that says who or against whom, or that a light verb carries; not one in passing."""
    token = candidate.token
    if candidate.light is not None or after(token, "by", "against", "on", "between", "into", "from", "with", "for"):
        return True
    return any(c.dep == "poss" or (c.dep in QUALIFIERS and "entity" in classes.entity(c)) for c in token.children)
