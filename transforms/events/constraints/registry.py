"""What a frame asks for beside its slots: complements, prepositions and neighbours that tell one sense from another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.claimants import claimant
from transforms.events.constraints import diplomacy, slots, violence
from transforms.events.constraints.idioms import IDIOM_CONSTRAINTS
from transforms.events.constraints.news import NEWS_CONSTRAINTS
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.tolls import toll_above
from transforms.language.clauses import after
from transforms.lexicons import lexicon, word_list

Constraint = Callable[[Candidate, SemanticClasses], bool]

HAPPEN = word_list("event_words.tsv", "happening")
"""Verbs that say of an event noun that it happened."""

AROUND = frozenset(
    {"placename", "person", "structure", "entity", "armed", "site", "territory", "official", "protester", "labour"}
)
SIDES = frozenset(
    {"entity", "armed", "police", "rebel", "government", "protester", "person", "weapon", "labour", "explosive"}
)


def modified(*lemmas: str) -> Constraint:
    """The trigger is qualified by one of these words, before it or in its of-phrase."""
    wanted = frozenset(lemmas)
    return lambda candidate, _: bool(wanted & slots.near(candidate))


def followed(*prepositions: str) -> Constraint:
    """A phrase with one of these prepositions follows."""
    wanted = frozenset(prepositions)
    return lambda candidate, _: any(c.dep == "prep" and c.lower in wanted for c in candidate.token.children)


def verbal(candidate: Candidate, _: SemanticClasses) -> bool:
    """A blow of words, not against a thing: "slammed the plan", not "slammed into a car"."""
    return not after(candidate.token, "into", "through", "onto", "against")


def from_giver(candidate: Candidate, _: SemanticClasses) -> bool:
    """A phrase with "from" follows, on the verb or on what is given: "received maize worth $2m from Zambia"."""
    holders = [candidate.token, *(candidate.patient.subtree() if candidate.patient is not None else ())]
    return any(c.dep == "prep" and c.lower == "from" for h in holders for c in h.children)


CONSTRAINTS: dict[str, Constraint] = {
    "some": slots.given,
    "bare": slots.bare,
    "own": slots.own,
    "foretold": diplomacy.foretold,
    "named": diplomacy.named,
    "forewarned": diplomacy.forewarned,
    "or_face": diplomacy.or_face,
    "inf": slots.infinitive,
    "to_inf": slots.to_infinitive,
    "that": slots.clause,
    "alone": slots.alone,
    "verbal": verbal,
    "agent": lambda candidate, _: candidate.agent is not None,
    "insisted": diplomacy.insisted,
    "weighty": diplomacy.weighty,
    "no_anonymity": diplomacy.is_no_anonymity,
    "args": slots.sides,
    "carried_out": lambda candidate, _: candidate.light is not None or happens(candidate.token),
    "protest": violence.protests,
    "labour": violence.labour,
    "strike": violence.military_strike,
    "gunfire": violence.gunfire,
    "bomb": violence.bomb,
    "violent": violence.violent,
    "fight": violence.fight,
    "custody": violence.custody,
    "struck": violence.struck,
    "hands": violence.by_hands,
    "partner": diplomacy.partner,
    "talkspp": diplomacy.on_talks,
    "threat": diplomacy.threat,
    "hostile": diplomacy.hostile,
    "message": diplomacy.message,
    "held": diplomacy.talks,
    "place": diplomacy.to_place,
    "deliver": diplomacy.delivered,
    "content": diplomacy.content,
    "said": diplomacy.said,
    "joint": diplomacy.joint,
    "menace": diplomacy.menace,
    "into": followed("into", "on"),
    "of": followed("of"),
    "blamed": followed("over", "for", "from"),
    "from": from_giver,
    "to_state": diplomacy.to_state,
    "bodily": violence.bodily,
    "physical": violence.physical,
    "by_force": violence.by_force,
    "condemning": diplomacy.condemning,
    "retreat": diplomacy.no_contest,
    "counterpart": diplomacy.to_counterpart,
    "information": modified("information", "news", "medium"),
    "missile": modified("missile", "rocket", "nuclear", "weapon", "ballistic", "warhead"),
    "troops": modified("troop", "military", "force", "soldier", "army", "police", "warship", "peacekeeping", "missile"),
    "humanitarian": modified("humanitarian", "aid", "unimpeded"),
    **NEWS_CONSTRAINTS,
    **IDIOM_CONSTRAINTS,
}
"""The constraints by their name in triggers.tsv."""


@cache
def meanings() -> dict[str, str]:
    """What each constraint asks for, in words."""
    return {row["constraint"]: row["meaning"] for row in lexicon("constraints.tsv")}


def meets(constraint: str, candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether a candidate has what a frame asks for."""
    return CONSTRAINTS[constraint](candidate, classes)


def is_single_event(candidate: Candidate, classes: SemanticClasses) -> bool:
    """An event noun that tells of one event: carried by a verb, said to happen, with a side, a place or a date."""
    token = candidate.token
    if candidate.frame.pattern not in {"deed", "march", "mutual", "impose"} or "labour" in candidate.frame.constraints:
        return True
    if slots.sides(candidate, classes):
        return True
    if happens(token) or has_toll(token) or claimant(token):
        return True
    around = after(token, "in", "at", "near", "outside", "of", "across", "to")
    return any(classes.at(t) & AROUND for t in around) or is_of_side(token, classes)


def is_of_side(noun: Token, classes: SemanticClasses) -> bool:
    """Whether a side qualifies an event noun: "Israel's attack", "rebel attacks"."""
    return any(c.dep in {"poss", "compound", "amod"} and classes.at(c) & SIDES for c in noun.children)


def has_toll(token: Token) -> bool:
    """Whether the dead or wounded of a definite event are told: "put the dead in the raid at 25"."""
    definite = any(c.dep == "poss" or c.lower in {"the", "this", "that"} for c in token.children)
    return definite and token.tag == "NN" and toll_above(token) is not None


def happens(token: Token) -> bool:
    """Whether a verb says of an event noun that it happened: "the attack began", "the attack that began"."""
    if token.dep in {"nsubj", "nsubjpass"} and token.head.lemma in HAPPEN:
        return True
    return any(c.dep == "relcl" and c.lemma in HAPPEN for c in token.children)
