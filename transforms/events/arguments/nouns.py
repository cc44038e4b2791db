"""Sides of an event noun that stand beside it: its owners and qualifiers, who is blamed for it, who strikes."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.arguments.patterns import Argument
from transforms.events.candidate import Candidate
from transforms.events.claimants import claimant
from transforms.events.semantic_classes import POLITICAL, SemanticClasses
from transforms.events.types import is_hazard
from transforms.language.clauses import is_verb, nominals, subject
from transforms.lexicons import word_list
from warehouse.tables.participants import Role

THINGS = frozenset({"weapon", "explosive", "missile"})
"""What kills without being an actor: it is the instrument."""

DEGREES = word_list("event_words.tsv", "degrees")
"""Words before an event noun that tell its kind, also where capitals make names of them: "DOUBLE MURDER"."""

VICTIMS = word_list("event_words.tsv", "victim_nouns")
"""Nouns whose possessor, when a person, is the one it happened to: "Karmi's killing"."""


def of_noun(candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """The sides of an event noun beside it."""
    if is_house_arrest(candidate.token):
        return confined(candidate.token)
    return [*owners(candidate, classes), *blamed(candidate), *claimed(candidate), *strikers(candidate, classes)]


def is_house_arrest(token: Token) -> bool:
    """Whether an arrest is one at home, where the house does nothing: "moved to house arrest"."""
    return token.lemma == "arrest" and any(c.text == "house" and c.dep == "compound" for c in token.children)


def confined(token: Token) -> list[Argument]:
    """The sides of the verb by which somebody comes under house arrest: "The army put Ko Lwin under house arrest"."""
    verb = token.head.head
    if token.dep != "pobj" or not is_verb(verb):
        return []
    suffers, acts = verb.child("dobj", "nsubjpass"), verb.child("nsubj")
    found = [Argument("recipient", n) for n in nominals(suffers)] if suffers is not None else []
    return found + ([Argument("actor", n) for n in nominals(acts)] if acts is not None and found else [])


def owners(candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """Possessors, nationalities and compounds of an event noun: "Israel's shelling", "the Burmese offensive"."""
    found: list[Argument] = []
    for child in candidate.token.children:
        if child.dep in {"poss", "amod", "compound", "nmod"} and child not in candidate.words:
            if child.dep == "poss":
                found += possessor(child, candidate, classes)
            elif (
                child.lower not in DEGREES
                and not is_hazard(candidate.frame.event_type)
                and not is_scene(child, classes)
            ):
                found += qualifier(child, candidate, classes)
    return found


def strikers(candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """The workers whose verb a strike stands on: "nurses stayed at home in a strike over pay"."""
    token = candidate.token
    if candidate.frame.event_type != "PROTEST" or token.dep != "pobj" or token.head.lower != "in":
        return []
    agent = subject(token.head.head) if is_verb(token.head.head) else None
    return [Argument("actor", agent)] if agent is not None and classes.at(agent) & {"protester", "labour"} else []


def blamed(candidate: Candidate) -> list[Argument]:
    """Who is blamed or tried for an event is its actor: "blamed Moscow for the attack", "a clerk, charged with the murder"."""
    verb = candidate.token.head.head
    if candidate.token.dep != "pobj" or not blames(verb, candidate.token.head.lower):
        return []
    accused = verb.child("dobj", "nsubjpass") or (verb.head if verb.dep == "acl" and verb.tag == "VBN" else None)
    return [Argument("actor", n) for n in nominals(accused)] if accused is not None else []


def claimed(candidate: Candidate) -> list[Argument]:
    """Who claims a deed is its actor: "claimed responsibility for the attack"."""
    who = claimant(candidate.token) if candidate.frame.pattern == "deed" else None
    return [Argument("actor", n) for n in nominals(who)] if who is not None else []


def blames(verb: Token, preposition: str) -> bool:
    """Whether a verb with a preposition says who did what follows: "blame for", "charge with"."""
    return verb.lemma in (BLAMING if preposition == "for" else ACCUSING if preposition in {"with", "of"} else ())


ACCUSING = word_list("event_words.tsv", "accusing")
BLAMING = word_list("event_words.tsv", "blaming")


OWN = frozenset({"person", "pronoun"})
"""Classes of a possessive pronoun: "his arrest"."""


def possessor(child: Token, candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """The owner of an event noun: who does it, or, of a killing or arrest, the person whom it befalls."""
    known = classes.at(child) | (OWN if child.tag == "PRP$" else frozenset())
    if known & (POLITICAL | {"person", "pronoun"}):
        role: Role = "recipient" if is_victim(known, candidate) else "actor"
        return [Argument(role, n) for n in nominals(child)]
    return marked(child, known, candidate)


def qualifier(child: Token, candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """The nationality or noun before an event noun."""
    known = classes.at(child) if child.dep == "compound" else classes.entity(child)
    return marked(child, known, candidate)


def marked(child: Token, known: frozenset[str], candidate: Candidate) -> list[Argument]:
    """What stands before an event noun as a side of it, by its classes; else nothing."""
    victim = is_victim(known, candidate)
    if known & {"entity", "police", "rebel", "government"} and not known & THINGS:
        return [Argument("actor", child)]
    if victim:
        return [Argument("recipient", child)]
    crowd = "protester" in known and candidate.frame.event_type == "PROTEST"
    return [Argument("actor", child)] if crowd else []


def is_victim(known: frozenset[str], candidate: Candidate) -> bool:
    """Whether a person before a noun of killing or arrest is the one whom it befalls."""
    if candidate.token.lemma not in VICTIMS or not known & {"person", "official"}:
        return False
    return not known & {"armed", "police", "government"}


def is_scene(child: Token, classes: SemanticClasses) -> bool:
    """Whether a qualifier is the town where it happened ("the Brooklyn riot"), not a state that did it."""
    known = classes.entity(child)
    return "placename" in known and "state" not in known
