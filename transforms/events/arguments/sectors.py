"""The sector of a participant: government, military, police, rebel, civilian, media ..."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from transforms.article import Token
from transforms.events.arguments.patterns import Argument
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
    return by_relation(head, classes) or by_pair(head) or by_phrase(head, classes)


def by_phrase(head: Token, classes: SemanticClasses) -> str | None:
    """The sector by the words of a phrase, the head first."""
    named = by_name(head, classes) if head.tag[:3] == "NNP" and by_qualifier(head, classes) is None else None
    if named is not None and named != "government":
        return named
    own = by_word(head)
    if own is not None and own != "civilian" and head.lemma not in ANY:
        return own
    inner = by_qualifier(head, classes)
    return inner or by_name(head, classes) or own


KIN = word_list("event_words.tsv", "kin")
"""Heads of phrases of private persons, whoever they are of: "the general's mother", "the family of a policeman"."""
UNIONS = word_list("event_words.tsv", "unions")
OFFICES = word_list("event_words.tsv", "offices_of")
"""Heads that take the sector of what they are of: "president of the bank", "secretary of the union"; alone they have their own."""


def by_relation(head: Token, classes: SemanticClasses) -> str | None:
    """The sector by whose or of what somebody is; None where that tells nothing."""
    if head.lemma in KIN:
        return "civilian"
    if head.lemma == "deputy" and classes.in_article(SHERIFF):
        return "police"
    of = after(head, "of")
    if head.lemma in UNIONS and any(t.lemma in STATES for t in of):
        return "intergovernmental"
    return first_sector(of) if head.lemma in OFFICES else None


SHERIFF = frozenset({"sheriff"})
STATES = word_list("event_words.tsv", "states")


def first_sector(tokens: Iterable[Token]) -> str | None:
    """The first sector of some words that is not of civilians."""
    return next((name for t in tokens if (name := by_word(t)) is not None and name != "civilian"), None)


ACRONYM = 3
"""Letters below which a name in small letters is no acronym's."""


def by_word(token: Token) -> str | None:
    """The sector of a word of the lexicon, or of two: "central bank"."""
    if len(token.text) < ACRONYM and token.text.istitle() and token.tag[:3] == "NNP":
        return None  # Kim Jong Un
    return by_pair(token) or _sectors().get(token.lemma) or _sectors().get(token.lower)


def by_pair(token: Token) -> str | None:
    """The sector of two words of which the first qualifies the second."""
    pairs = (f"{c.lower}-{token.lemma}" for c in token.children if c.dep in {"amod", "compound"})
    return next((_sectors()[pair] for pair in pairs if pair in _sectors()), None)


def by_qualifier(head: Token, classes: SemanticClasses) -> str | None:
    """The sector of the first word that qualifies the head and is not of civilians: "rebel commander"."""
    qualifiers = [c for c in head.children if c.dep in QUALIFIERS and c.lower not in RANKS]
    found = (sector(c, classes) if c.lemma in ANY else by_word(c) for c in [*qualifiers, *after(head, "of")])
    return next((name for name in found if name is not None and name != "civilian"), None)


QUALIFIERS = frozenset({"compound", "amod", "nmod", "appos", "poss"})
RANKS = frozenset({"deputy", "state"})
"""Qualifiers that tell a rank and no sector: "deputy chief", "state television"."""


def by_name(head: Token, classes: SemanticClasses) -> str | None:
    """The sector of the entity that the phrase refers to; of a state its government."""
    reference = classes.references.at(head)
    if reference is not None and reference.sector:
        return NAMES.get(reference.sector, reference.sector)
    return "government" if "state" in classes.entity(head) else None


def is_crowd(sides: list[Argument], sectors: list[str | None]) -> bool:
    """Whether those who act are several civilians."""
    return "civilian" in sectors and any(a.role == "actor" and a.head.tag == "NNS" for a in sides)
