"""Senses of general news: a trial in court and not of a vaccine, a rate of a central bank, the sale of a firm and not of goods."""

from __future__ import annotations

from transforms.events.candidate import Candidate
from transforms.events.constraints.firms import (
    BODIES,
    agreed,
    begins,
    ends,
    in_a_crowd,
    in_numbers,
    is_deal_of_body,
    is_key_rate,
    is_new_product,
    is_traded,
    money_moves,
    names_firm,
)
from transforms.events.constraints.hazards import is_real_hazard, is_vehicle_mishap
from transforms.events.constraints.offices import OFFICE, becomes_officer, from_somebody, leads, office_named, resigns
from transforms.events.constraints.terms import (
    PEOPLE,
    Constraint,
    agent_is,
    beside,
    beside_is,
    both,
    either,
    has,
    is_of,
    is_person,
    lacks,
    lemmas,
    listed,
    may_be_person,
    near,
    owners,
    patient_is,
    person_agent,
    person_object,
    person_patient,
    person_subject,
    qualified,
)
from transforms.events.constraints.verdicts import (
    appeals,
    asks_voters,
    bids,
    brought,
    for_a_reason,
    for_a_time,
    is_bill_backed,
    is_fatal_illness,
    is_insolvency_plea,
    is_rising_toll,
    is_term,
    names_sum,
)
from transforms.events.hyphens import first_part
from transforms.events.semantic_classes import SemanticClasses
from transforms.language.clauses import after, auxiliaries, nominals
from transforms.lexicons import word_list

RULINGS = ("ruling", "verdict", "conviction", "sentence", "decision", "judgment", "judgement", "acquittal", "fine")


def is_recovered(candidate: Candidate, _: SemanticClasses) -> bool:
    """Bodies that are found or recovered."""
    token = candidate.token
    argument = token.dep in {"nsubj", "nsubjpass", "dobj"}
    return argument and token.head.lemma in listed("recovery")


