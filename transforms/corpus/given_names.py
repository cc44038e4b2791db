"""Persons whom articles call by a full and a short given name: Stan Ostler is Stanley Ostler.

A surname that many bear joins nobody by itself: there the articles have to give one office or organization too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from transforms.corpus.namesakes import Profile, apart, whole
from transforms.mentions.name_lexicons import family_names
from transforms.mentions.nicknames import short_given_names

SHORTEST, SHORTER = 3, 4
"""Letters of a short name that begins the full one, and by how many it may be shorter."""


def join_given_names(people: Mapping[str, Mapping[str, Profile]]) -> dict[str, str]:
    """The id that stands for a person, by the other one of the two that articles have: that of most articles, else the longer.

    Args:
        people: what the articles tell, by local id and doc_id, of whole families.
    """
    bearers: dict[str, dict[str, str]] = defaultdict(dict)
    for local in people:
        first, _, last = local.partition(":")[2].partition("-")
        if last and "-" not in last:
            bearers[last][first] = local
    found = {}
    for last, given in bearers.items():
        pairs = [(a, b) for a, b in combinations(sorted(given), 2) if are_one_name(a, b)]
        alone = [p for p in pairs if sum(bool(set(p) & set(other)) for other in pairs) == 1]
        for a, b in alone:
            if are_one(last, people[given[a]], people[given[b]]):
                kept, other = sorted((given[a], given[b]), key=lambda i: (-len(people[i]), -len(i), i))
                found[other] = kept
    return found


def are_one_name(a: str, b: str) -> bool:
    """Whether a given name is short for another.

    >>> are_one_name("stan", "stanley"), are_one_name("bill", "william"), are_one_name("ann", "annabella"), are_one_name("jan", "jon")
    (True, True, False, False)
    """
    short, full = sorted((a, b), key=len)
    if short.title() in short_given_names().get(full.title(), ()):
        return True
    return len(short) >= SHORTEST and full.startswith(short) and 0 < len(full) - len(short) <= SHORTER


def are_one(surname: str, some: Mapping[str, Profile], others: Mapping[str, Profile]) -> bool:
    """Whether two groups of articles tell of one person: a rare surname or a shared tie, and nothing that parts them."""
    a, b = whole(some.values()), whole(others.values())
    if some.keys() & others.keys() or apart(a, b):
        return False
    return surname not in family_names() or bool(a.ties & b.ties)
