"""Senses of news of firms and bodies: a stake that changes hands, a merger that is agreed, money that moves, a new product."""

from __future__ import annotations

from transforms.events.candidate import Candidate
from transforms.events.constraints.terms import (
    PEOPLE,
    is_of,
    is_person,
    lemmas,
    listed,
)
from transforms.events.semantic_classes import SemanticClasses
from transforms.language.clauses import after, possessors
from transforms.lexicons import word_list

BODIES = frozenset({"firm", "org", "group"})
LASTING_ENDS = word_list("news_words.tsv", "lasting_ends")
NEW_BODIES = word_list("news_words.tsv", "new_bodies")
GIVING = word_list("news_words.tsv", "giving")


def names_firm(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A firm or body stands in the sentence."""
    return any(classes.at(t) & BODIES for t in candidate.token.sentence.tokens if t.tag.startswith("N"))


def in_numbers(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Workers are laid off in numbers; a single person is dismissed."""
    patient = candidate.patient
    if patient is None or any(w.child("acomp") is not None for w in candidate.words):  # "let them go unpunished"
        return False
    many = patient.tag in {"NNS", "CD"} or "partitive" in classes.at(patient) or patient.lemma in {"people", "staff"}
    return many and bool(classes.at(patient) & (PEOPLE | {"labour", "partitive"}) or patient.tag == "CD")


def is_key_rate(candidate: Candidate, _: SemanticClasses) -> bool:
    """The rate of a central bank: "its key interest rate", "borrowing costs"; not "labour costs"."""
    thing = candidate.patient
    if (
        thing is not None
        and thing.lemma == "cost"
        and not {c.lemma for c in thing.children} & {"borrowing", "interest"}
    ):
        return False
    return not lemmas(candidate).isdisjoint(listed("key_rate"))


FOR_NOW = word_list("news_words.tsv", "for_now")


def ends(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A body that ends for good: wound up, or closed with a word that it lasts."""
    body = candidate.patient if candidate.patient is not None else candidate.agent
    if not is_of(body, BODIES | {"structure"}, classes):
        return False
    if not lemmas(candidate).isdisjoint(FOR_NOW):
        return False
    return candidate.token.lemma in LASTING_ENDS or not lemmas(candidate).isdisjoint(listed("lasting"))


def begins(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A body that is founded; one that is only named by its name needs a verb of founding. Not "got started", "incorporate into"."""
    if any(c.dep == "auxpass" and c.lemma == "get" for c in candidate.token.children) or (
        candidate.token.lemma == "incorporate" and after(candidate.token, "into")
    ):
        return False
    if is_of(candidate.patient, frozenset({"firm"}), classes):
        return True
    kinds = {"firm", "org"} if candidate.token.lemma == "set" else BODIES
    return candidate.token.lemma in NEW_BODIES and is_of(candidate.patient, frozenset(kinds), classes)


def is_traded(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A firm, a stake or a part of one changes hands, not everyday goods."""
    thing = candidate.patient
    named = thing is not None and thing.tag == "NNP" and classes.words(thing) & BODIES  # "its rival Nordic Malt"
    if named or is_of(thing, BODIES | {"stake"}, classes):
        return True
    return is_of(candidate.patient, frozenset({"structure", "edifice", "site"}), classes) and is_big(candidate)


def is_big(candidate: Candidate) -> bool:
    """Whether a sum that only firms and states pay stands in the sentence: "for $3.1bn", "Rs 1,900 crore"."""
    return any(t.lemma in listed("big_sum") or t.lower.endswith(("bn", "mn")) for t in candidate.token.sentence.tokens)


def money_moves(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Money goes to somebody: a gift or loan, not a price or a fine."""
    if not is_of(candidate.patient, frozenset({"money_noun", "money"}), classes):
        return False
    whom = candidate.token.child("dative") is not None or bool(after(candidate.token, "to", "into"))
    return whom or candidate.token.lemma not in GIVING


def in_a_crowd(candidate: Candidate, _: SemanticClasses) -> bool:
    """Many lose their jobs, not one: "Nearly 200 staff have lost their jobs"."""
    agent = candidate.agent
    return agent is not None and (agent.tag in {"NNS", "CD"} or any(c.tag == "CD" for c in agent.children))


NEWNESS = word_list("news_words.tsv", "new_product")


def is_new_product(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A thing that is put on the market for the first time: "its new doll", "the latest version"."""
    thing = candidate.patient
    fresh = thing is not None and any(c.lemma in NEWNESS for c in thing.children)
    return fresh and candidate.agent is not None and not is_person(candidate.agent, classes)


def agreed(candidate: Candidate, _: SemanticClasses) -> bool:
    """A deal that a verb says is made: "agreed a merger"."""
    return candidate.token.dep in {"dobj", "nsubjpass"} and candidate.token.head.lemma in listed("deal_verbs")


def is_deal_of_body(candidate: Candidate, classes: SemanticClasses) -> bool:
    """One deal about a firm or stake: "the sale of the company", not "its sales", "purchase from a shop"."""
    token = candidate.token
    about = [
        *possessors(token),
        *after(token, "of", "by"),
        *(c for c in token.children if c.dep in {"compound", "nmod"}),
    ]
    return token.tag != "NNS" and any(classes.at(t) & (BODIES | {"stake"}) for t in about)
