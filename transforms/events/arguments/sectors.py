"""The sector of a participant: government, military, police, rebel, civilian, media ..."""

from __future__ import annotations

from functools import cache

from transforms.article import Token
from transforms.events.semantic_classes import Senses
from transforms.language.clauses import after
from transforms.lexicons import lexicon

ANY = frozenset(
    {
        "leader",
        "member",
        "chief",
        "commander",
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "head",
        "officer",
        "delegation",
        "supporter",
        "candidate",
        "department",
        "agency",
        "force",
        "forces",
        "crew",
        "staff",
        "deputy",
    }
)
"""Heads that take the sector of what qualifies them: "opposition leader", "rebel commander"."""


NAMES = {"igo": "intergovernmental", "judiciary": "court", "civil_society": "ngo"}
"""Sectors of references by their name here."""


@cache
def _sectors() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in lexicon("sectors.tsv"):
        for lemma in row["lemmas"].split():
            found.setdefault(lemma, row["sector"])
    return found


def sector(head: Token, senses: Senses) -> str | None:
    """The sector by the head of the phrase, else by what qualifies it, else by the name; None where nothing tells."""
    words = _sectors()
    found = words.get(head.lemma) or words.get(head.lower)
    if found is not None and found != "civilian" and head.lemma not in ANY:
        return found
    qualifiers = [c for c in head.children if c.dep in {"compound", "amod", "nmod", "appos"}]
    for child in qualifiers + after(head, "of"):
        inner = sector(child, senses) if child.lemma in ANY else words.get(child.lemma) or words.get(child.lower)
        if inner is not None and inner != "civilian":
            return inner
    reference = senses.references.at(head)
    if reference is not None and reference.sector:
        return NAMES.get(reference.sector, reference.sector)
    if "state" in senses.entity(head):
        return "government"
    return found
