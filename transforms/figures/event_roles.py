"""What a figure measures of its event: the magnitude of an earthquake, the price of a takeover (`lexicons/event_figures.tsv`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from transforms.lexicons import lexicon
from warehouse.tables.events import Event
from warehouse.tables.figures import Figure

ANY = "*"
LOSSES = {"killed": "killed", "wounded": "injured", "missing": "missing", "displaced": "displaced"}
"""Roles of people that a figure has in any event."""


@cache
def measures() -> dict[tuple[str, str, str], str]:
    """The role of a figure by event type (ERE type before PLOVER type) or ontology, kind, and dimension, unit or noun."""
    return {(r["event"], r["kind"], r["of"]): r["event_role"] for r in lexicon("event_figures.tsv")}


@cache
def carried_by() -> dict[tuple[str, str], frozenset[str]]:
    """The lemmas with which a later sentence tells such a figure, by event type or ontology, and role."""
    rows = (r for r in lexicon("event_figures.tsv") if r["apart"])
    return {(r["event"], r["event_role"]): frozenset(r["apart"].split(",")) for r in rows}


def carries(figure: Figure, event: Event, lemmas: frozenset[str]) -> bool:
    """Whether a sentence of these lemmas tells a figure of an event before it: "Insurers estimate losses of $600 million"."""
    role = event_role(figure, event)
    kinds = (event.ere_type or event.event_type, event.event_type, event.ontology)
    cues = next((c for k in kinds if (c := carried_by().get((k, role or "")))), frozenset[str]())
    return role is not None and (ANY in cues or bool(cues & lemmas))


def event_role(figure: Figure, event: Event) -> str | None:
    """What a figure measures of an event; None where the list has nothing for it."""
    if figure.role in LOSSES and figure.kind == "count":
        return LOSSES[figure.role]
    kinds = (event.ere_type or event.event_type, event.event_type, event.ontology)
    details = (figure.unit, figure.dimension, figure.noun_lemma, figure.role, ANY)
    table = measures()
    return next(
        (table[k, figure.kind, d] for k in kinds for d in details if (k, figure.kind, d or "") in table and d), None
    )


def measured(figure: Figure, events: Sequence[Event]) -> Event | None:
    """The nearest event of a sentence that a figure measures."""
    fitting = [e for e in events if event_role(figure, e) is not None]
    return min(fitting, key=lambda e: (abs(e.char_start - figure.char_start), e.event_id), default=None)
