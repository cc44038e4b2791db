"""Tolls that are told of an event which their subject names: "the number of people killed in the attack has risen to five"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.language.clauses import clause, conjuncts
from transforms.lexicons import word_list
from warehouse.tables.figures import Figure

COUNTS = word_list("figure_words.tsv", "toll") | word_list("event_words.tsv", "dead")
"""Nouns that a toll is told of."""
CAUSE = word_list("event_words.tsv", "cause_links")
"""Prepositions between those who came to harm and the event that did it."""


def toll_above(noun: Token) -> Token | None:
    """The noun of a toll in whose phrase an event stands: the *number* of people killed in the attack; the *toll* from the attack."""
    if noun.dep != "pobj" or noun.head.lower not in CAUSE:
        return None
    above = noun.head.head
    while above.lemma not in COUNTS or above.dep == "acl":
        if above.dep == "acl":
            above = above.head
        elif above.dep == "pobj" and above.head.lower == "of":
            above = above.head.head
        else:
            return None
    return behind_of(above)


def behind_of(noun: Token) -> Token:
    """The noun that counts another one: the *number* of deaths."""
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in COUNTS:
        return noun.head.head
    return noun


def told_of(toll: Token, figures: Sequence[tuple[Figure, Token]]) -> list[Figure]:
    """The figures of losses that a clause tells of its toll, as it stands now: "rose from 9 to 12" gives 12.

    Args:
        toll: the noun of the toll.
        figures: those of the sentence, each with its token.
    """
    verbs = {v.i for v in conjuncts(clause(toll.head))}
    current = [(f, t) for f, t in figures if f.role is not None and f.part_of is None and f.trend_role != "before"]
    return [f for f, t in current if clause(t).i in verbs]
