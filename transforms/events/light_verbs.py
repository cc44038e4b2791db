"""Light verbs, which lend an event noun their subject: "carried out an attack", "came under fire"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from transforms.article import Token
from transforms.events.candidate import Light
from transforms.events.frames import Frame
from transforms.events.semantic_classes import NONE, noun_classes
from transforms.events.time_words import is_time
from transforms.language.clauses import agents, is_passive, is_verb, subject
from transforms.lexicons import lexicon

OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Support:
    """The light verb of an event noun."""

    light: Light
    verb: Token
    subject: Token | None
    """Who does, or suffers, the event."""
    words: list[Token]
    """The verb and its particle where they are part of the trigger, else empty."""


@cache
def light_verbs() -> dict[tuple[str, str], Light]:
    """Light verbs by lemma and link; "carry out" stands under "carry out"."""
    by_name: dict[tuple[str, str], Light] = {}
    for row in lexicon("light.tsv"):
        by_name.setdefault((row["verb"], row["link"]), Light(row["role"], row["effect"] or None))
    return by_name


def supporting_verb(noun: Token, frame: Frame) -> Support | None:
    """The light verb that an event noun depends on, if any."""
    verb, link = governor(noun)
    if verb is None:
        return None
    particle = verb.child("prt")
    name = f"{verb.lemma} {particle.lower}" if particle else verb.lemma
    light = light_verbs().get((name, link)) or light_verbs().get((name, frame.pattern))
    if light is None:
        return None
    words = [verb, *([particle] if particle else [])] if light.effect is None and verb.lemma != "be" else []
    return Support(light, verb, lent_subject(verb, link, light), words)


def governor(noun: Token) -> tuple[Token | None, str]:
    """The verb that a noun is the object of, and how: "obj" or a preposition."""
    head = noun.head
    while noun.dep in {"conj", "compound"} and head.tag.startswith("N"):
        noun, head = head, head.head
    if noun.dep in OBJECTS and is_verb(head):
        return head, "obj"
    if noun.dep != "pobj" or head.dep != "prep":
        return None, ""
    if is_verb(head.head):
        return head.head, head.lower
    return governor(head.head) if measures(head) else (None, "")


def measures(preposition: Token) -> bool:
    """Whether the noun before a preposition measures or dates the one after it: "a series of", "a day of"."""
    above = preposition.head
    partitive = preposition.lower == "of" and "partitive" in noun_classes().get(above.lemma, NONE)
    return partitive or is_time(above)


def lent_subject(verb: Token, link: str, light: Light) -> Token | None:
    """Who does, or suffers, the event of a light verb's noun."""
    if not light.role:
        return None
    if is_passive(verb) and (link == "obj" or light.role == "actor"):
        by_agents = agents(verb)
        return by_agents[0] if by_agents else (subject(verb) if link != "obj" else None)
    return subject(verb)
