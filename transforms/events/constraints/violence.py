"""Senses of violence and unrest: what tells an air strike from a walkout, gunfire from a blaze, a brawl from a contest."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.constraints.slots import near, qualifiers
from transforms.events.semantic_classes import NONE, SemanticClasses, noun_classes
from transforms.language.clauses import after, conjuncts, is_passive
from transforms.lexicons import word_list

GOALS, VIOLENT, CUSTODY = (
    word_list("event_words.tsv", "goals"),
    word_list("event_words.tsv", "violent"),
    word_list("event_words.tsv", "custody"),
)
STOPPAGES, GRIEVANCES = word_list("event_words.tsv", "stoppages"), word_list("event_words.tsv", "grievances")
STRIKES, GUNS, SHOTS = (
    word_list("event_words.tsv", "strikes"),
    word_list("event_words.tsv", "guns"),
    word_list("event_words.tsv", "shots"),
)
ACCIDENTS, BOMBS = word_list("event_words.tsv", "accidents"), word_list("event_words.tsv", "bombs")
CONTESTS, FIGHTS = word_list("event_words.tsv", "contests"), word_list("event_words.tsv", "fights")
PEACEFUL = word_list("event_words.tsv", "peaceful")
MARCHES = word_list("event_words.tsv", "marches")
GROUNDS = frozenset({"placename", "site", "structure", "state"})
FIGHTERS = frozenset({"armed", "entity", "protester", "rebel", "group", "police"})
WEAPONS = frozenset({"weapon", "armed"})


def protests(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The crowd has a cause or a place: against, outside, through the streets, to demand; not "gathered data"."""
    token = candidate.token
    crowd = candidate.agent is not None and "protester" in classes.at(candidate.agent)
    marches = token.lemma in MARCHES and (crowd or bool(after(token, "against", "outside", "over")))
    if marches or has_goal(token):
        return True
    ground = after(token, "through", "in", "on", "across", "at", "into", "to", "near", "around", "for")
    return crowd and any(classes.at(t) & GROUNDS for t in ground)


def has_goal(verb: Token) -> bool:
    """Whether a clause says what a crowd wants: "to demand", "protesting"."""
    return any(c.dep in {"advcl", "xcomp"} and c.lemma in GOALS for v in conjuncts(verb) for c in v.children)


