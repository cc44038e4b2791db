"""Senses of news of posts: appointed to lead a bank and not to the task, a person who resigns and not to something."""

from __future__ import annotations

from transforms.events.candidate import Candidate
from transforms.events.constraints.terms import (
    is_of,
    is_person,
    listed,
    person_agent,
)
from transforms.events.semantic_classes import SemanticClasses
from transforms.language.clauses import after
from transforms.lexicons import word_list

OFFICE = frozenset({"office_post", "official"})
LEADING = word_list("news_words.tsv", "leading")
RESIGNATIONS = word_list("news_words.tsv", "resignations")
"""Verbs that mean leaving an office, whatever stands beside them."""


def office_named(candidate: Candidate, classes: SemanticClasses) -> bool:
    """An office stands below the verb: "appointed her as finance director", "named him chief executive"."""
    below = [t for t in candidate.token.subtree() if t.i > candidate.token.i and t.tag.startswith("N")]
    return any(classes.at(t) & OFFICE or t.lemma in listed("office") for t in below)


def resigns(candidate: Candidate, classes: SemanticClasses) -> bool:
    """People who resign or step down, not "resigned to" something."""
    given_up = candidate.token.lemma in RESIGNATIONS and not after(candidate.token, "to")
    return given_up and person_agent(candidate, classes)


def becomes_officer(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What one becomes is an office: "became the country's first female president"."""
    office = candidate.token.child("attr", "oprd", "dobj")
    if office is None:
        return False
    task = office.child("relcl", "acl")
    leading = task is not None and task.lemma in LEADING
    return leading or ("office_post" in classes.at(office) and "firm" not in classes.at(office))


def leads(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What somebody is chosen for is an office: "tapped to lead the fund", "picked as chairman"."""
    task = candidate.token.child("xcomp", "advcl")
    led = task is not None and task.lemma in {
        "lead",
        "head",
        "run",
        "chair",
        "be",
        "become",
        "serve",
        "succeed",
        "replace",
    }
    posts = after(candidate.token, "as", "for")
    return led or any(is_of(t, OFFICE, classes) or t.lemma in {"candidate", "nominee"} for t in posts)


def from_somebody(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A post is taken over from a person."""
    return any(is_person(t, classes) for t in after(candidate.token, "from"))
