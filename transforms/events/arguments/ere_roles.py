"""What an event's own type calls who takes part in it: the recipient of an arrest is the person, of a trial the defendant."""

from __future__ import annotations

from functools import cache

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.constraints.terms import is_person
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.types import ontology
from transforms.language.clauses import nominals
from transforms.lexicons import lexicon

SAME = {"location": "place", "instrument": "instrument"}
"""Roles that every type calls alike."""


@cache
def rows_by_role() -> dict[tuple[str, str], list[dict[str, str]]]:
    """The rows of the table by type, or ontology, and role."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in lexicon("ere_roles.tsv"):
        found.setdefault((row["type"], row["role"]), []).append(row)
    return found


def ere_role(main: Candidate, event_type: str | None, role: str, head: Token, classes: SemanticClasses) -> str | None:
    """The word of a type for the phrase in one of its roles; None of a PLOVER type that is no ERE type too.

    Args:
        main: the event's trigger.
        event_type: the event's ERE or news type.
        role: as in `participants`.
        head: the head of the phrase.
        classes: what the phrase may mean.
    """
    if event_type is None or role in SAME:
        return SAME.get(role) if event_type else None
    table = rows_by_role()
    rows = table.get((event_type, role)) or table.get((ontology(event_type), role), [])
    by = {"", main.frame.pattern, main.token.lemma}
    return next((r["ere_role"] for r in rows if r["by"] in by and fills(r["filler"], head, classes)), None)


def fills(filler: str, head: Token, classes: SemanticClasses) -> bool:
    """Whether a phrase means what a row asks for: people, or a semantic class."""
    if filler == "person":
        return any(is_person(t, classes) for t in nominals(head))
    return not filler or filler in classes.at(head)
