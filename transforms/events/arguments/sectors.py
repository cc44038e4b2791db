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
    named = by_name(head, classes) if head.tag[:3] == "NNP" and by_qualifier(head, classes) is None else None
    if named is not None and named != "government":
        return named
    own = by_word(head)
    if own is not None and own != "civilian" and head.lemma not in ANY:
        return own
    inner = by_qualifier(head, classes)
    return inner or by_name(head, classes) or own


def by_word(token: Token) -> str | None:
    """The sector of a word of the lexicon."""
    return _sectors().get(token.lemma) or _sectors().get(token.lower)


def by_qualifier(head: Token, classes: SemanticClasses) -> str | None:
    """The sector of the first word that qualifies the head and is not of civilians: "rebel commander"."""
    qualifiers = [c for c in head.children if c.dep in {"compound", "amod", "nmod", "appos", "poss"}]
    found = (sector(c, classes) if c.lemma in ANY else by_word(c) for c in [*qualifiers, *after(head, "of")])
    return next((name for name in found if name is not None and name != "civilian"), None)


def by_name(head: Token, classes: SemanticClasses) -> str | None:
    """The sector of the entity that the phrase refers to; of a state its government."""
    reference = classes.references.at(head)
    if reference is not None and reference.sector:
        return NAMES.get(reference.sector, reference.sector)
    return "government" if "state" in classes.entity(head) else None
