"""Hazards and accidents told from figures of speech: a storm of wind and not of protest, a fire and not "on fire"."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.constraints.terms import PLACES, is_known, is_of, listed
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.time_words import is_time
from transforms.events.tolls import toll_above
from transforms.language.clauses import after, is_verb

MARKET = 2
"""Words of markets from which a sentence is about them. On annotated sentences: at 1 some rows differ and no score; at 3 nothing changes."""


def is_real_hazard(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A hazard of nature, and not a figure of speech or a warning: "a storm of protest", "a political earthquake"."""
    token = candidate.token
    near = [c for c in token.children if c.dep in {"amod", "compound", "nmod"}] + after(token, "of", "in", "over")
    if any(t.lemma.lower() in listed("figurative") for t in near) or after(token, "between"):
        return False
    if token.head.lemma == "weather":
        return False
    if any("disease" in classes.at(t) for t in near):
        return True
    return not is_likened(candidate, classes) and is_told(token, classes)


def is_told(token: Token, classes: SemanticClasses) -> bool:
    """Whether a hazard is one that came: it did something, stands with a place or date, or is known."""
    return is_happening(token) or is_placed(token, classes) or is_known(token)


def is_likened(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether the words around make a hazard a comparison: "like wildfire", "on fire", shares that crash, "a flood of letters"."""
    token = candidate.token
    if name_of(token).head.lower in {"like", "as", "than"} or is_bare_idiom(token) or speaks_of_market(token, classes):
        return True
    return is_natural(candidate) and any(is_figure_of_speech(t, classes) for t in after(token, "of"))


def is_bare_idiom(token: Token) -> bool:
    """Whether a noun stands bare behind "on", in a figure of speech: "sales are on fire"."""
    return token.dep == "pobj" and token.head.lower == "on" and not token.children


def is_natural(candidate: Candidate) -> bool:
    """Whether a type is a hazard of nature, of whose nouns figures of speech are made."""
    return not candidate.frame.event_type.endswith("ACCIDENT")


def is_figure_of_speech(token: Token, classes: SemanticClasses) -> bool:
    """Whether what a hazard is "of" is nothing that it can be of: "a flood of complaints", not "of 2011", "of mud", "in Assam"."""
    material = token.lemma in listed("material") or token.tag == "CD" or is_time(token)
    return not material and not classes.at(token) & PLACES


def speaks_of_market(token: Token, classes: SemanticClasses) -> bool:
    """Whether a sentence is about shares and prices."""
    return sum("market" in classes.at(t) for t in token.sentence.tokens) >= MARKET


def is_happening(token: Token) -> bool:
    """Whether a verb says that it struck or did harm, or harm was done in, by or after it."""
    token = name_of(token)
    if any(c.dep in {"relcl", "acl"} and c.lemma in listed("harm") | listed("occur") for c in token.children):
        return True
    if toll_above(token):
        return True
    if token.dep in {"nsubj", "nsubjpass"}:
        verbs = [token.head, *(c for c in token.head.children if c.dep == "xcomp")]  # "continued to rattle"
        return any(v.lemma in listed("occur") | listed("harm") for v in verbs)
    if token.dep in {"pobj", "dobj", "ROOT"} or token.dep == "conj":
        return any(t.lemma in listed("harm") | listed("occur") for t in token.ancestors() if is_verb(t))
    return False


def name_of(token: Token) -> Token:
    """The head of the name that a hazard is part of: "Cyclone Freya"; the token itself where it has none."""
    return (
        token.head if token.dep == "compound" and token.head.tag[:3] == "NNP" and token.head.i == token.i + 1 else token
    )


def is_placed(token: Token, classes: SemanticClasses) -> bool:
    """Whether a place, a date or a measure stands beside it: "the 1906 earthquake", "a flood in Assam"."""
    around = after(token, "in", "near", "off", "at", "across", "on", "of")
    marked = any(c.dep in {"nummod", "amod", "compound"} and any(x.isdigit() for x in c.text) for c in token.children)
    named = any("placename" in classes.at(c) for c in token.children if c.dep in {"compound", "poss", "nmod"})
    return marked or named or any(classes.at(t) & PLACES or is_time(t) for t in around)


def is_vehicle_mishap(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A vehicle that moves, not a market or a team that plunges."""
    return is_of(candidate.agent, frozenset({"moving_thing", "vehicle"}), classes) or is_of(
        candidate.patient, frozenset({"moving_thing", "vehicle"}), classes
    )
