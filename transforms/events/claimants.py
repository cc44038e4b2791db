"""Who claims a deed: "claimed responsibility for the attack", "took credit for the bombing"."""

from __future__ import annotations

from transforms.article import Token
from transforms.language.clauses import agents, direct_object, is_passive, subject
from transforms.lexicons import word_list

OWNED = frozenset({"responsibility", "credit"})
"""What is claimed for a deed."""

CLAIMING = word_list("event_words.tsv", "claiming")
"""Verbs of claiming a deed: "claimed the attack", "took credit for the attack"."""


def claimant(deed: Token) -> Token | None:
    """Who says that a deed was theirs: "claimed responsibility for the attack"; nobody where it is said that nobody did."""
    verb = claiming_verb(deed)
    if verb is None or any(c.dep == "neg" for c in verb.children):
        return None
    who = next(iter(agents(verb)), None) if is_passive(verb) else subject(verb)
    return None if who is None or any(c.lower == "no" for c in who.children) else who


def claiming_verb(deed: Token) -> Token | None:
    """The verb by which a deed is claimed."""
    if deed.dep in {"dobj", "nsubjpass"}:
        return deed.head if deed.head.lemma == "claim" else None
    if deed.dep != "pobj" or deed.head.lower != "for":
        return None
    above = deed.head.head
    verb = above.head if above.lemma in OWNED else above
    thing = above if above.lemma in OWNED else direct_object(above)
    return verb if verb.lemma in CLAIMING and thing is not None and thing.lemma in OWNED else None