def labour(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A strike of workers: by who strikes, by "on strike", or by what it is about."""
    token = candidate.token
    if qualifiers(candidate) & STOPPAGES or (token.head.lower == "on" and token.tag == "NN"):
        return True
    strikers = [*owners(token), *([candidate.agent] if candidate.agent is not None else [])]
    if any("labour" in classes.words(w) and "armed" not in classes.at(w) for w in strikers):
        return True
    return any(t.lemma in GRIEVANCES for t in after(token, "over", "for"))


def owners(token: Token) -> list[Token]:
    """Who stands before an event noun, or after it with "by" or "of"."""
    return [*(c for c in token.children if c.dep in {"compound", "poss", "nmod"}), *after(token, "by", "of")]


def military_strike(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A strike of weapons: an air strike, a strike on a place, strikes against someone."""
    token = candidate.token
    if labour(candidate, classes):
        return False
    if token.lemma != "strike" or qualifiers(candidate) & STRIKES or is_of_weapons(candidate):
        return True
    agent = classes.at(candidate.agent) if candidate.agent is not None else NONE
    if candidate.light is not None and agent & {"armed", "state", "org"}:
        return True
    targets = after(token, "on", "against", "at", "in", "near", "into", "inside")
    return any(classes.names_actor(t) or classes.at(t) & {"structure", "armed"} for t in targets)


def is_of_weapons(candidate: Candidate) -> bool:
    """Whether a weapon or armed men qualify a noun: "missile strike"."""
    return any(noun_classes().get(q, NONE) & WEAPONS for q in qualifiers(candidate))


def gunfire(candidate: Candidate, _: SemanticClasses) -> bool:
    """Fire of weapons, not of flames: qualified by a weapon, or exchanged, or opened."""
    token = candidate.token
    return bool(qualifiers(candidate) & GUNS) or (token.head.lemma in SHOTS and token.dep == "dobj")


def bomb(candidate: Candidate, _: SemanticClasses) -> bool:
    """An explosion of a weapon: a bomb named, or people or a place hit on purpose; not gas or volcanoes."""
    if qualifiers(candidate) & ACCIDENTS:
        return False
    return any(t.lemma in BOMBS for t in candidate.token.sentence.tokens)


def violent(candidate: Candidate, _: SemanticClasses) -> bool:
    """A death by violence: it is said of what."""
    token = candidate.token
    scope = {t.lemma for t in token.subtree() if is_meant(t)} if token.tag.startswith("V") else near(candidate)
    return bool(scope & VIOLENT)


def is_meant(token: Token) -> bool:
    """Whether nothing before a word of violence says that it is none: not "heart attack", "house fire"."""
    return not any(c.dep in {"compound", "amod"} and c.lemma in PEACEFUL for c in token.children)


def fight(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Fighting of armed sides: between, with, in a place; not "battle against cancer"."""
    token = candidate.token
    if qualifiers(candidate) & CONTESTS:
        return False
    holders = [token, token.head] if token.dep == "nsubj" else [token]
    if any(classes.at(s) & FIGHTERS for h in holders for s in after(h, "between", "with", "against", "among", "by")):
        return True
    grounds = [t for h in holders for t in after(h, "in", "near", "around", "at")]
    return bool(qualifiers(candidate) & FIGHTS) or any(classes.at(t) & {"placename", "structure"} for t in grounds)


def custody(candidate: Candidate, _: SemanticClasses) -> bool:
    """Held as a prisoner: in custody, prison, hostage, without trial."""
    return any(t.lemma in CUSTODY for t in candidate.token.subtree())


BEATEN = word_list("event_words.tsv", "beaten")


def by_hands(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Beaten by someone who uses force, or beaten up or to death; not beaten in a contest."""
    agent = classes.at(candidate.agent) if candidate.agent is not None else frozenset({"armed"})
    manner = {c.lower for c in candidate.token.children} & BEATEN
    return bool(manner or agent & {"armed", "police", "protester", "rebel"})


def struck(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Hit by weapons or armed men: they are named, or the sentence speaks of them; not by storms or crises."""
    if any(classes.at(noun) & {"weapon", "missile", "explosive"} for noun in after(candidate.token, "with")):
        return True  # "the security service hit the terminal with 20 drones"
    if candidate.agent is not None:
        return bool(classes.at(candidate.agent) & {"armed", "weapon", "missile", "explosive", "state", "person", "org"})
    known = [noun_classes().get(t.lemma, NONE) for t in candidate.token.sentence.tokens]
    return (
        is_passive(candidate.token) and any("violence" in k for k in known) and not any("accident" in k for k in known)
    )


ABSTRACT_TARGETS = word_list("event_words.tsv", "abstract_targets")


def bodily(candidate: Candidate, _: SemanticClasses) -> bool:
    """A blow at people and things, not at a record, a right or a plan: "attacks on workers' rights"."""
    return not any(t.lemma in ABSTRACT_TARGETS for t in after(candidate.token, "on", "against", "upon"))


ASSEMBLIES = word_list("event_words.tsv", "assemblies")


def by_force(candidate: Candidate, _: SemanticClasses) -> bool:
    """Whoever ousts somebody is no assembly, which votes: not "lawmakers ousted the minister"."""
    if candidate.agent is None:  # "Bank governor ousted": only rulers are, as a rule, by force
        return candidate.patient is None or candidate.patient.lemma in RULERS or candidate.patient.tag[:3] == "NNP"
    return not {candidate.agent.lemma, candidate.agent.lower} & ASSEMBLIES


RULERS = word_list("event_words.tsv", "rulers")


QUESTIONS = word_list("event_words.tsv", "questions")


def physical(candidate: Candidate, _: SemanticClasses) -> bool:
    """A blow by things, not by words: not "bombarded with questions"."""
    return not any(t.lemma in QUESTIONS for t in after(candidate.token, "with"))
