"""The sector of a participant: government, military, police, rebel, civilian, media ..."""

from __future__ import annotations

from functools import cache

from transforms.article import Token
from transforms.events.semantic_classes import SemanticClasses
from transforms.language.clauses import after
from transforms.lexicons import lexicon, word_list

ANY = word_list("event_words.tsv", "sector_heads")
"""Heads that take the sector of what qualifies them: "opposition leader", "rebel commander"."""


NAMES = {"igo": "intergovernmental", "judiciary": "court", "civil_society": "ngo"}
"""Sectors of references by their name here."""


@cache
def _sectors() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in lexicon("sectors.tsv"):
        found.setdefault(row["lemma"], row["sector"])
    return found


def sector(head: Token, classes: SemanticClasses) -> str | None:
    """The sector by the head of the phrase, else by what qualifies it, else by the name; None where nothing tells."""
    words = _sectors()
    found = words.get(head.lemma) or words.get(head.lower)
    if found is not None and found != "civilian" and head.lemma not in ANY:
        return found
    qualifiers = [c for c in head.children if c.dep in {"compound", "amod", "nmod", "appos"}]
    for child in qualifiers + after(head, "of"):
        inner = sector(child, classes) if child.lemma in ANY else words.get(child.lemma) or words.get(child.lower)
        if inner is not None and inner != "civilian":
            return inner
    reference = classes.references.at(head)
    if reference is not None and reference.sector:
        return NAMES.get(reference.sector, reference.sector)
    if "state" in classes.entity(head):
        return "government"
    return found
