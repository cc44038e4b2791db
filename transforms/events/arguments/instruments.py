"""Weapons among the participants of an event: what was used, who sent it, and whom it stands for."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.arguments.nouns import THINGS
from transforms.events.arguments.patterns import Argument
from transforms.events.candidate import Candidate
from transforms.events.frames import frames
from transforms.events.semantic_classes import POLITICAL, SemanticClasses
from transforms.events.types import PERSONAL_LOSSES
from transforms.language.clauses import agents
from transforms.lexicons import word_list


def senders(weapon: Token, classes: SemanticClasses) -> list[Token]:
    """Who fired, dropped or laid a weapon that does the deed: "a missile fired by Russia hit a school"."""
    if not is_weapon(weapon, classes):
        return []
    return [n for c in weapon.children if c.dep == "acl" and c.tag == "VBN" for n in agents(c)]


def settle(argument: Argument, candidate: Candidate, classes: SemanticClasses) -> Argument:
    """A weapon, or an event ("the strikes"), that stands for the agent is the instrument; so is what is fired.

    A weapon whose owner is named stands for the owner: "Ukrainian drones sank a tanker".
    """
    head, kind = argument.head, candidate.frame.event_type
    if kind != "ASSAULT" and kind not in PERSONAL_LOSSES:
        return argument
    if argument.role == "actor":
        event = kind == "ASSAULT" and is_event(head, classes)
        return Argument("instrument", head) if event or is_means(head, classes) else argument
    fired = argument.role == "recipient" and candidate.frame.pattern == "shoot" and is_weapon(head, classes)
    return Argument("instrument", head) if fired else argument


THROWN = word_list("event_words.tsv", "thrown")


def is_means(head: Token, classes: SemanticClasses) -> bool:
    """Whether a phrase is what an agent used, and names no owner: "drones", "stones"."""
    return head.lemma in THROWN or (is_weapon(head, classes) and not is_owned(head, classes))


def is_event(head: Token, classes: SemanticClasses) -> bool:
    """Whether a phrase is what an agent did, and names no owner: "the strikes"."""
    known = (head.lemma, "n") in frames() and not classes.at(head) & POLITICAL
    return known and not is_owned(head, classes)


def is_weapon(head: Token, classes: SemanticClasses) -> bool:
    """Whether a noun is a weapon, and no troops or state."""
    known = classes.at(head)
    return "entity" not in known and ("missile" in known or (bool(known & THINGS) and "troops" not in known))


def is_owned(weapon: Token, classes: SemanticClasses) -> bool:
    """Whether a state or a body stands before a weapon: "Ukrainian sea drones", "Ukraine drones"."""
    owners = [c for c in weapon.children if c.dep in {"amod", "poss", "nmod"}]
    states = [c for c in weapon.children if c.dep == "compound"]
    return any("entity" in classes.entity(c) for c in owners) or any("state" in classes.entity(c) for c in states)
