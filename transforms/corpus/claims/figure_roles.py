"""What happened to what a figure counts, by its role and the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from transforms.corpus.claims.bare import STRONGEST, is_broken
from transforms.corpus.claims.corpus import Values
from transforms.lexicons import lexicon, nouns, word_list

THERE = re.compile(r"\bThere were (?:\w+ )?$")
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


def role_of(row: Values, sentence: str) -> str | None:
    """What happened to what is counted."""
    known = row["role"]
    if row["kind"] != "count":
        return known if known not in (None, "launched") else role_of_sum(row, sentence)
    if known is None and row["noun_lemma"] in word_list("claims.tsv", "crowd"):
        return "attended"
    if known in (None, "evacuated", "found", "shot"):
        roles = roles_told(row, sentence) if is_of_people(row["noun_lemma"]) else []
        return roles[0] if roles else known
    if known == "intercepted" and is_of_people(row["noun_lemma"]):
        return "killed"  # "34 fighters were neutralised"
    return {"released": "rescued", "carried": "present"}.get(known, str(known))


def role_of_sum(row: Values, sentence: str) -> str | None:
    """What is done with a sum or a measure that has no role: damage, or what somebody wants."""
    if row["kind"] == "money" and row["role"] is None and DAMAGE.search(nearest(sentence, row["text"])):
        return "damage"
    return next((r for r in roles_told(row, sentence) if r in word_list("claims.tsv", "wanted")), None)


def roles_told(row: Values, sentence: str) -> list[str]:
    """The roles that the words around a figure tell."""
    clause = nearest(sentence, row["text"])
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


def nearest(sentence: str, text: str) -> str:
    """The words around a figure in its sentence."""
    at = sentence.find(text)
    if at < 0:
        return sentence
    after = re.split(r"[,;:.]|\band\b|\bwhile\b", sentence[at + len(text) : at + len(text) + 60])[0]
    before = re.split(r"[,;:.]|\band\b|\bwhile\b", sentence[max(0, at - 30) : at])[-1]
    return before + text + after
