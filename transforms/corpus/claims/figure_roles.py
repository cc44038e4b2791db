"""What happened to what a figure counts, by its role and the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from transforms.corpus.claims.bare import STRONGEST, is_broken
from transforms.corpus.claims.corpus import Values
from transforms.lexicons import lexicon, nouns, word_list

THERE = re.compile(r"\bThere were (?:\w+ )?$")
Sides = tuple[str, str]
"""The text of a sentence before and behind a figure."""
PARTING = re.compile(r"[,;:.]|\band\b|\bwhile\b")
"""What ends the clause of a figure."""
MAGNITUDE = re.compile(r"\b(?:magnitude|strength|Richter|tremor|quake|earthquake|shock)\b", re.IGNORECASE)
DAMAGE = re.compile(r"\b(?:damages?|losses)\b(?! control)", re.IGNORECASE)
"""What a sum of money is of: `estimated the damage at $2 million`, `put their losses at`."""


def is_strength(row: Values, sentence: str) -> bool:
    """Whether a number with a fraction is the strength of a quake that its sentence tells of."""
    return is_broken(row) and row["value"] < STRONGEST and not row["unit"] and bool(MAGNITUDE.search(sentence))


def role_before(before: str) -> str | None:
    """The role that the text just before a bare number gives it: `How many were on board? Two hundred, say survivors`; `There were 150`."""
    if toll_words()["present"].search(before[-100:]):
        return "present"
    return "attended" if THERE.search(before) else None


def role_of(row: Values, sides: Sides) -> str | None:
    """What happened to what is counted; `sides` is its sentence before and behind it."""
    known = row["role"]
    if row["kind"] != "count":
        return known if known not in (None, "launched") else role_of_sum(row, sides)
    if known is None and row["noun_lemma"] in word_list("claims.tsv", "crowd"):
        return "attended"
    if known in (None, "evacuated", "found", "shot"):
        roles = roles_told(row, sides) if is_of_people(row["noun_lemma"]) else []
        return roles[0] if roles else known
    if known == "intercepted" and is_of_people(row["noun_lemma"]):
        return "killed"  # "34 fighters were neutralised"
    return {"released": "rescued", "carried": "present"}.get(known, str(known))


def role_of_sum(row: Values, sides: Sides) -> str | None:
    """What is done with a sum or a measure that has no role: damage, or what somebody wants."""
    if row["kind"] == "money" and row["role"] is None and DAMAGE.search(clause_around(row, sides)):
        return "damage"
    return next((r for r in roles_told(row, sides) if r in word_list("claims.tsv", "wanted")), None)


def roles_told(row: Values, sides: Sides) -> list[str]:
    """The roles that the words around a figure tell."""
    clause = clause_around(row, sides)
    return [role for role, phrases in toll_words().items() if phrases.search(clause)]


@cache
def toll_words() -> dict[str, re.Pattern[str]]:
    """Ways of telling a toll around a number, by role."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in lexicon("toll_words.tsv"):
        phrases[row["role"]].append(re.escape(row["phrase"]))
    return {role: re.compile(rf"\b(?:{'|'.join(some)})\b", re.IGNORECASE) for role, some in phrases.items()}


def is_of_people(noun: str | None) -> bool:
    """Whether a noun can be counted in a toll."""
    lists = ("own_group", "enemy", "security", "toll_noun", "unnamed")
    return noun is None or noun in persons() or any(noun in word_list("claims.tsv", name) for name in lists)


@cache
def persons() -> frozenset[str]:
    """Nouns for persons."""
    return nouns("person") | word_list("figure_words.tsv", "person")


def clause_around(row: Values, sides: Sides) -> str:
    """The words around a figure, up to a mark, `and` or `while`: 30 characters before it and 60 behind it at most."""
    before, behind = sides
    return PARTING.split(before[-30:])[-1] + str(row["text"]) + PARTING.split(behind[:60])[0]
