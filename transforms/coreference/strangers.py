"""Persons without a name whom a pronoun may mean: "a dentist", "his aide", "the veteran"."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.article import Token
from transforms.coreference.clauses import REPORTING, SUBJECTS, subjects_of_own_clause
from transforms.coreference.people import office
from transforms.coreference.reference import Reference
from transforms.lexicons import nouns, word_list
from transforms.mentions.name_lexicons import occupations

WOMEN, MEN = word_list("name_cues.tsv", "women"), word_list("name_cues.tsv", "men")
ACTING_FOR = word_list("name_cues.tsv", "acting_for")
UNKNOWN = frozenset({"a", "an", "another", "one"})
"""Words before a noun for somebody who was not spoken of before."""
STANDING = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
"""Where a person without a name may be the one that a pronoun takes up."""
DESCRIBED = frozenset({"nsubj", "nsubjpass", "poss"})
"""Where a described person may be the one that a pronoun takes up."""


def is_stranger(token: Token, unnamed: frozenset[str], known: Mapping[int, Reference]) -> bool:
    """Whether a noun is a person without a name whom he or she may mean: "a dentist in Florence", "his widow wrote"."""
    if token.tag != "NN" or token.i in known or token.dep not in STANDING or is_named(token, known):
        return False
    determined = token.child("det")
    if determined is None and token.child("poss") is None:
        return False
    if token.lower in unnamed:
        return True
    return determined is not None and determined.lower in UNKNOWN and token.lower in nouns("person")


def is_described(token: Token) -> bool:
    """Whether a word is one person without a name, as a subject or an owner: "the veteran", "the defendant's past", "one of them"."""
    if token.lower in {"one", "another"} and token.dep in SUBJECTS:
        return True
    if token.tag != "NN" or token.dep not in DESCRIBED:
        return False
    determined = token.child("det")
    return determined is not None and determined.lower == "the" and is_role(token)


def is_role(token: Token) -> bool:
    """Whether a noun says what a person is."""
    return token.lower in nouns("person") or token.lemma in occupations() or office(token) is not None


def is_named(token: Token, known: Mapping[int, Reference]) -> bool:
    """Whether a name stands beside a noun: "his wife, Ann", "Reed, a dentist", "as a dentist"."""
    beside = (token.head, *token.children)
    return token.head.lower == "as" or any(t.i in known and "appos" in {t.dep, token.dep} for t in beside)


def is_had(token: Token, owner: Token, unnamed: frozenset[str], known: Mapping[int, Reference]) -> bool:
    """Whether a person without a name, whom somebody has, acts in the pronoun's clause: "Reed's aide broke his leg".

    One who speaks or acts for somebody mostly speaks of that person: "Reed's lawyer asked for his release".
    """
    noun = owner.head
    if owner.dep != "poss" or noun.tag != "NN" or noun.dep not in SUBJECTS or noun.i in known:
        return False
    is_other = noun.lower in (WOMEN | MEN | ACTING_FOR) - unnamed or noun.head.lemma in REPORTING
    return is_role(noun) and not is_other and governs(noun, token)


def governs(noun: Token, token: Token) -> bool:
    """Whether a subject stands before a pronoun and its verb above it, not as the verb's own object."""
    above = noun.i < token.i and any(a is noun.head for a in token.ancestors())
    return above and noun.i not in subjects_of_own_clause(token)
