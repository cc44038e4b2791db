"""What a sentence denies of a thing, or tells of it: the thing, and what is said to have become of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transforms.corpus.claims.sources import singular
from transforms.lexicons import lexicon, word_list

SPEAKER = r"(?:(?P<who>(?:The |An? |[A-Z])[\w'’. -]{1,50}?) (?:later |also |has |have |had |again )*)?"
DENIES = r"\bden(?:y|ies|ied)"
THING = (
    r"(?:(?:any|the|a|an|its|their|his|her|one|that) )?(?P<thing>(?:(?!for |of |to |in |on )[\w'’-]+ ){0,3}?[\w'’-]+)"
)
DONE = r"(?:(?:(?:had|has|have)(?: ever)? been|was|were) (?P<deed>\w+)|(?:had )?(?P<fate>fallen|fell))(?=\W|$)"
SAID = (
    rf"{DENIES} that {THING} {DONE}",  # "Rabat denied that any depot had been hit"
    rf"{DENIES} that (?:[\w'’-]+ ){{1,4}}?(?:had|has|have) (?P<deed>\w+) {THING}(?=[.:,;]| in | at | near | on | when |$)",  # "... had struck a hospital"
    rf"{DENIES} (?P<deed>\w+ing) {THING}(?=[.:,;]| in | at | near | on |$)",  # "the army denied hitting a hospital"
    rf"\bno {THING} {DONE}",  # "no ransom had been paid, he added"
    rf"\bat no time did {THING} (?P<deed>\w+)(?=\W|$)",  # "at no time did the camp fall"
    r"\bthere (?:was|were|had been) no (?P<thing>\w+)(?=\W|$)",  # "there was no bribe"
)
"""How denials name the thing and the deed."""
PATTERNS = tuple((re.compile(said, re.IGNORECASE), re.compile(f"{SPEAKER}{said}", re.IGNORECASE)) for said in SAID)
"""What a sentence must hold, and the same with who denies it before: that alone, tried on all sentences, took 80 % of the time of claims."""
IN_EACH = ("den", "no ")
"""One of these stands in whatever SAID matches."""
DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:ed|es)|rejected|no|not|never|nobody|none)\b", re.IGNORECASE)
DENYING = re.compile(r"\bden(?:y|ies|ied)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
SHORT = 12
"""Characters before a thing within which a word denies it: `no ransom`."""
ALONE = frozenset({"paid", "there"})
"""What is told where the thing is named at all: `their share of the ransom`."""
WITH = re.compile(r"\b(?:with|by) (?:\w+ )?$", re.IGNORECASE)
"""Before a thing that is used: `drove them off with tear gas`."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies something of a thing."""

    thing: str
    deed: str
    who: str | None


def spares_people(text: str) -> bool:
    """Whether a sentence denies that people were hit, and so not the deed: "the army denied that it had struck civilians".

    >>> spares_people("The army denied hitting civilians."), spares_people("The army denied hitting the depot.")
    (True, False)
    """
    denial = denial_in(text)
    return denial is not None and denial.thing in word_list("claims.tsv", "own_group")


def denial_in(text: str) -> Denial | None:
    """What a sentence denies of a thing.

    >>> denial_in("Rabat denied that any depot had been hit.")
    Denial(thing='depot', deed='hit', who='Rabat')
    """
    lowered = text.lower()
    if not any(part in lowered for part in IN_EACH):
        return None
    for held, pattern in PATTERNS:
        found = held.search(text) and pattern.search(text)
        if found is None:
            continue
        thing = singular(found["thing"].split()[-1].lower())
        if deed := deed_of(found, thing):
            return Denial(thing, deed, found["who"] if DENYING.search(found[0]) else None)
    return None


def deed_of(found: re.Match[str], thing: str) -> str | None:
    """What is denied of a thing; None for what is no deed that is compared."""
    named = found.groupdict()
    word = named.get("deed") or named.get("fate")
    if word:
        return deeds().get(word.lower())
    return "there" if thing in things() else None


def is_told(text: str, thing: str, deed: str) -> bool:
    """Whether a sentence tells a deed of a thing.

    >>> is_told("Officers fired tear gas.", "gas", "used"), is_told("No gas was near.", "gas", "used")
    (True, False)
    """
    at = next((m.start() for m in WORD.finditer(text) if singular(m[0].lower()) == thing), None)
    if at is None or DENIAL.search(text[max(0, at - SHORT) : at]):
        return False
    words = {w.lower() for w in WORD.findall(text)}
    is_done = any(deeds().get(w) == deed for w in words)
    return deed in ALONE or is_done or (deed == "used" and bool(WITH.search(text[:at])))


@cache
def deeds() -> dict[str, str]:
    """What is denied of things, by the words that tell it."""
    return {row["word"]: row["deed"] for row in lexicon("denied_deeds.tsv") if row["deed"] != "there"}


@cache
def things() -> frozenset[str]:
    """Things that are deeds by themselves."""
    return frozenset(row["word"] for row in lexicon("denied_deeds.tsv") if row["deed"] == "there")