def was_born(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A birth is told: "was born", "Born in a zoo,"; a participle behind a name is background."""
    token = candidate.token
    told = token.tag == "VBN" and token.dep not in {"acl", "amod", "relcl"} and token.child("dobj") is None
    child = candidate.patient if candidate.patient is not None else candidate.agent
    return told and child is not None and (is_person(child, classes) or "animal" in classes.at(child))


HOLDING = word_list("news_words.tsv", "holding")


def is_held(candidate: Candidate, _: SemanticClasses) -> bool:
    """A vote or feast that takes place: the subject of a clause, or the object of "hold"."""
    token = candidate.token
    if first_part(token) is not None and "hold" in lemmas(candidate):  # "a by-election", which the parse takes apart
        return True
    if token.dep in {"nsubj", "nsubjpass", "ROOT"} or any(c.dep == "acl" and c.lemma == "hold" for c in token.children):
        return True
    return token.dep == "dobj" and token.head.lemma in HOLDING


def is_wed(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A wedding of persons, which has a date, a place or names."""
    token = candidate.token
    return is_held(candidate, classes) or any(is_of(t, PEOPLE, classes) for t in beside(candidate)) or bool(
        after(token, "in", "at", "on")
    )  # fmt: skip


def person_beside(candidate: Candidate, classes: SemanticClasses) -> bool:
    """An event noun belongs to people: "his death", "the acquittal of the surgeons"."""
    return any(is_person(t, classes) for t in beside(candidate))


COURT, NO_ATTACK = has("court"), lacks("attack")


def spreads(candidate: Candidate, _: SemanticClasses) -> bool:
    """A disease that spreads, kills or is found: "bird flu has been confirmed at a farm"."""
    token = candidate.token
    return token.dep in {"nsubj", "nsubjpass"} and token.head.lemma in listed("spread")


def is_couple(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A marriage of or with persons, not of styles."""
    return any(is_person(t, classes) for t in after(candidate.token, "of", "between", "to", "with"))


def is_harmful(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Weather that does harm to somebody or something: "lightning killed eight", not "rain fell"."""
    verb = candidate.predicate
    harmed = verb is not candidate.token and verb.lemma in listed("harm") and candidate.patient is not None
    return harmed and is_real_hazard(candidate, classes)


def is_chargeable(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Who is charged is a person or a body."""
    return person_patient(candidate, classes) or is_of(
        candidate.patient, BODIES | {"entity", "state", "government"}, classes
    )


def is_named(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The object is a noun, no pronoun that may stand for things, and no money."""
    freed = candidate.patient
    return freed is not None and not freed.tag.startswith("PRP") and "money" not in classes.at(freed)


PRICES = word_list("news_words.tsv", "price")


WATERS = word_list("news_words.tsv", "water")


VOLCANIC = word_list("news_words.tsv", "volcanic")


NEWS_CONSTRAINTS: dict[str, Constraint] = {
    "person_agent": person_agent,
    "person_subject": person_subject,
    "person_patient": person_patient,
    "imprisoned": is_term,
    "for_time": for_a_time,
    "suspected": for_a_reason,
    "sum_named": names_sum,
    "ahead": lambda candidate, _: "will" in auxiliaries(candidate.token),
    "ruled": lambda candidate, _: bool(after(candidate.token, "against", "over")),
    "to_lead": leads,
    "for_post": both(has("office"), leads),
    "from_person": from_somebody,
    "court_named": COURT,
    "insolvent": has("insolvency"),
    "bids": bids,
    "many_agents": in_a_crowd,
    "brand_new": is_new_product,
    "couple": is_couple,
    "harmful": is_harmful,
    "somebody": may_be_person,
    "not_wild": lacks("wild"),
    "escaping": has("escape"),
    "childbirth": has("birth"),
    "of_earnings": both(has("period"), has("earnings")),
    "has_office": has("office"),
    "has_vote": has("vote"),
    "has_poll": has("poll"),
    "illness_near": is_fatal_illness,
    "toll_moves": is_rising_toll,
    "from_givers": lambda candidate, _: any(after(t, "from", "in") for t in owners(candidate)),
    "bill_near": is_bill_backed,
    "insolvency_plea": is_insolvency_plea,
    "person_object": person_object,
    "person_side": either(person_agent, person_object),
    "recovered": is_recovered,
    "not_killed": both(lacks("attack"), person_object),
    "mortal_noun": person_beside,
    "newborn": was_born,
    "held_event": is_wed,
    "to_post": office_named,
    "of_post": both(has("office"), either(person_beside, beside_is("office_post"))),
    "becomes_post": becomes_officer,
    "successor": both(has("office"), person_object, person_agent),
    "as_post": either(office_named, lambda candidate, _: bool(after(candidate.token, "as"))),
    "from_post": either(has("office"), agent_is(*OFFICE), resigns),
    "from_office": either(patient_is("official", "office_post"), has("office")),
    "of_person": person_beside,
    "wins_vote": has("vote"),
    "at_poll": has("poll"),
    "vote_held": either(is_held, asks_voters),
    "captive": person_object,
    "freed": has("custody"),
    "not_fee": lambda candidate, _: not after(candidate.token, "per", "for")
    and lemmas(candidate).isdisjoint(PRICES)
    and not any(t.lemma in listed("energy") for t in after(candidate.token, "with")),
    "legal_noun": either(COURT, brought),
    "captive_near": has("custody"),
    "court_or_name": either(COURT, person_agent),
    "into_body": lambda candidate, _: bool(after(candidate.token, "into")),
    "court_session": both(either(COURT, person_beside), lacks("no_trial")),
    "in_court": COURT,
    "term": has("term"),
    "to_court": either(COURT, patient_is(*RULINGS), appeals),
    "court_appeal": both(either(COURT, brought), lambda candidate, _: not after(candidate.token, "for")),
    "abroad": lambda candidate, _: bool(after(candidate.token, "to", "from")),
    "by_state": lambda candidate, classes: candidate.agent is None
    or is_of(candidate.agent, frozenset({"state", "government", "official", "placename"}), classes),
    "rules_so": lambda candidate, _: candidate.token.child("ccomp") is not None
    or bool(after(candidate.token, "against", "in", "for")),
    "new_body": begins,
    "body_ends": ends,
    "with_other": lambda candidate, _: bool(after(candidate.token, "with"))
    or (candidate.agent is not None and (len(nominals(candidate.agent)) > 1 or candidate.agent.tag == "NNS")),
    "deal_noun": either(beside_is("firm", "org", "group", "labour", "entity"), names_firm, agreed),
    "owes": lambda candidate, _: candidate.agent is not None,
    "traded": is_traded,
    "deal_of_body": is_deal_of_body,
    "court_rules": either(agent_is("bench"), has("bench")),
    "chargeable": is_chargeable,
    "sum_given": both(money_moves, names_sum),
    "owed_noun": either(beside_is("firm", "org", "group"), agreed),
    "own_life": lambda candidate, _: any(c.dep == "poss" for w in candidate.words for c in w.children),
    "not_guilty": lacks("guilt"),
    "no_doctor": lacks("doctor"),
    "named_captive": either(has("custody"), is_named),
    "money_moves": money_moves,
    "sum_raised": patient_is("money_noun", "money"),
    "paid_noun": beside_is("money_noun", "money"),
    "mass": in_numbers,
    "key_rate": is_key_rate,
    "rate_move": both(is_key_rate, either(qualified("rate", "interest"), lambda candidate, _: any(t.lemma == "rate" for t in after(candidate.token, "in")))),
    "of_period": has("period"),
    "earnings_noun": both(has("period"), lambda candidate, _: candidate.token.dep == "nsubj" and candidate.token.head.lemma in listed("move_up")),
    "product": either(patient_is("ware"), has("product_words")),
    "product_recall": has("product_words"),
    "moved": either(person_object, patient_is("people_moved", "partitive", "structure", "edifice", "territory")),
    "displaced": either(has("home"), patient_is("placename"), lambda candidate, _: bool(after(candidate.token, "from", "to"))),
    "of_people": beside_is("people_moved", "person", "pronoun"),
    "lawful": patient_is("statute"),
    "hazard": is_real_hazard,
    "volcanic": either(agent_is("volcano"), lambda candidate, _: not lemmas(candidate).isdisjoint(VOLCANIC)),
    "by_water": lambda candidate, _: candidate.agent is None
    or candidate.agent.lemma in WATERS,
    "wild": near("wild"),
    "illness": beside_is("disease"),
    "disease_spreads": spreads,
    "no_intent": NO_ATTACK,
    "vehicle_moves": is_vehicle_mishap,
    "no_market": both(both(near("road"), lacks("attack")), lacks("stock_market")),
    "road": both(near("road"), NO_ATTACK),
    "building_fire": near("building_fire"),
    "by_accident": both(NO_ATTACK, near("workplace")),
    "substance": lambda candidate, classes: is_of(candidate.agent, frozenset({"substance", "moving_thing", "edifice"}), classes)
    or is_of(candidate.patient, frozenset({"substance"}), classes),
    "substance_noun": either(beside_is("substance", "edifice", "moving_thing"), has("workplace")),
}  # fmt: skip
"""The constraints of the trigger files of general news, by their name there."""
