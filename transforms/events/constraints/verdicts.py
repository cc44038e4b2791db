"""Words around a verdict, a sum or a toll: terms, reasons, suits that are brought, what a court bids, deaths that are counted."""

from __future__ import annotations

from transforms.events.candidate import Candidate
from transforms.events.constraints.terms import has, is_person, lemmas, listed
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.time_words import is_time
from transforms.language.clauses import after
from transforms.lexicons import word_list


def is_term(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What is handed down is a term: "a suspended sentence"; a number of years is one where a prison stands beside it."""
    bare = any(t.lemma in {"year", "month"} for t in candidate.words)
    return has("prison" if bare else "term")(candidate, classes)


def for_a_time(candidate: Candidate, _: SemanticClasses) -> bool:
    """A length of time follows: "jailed for nine months"."""
    return any(is_time(t) or t.lemma == "life" for t in after(candidate.token, "for", "to"))


def for_a_reason(candidate: Candidate, _: SemanticClasses) -> bool:
    """A suspicion follows, and no length of time: "held a manager for fraud", "held over murder"."""
    return any(not is_time(t) for t in after(candidate.token, "for", "over", "on", "in", "after"))


def names_sum(candidate: Candidate, _: SemanticClasses) -> bool:
    """A sum of money stands in the sentence."""
    around = [t for t in candidate.token.sentence.tokens if t not in candidate.words]
    return any(t.tag == "$" or t.lemma in listed("currency") for t in around)


def is_bill_backed(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What gets approval is a law."""
    return any("statute" in classes.at(t) for w in candidate.words for t in after(w, "to"))


SUING = word_list("news_words.tsv", "suing")


def brought(candidate: Candidate, _: SemanticClasses) -> bool:
    """A suit or appeal that a verb says is brought: "was lodged", "filed an appeal"."""
    token = candidate.token
    return token.dep in {"dobj", "nsubjpass"} and token.head.lemma in SUING


def bids(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What a court orders is said, and is not that somebody appears: "ordered the app to be suspended", "ordered a recount"."""
    clause = candidate.token.child("xcomp", "ccomp")
    if clause is not None:
        return clause.lemma not in {"appear", "pay", "testify"}
    return candidate.patient is not None and not is_person(candidate.patient, classes)


VOTERS = word_list("news_words.tsv", "voter")


def asks_voters(candidate: Candidate, _: SemanticClasses) -> bool:
    """A vote in which voters decide: "voters backed the reform in a referendum"."""
    token = candidate.token
    voters = VOTERS & lemmas(candidate)
    return token.dep == "pobj" and token.head.lower in {"in", "at"} and bool(voters)


INSOLVENCY = word_list("news_words.tsv", "insolvency_noun")


def is_insolvency_plea(candidate: Candidate, _: SemanticClasses) -> bool:
    """A plea or petition of insolvency."""
    return any(c.lemma in INSOLVENCY for c in candidate.token.children)


def is_fatal_illness(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What a battle is lost with is a disease."""
    against = [t for w in candidate.words for t in after(w, "with", "against", "to")]
    return any("disease" in classes.at(t) for t in against)


REACHING = word_list("news_words.tsv", "reaching")


def is_rising_toll(candidate: Candidate, _: SemanticClasses) -> bool:
    """A toll of the dead that is given: "the death toll has climbed to 34"."""
    token = candidate.token
    deadly = any(c.lemma == "death" for c in token.children)
    return deadly and token.dep == "nsubj" and token.head.lemma in listed("move_up") | REACHING


APPELLANTS = frozenset({"firm", "org", "group", "entity", "state", "government", "pronoun"})
"""Classes of who can go to a higher court, beside persons."""


def appeals(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Somebody appeals, to nobody and for nothing that is named: "the bank said it would appeal"; ideas appeal to many."""
    agent, verb = candidate.agent, candidate.token
    if agent is None or verb.tag not in {"VB", "VBD", "VBN"} or verb.child("dobj", "prep", "dative") is not None:
        return False
    return is_person(agent, classes) or bool(classes.at(agent) & APPELLANTS)
