"""Families of entities: what can decide on one another's ids, so that a change asks for the families it touches alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

SUFFIX = "^(person:.*-.*)-(?:jr|sr|ii|iii|iv)$"
"""A suffix behind a full name, which is no surname."""
BARE = r"\1"
"""The name without it."""


def families(ids: pa.Array) -> pa.Array:
    """The family of each id: persons by the last word of their name, all others by themselves; namesakes are of one family.

    >>> families(pa.array(["person:ursula-von-der-leyen", "person:leyen@de", "country:DE"])).to_pylist()
    ['person:leyen', 'person:leyen', 'country:DE']
    >>> families(pa.array(["person:joseph-comeaux-jr"])).to_pylist()
    ['person:comeaux']
    """
    plain = pc.replace_substring_regex(ids, pattern="@.*$", replacement="")
    plain = pc.replace_substring_regex(plain, pattern=SUFFIX, replacement=BARE)
    return pc.replace_substring_regex(plain, pattern="^person:.*-", replacement="person:")


def family(entity_id: str) -> str:
    """The family of one id, as `families` gives it: asked for thousands of single ids, where a call of Arrow's takes 30 times as long.

    >>> family("person:joseph-comeaux-jr"), family("person:leyen@de"), family("organization:un")
    ('person:comeaux', 'person:leyen', 'organization:un')
    """
    plain = entity_id.partition("@")[0]
    kind, _, name = plain.partition(":")
    if kind != "person":
        return plain
    return f"person:{re.sub(SUFFIX, BARE, plain).removeprefix('person:').rpartition('-')[2]}" if "-" in name else plain


@dataclass(slots=True)
class Ties:
    """Families that go together, by that of them which stands for all: the first in the alphabet."""

    first: dict[str, str] = field(default_factory=dict)
    columns: tuple[pa.Array, pa.Array] | None = None
    """The families that are tied and those that stand for them, once somebody asks: half a million in 100,000 articles."""

    def tie(self, ids: Iterable[str]) -> None:
        """Let the families of some ids go together."""
        roots = {self.root(family(one)) for one in ids}
        if len(roots) > 1:
            self.first.update(dict.fromkeys(roots, min(roots)))
            self.columns = None

    def root(self, near: str) -> str:
        """The family that stands for all that one goes with."""
        while (above := self.first.get(near, near)) != near:
            near = above
        return near

    def roots(self, ids: pa.Array) -> pa.Array:
        """The family of each id, or the one that stands for it."""
        near = families(ids)
        if not self.first:
            return near
        if self.columns is None:
            tied = pa.array(list(self.first), pa.string())
            self.columns = tied, pa.array([self.root(one) for one in self.first], pa.string())
        tied, stands = self.columns
        return pc.coalesce(stands.take(pc.index_in(near, tied)), near)


def base(ids: pa.Array, votes: Mapping[str, str]) -> pa.Array:
    """The ids with the types that the corpus votes for."""
    if not votes:
        return ids
    place = pc.index_in(ids, pa.array(list(votes), pa.string()))
    return pc.coalesce(pa.array(list(votes.values()), pa.string()).take(place), ids)
