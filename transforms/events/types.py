"""The types of events and where they come from: PLOVER's, and those of general news (`lexicons/event_types.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import cast

from transforms.lexicons import lexicon
from warehouse.tables.events import Ontology

VIOLENT = frozenset({"ASSAULT", "PROTEST"})
"""PLOVER's types that cause losses."""
PERSONAL_LOSSES = frozenset({"DIE", "INJURE"})
"""Types that tell of people who die or are hurt, whatever the cause."""


@cache
def news_types() -> dict[str, dict[str, str]]:
    """The rows of the list of types by name."""
    return {row["type"]: row for row in lexicon("event_types.tsv")}


def ontology(event_type: str) -> Ontology:
    """Where a type comes from.

    >>> ontology("ASSAULT"), ontology("FLOOD"), ontology("DIE")
    ('plover', 'hazard', 'ere')
    """
    row = news_types().get(event_type)
    return cast("Ontology", row["ontology"]) if row else "plover"


def is_hazard(event_type: str) -> bool:
    """Whether a type is a hazard of nature or an accident, which nobody does to anybody."""
    return ontology(event_type) == "hazard"


def is_accident(event_type: str) -> bool:
    """Whether a type is an accident: a technological hazard in EM-DAT's classification."""
    return news_types().get(event_type, {}).get("standard", "").startswith("tec-")


def causes_losses(event_type: str) -> bool:
    """Whether figures of people killed and injured can belong to an event of this type."""
    return event_type in VIOLENT | PERSONAL_LOSSES or is_hazard(event_type) or event_type == "TRANSPORT"


@cache
def _plover_types() -> dict[tuple[str, str], str]:
    return {(row["event_type"], row["lemma"]): row["ere_type"] for row in lexicon("ere_types.tsv")}


def ere_type_of(event_type: str, lemma: str) -> str | None:
    """The ERE type that a PLOVER row is too, by the lemma of its trigger.

    >>> ere_type_of("COERCE", "arrest"), ere_type_of("SANCTION", "sentence"), ere_type_of("ASSAULT", "bomb")
    ('ARREST', 'SENTENCE', None)
    """
    return _plover_types().get((event_type, lemma))
