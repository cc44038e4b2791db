"""Which argument plays which part, by pattern of a frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from transforms.article import Token
from transforms.lexicons import lexicon
from warehouse.tables.participants import Role


@dataclass(frozen=True, slots=True)
class Pattern:
    """Roles of subject, object and prepositions."""

    subject: Role | None
    object: Role | None
    reach: bool
    prepositions: dict[str, Role]


@dataclass(frozen=True, slots=True)
class Argument:
    """One phrase with its role."""

    role: Role
    head: Token


@cache
def patterns() -> dict[str, Pattern]:
    """The patterns of the lexicon by name."""
    found = {}
    for row in lexicon("patterns.tsv"):
        pairs = dict(pair.split("=") for pair in (row["prepositions"] or "").split())
        subject_role, object_role = row["subject"] or None, row["object"] or None
        found[row["pattern"]] = Pattern(
            cast("Role | None", subject_role),
            cast("Role | None", object_role),
            bool(row["reach"]),
            cast("dict[str, Role]", pairs),
        )
    return found
