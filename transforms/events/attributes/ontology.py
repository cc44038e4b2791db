"""What follows from an event's type and mode: quad class, intensity, CAMEO root, ACLED types, PLOVER contexts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from transforms.article import ParsedSentence
from transforms.language.prefilter import bit
from transforms.lexicons import lexicon
from warehouse.tables.events import EventType, QuadClass

ARMED = frozenset({"military", "police", "rebel", "criminal"})
"""Sectors that count as armed for ACLED."""

CROWD = "crowd"
"""The kind of a side that is several civilians: "villagers"."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event type stands in the ontologies."""

    quad_class: QuadClass
    intensity: float
    cameo_root: str


@cache
def _standings() -> dict[tuple[str, str], Standing]:
    return {
        (row["event_type"], row["mode"]): Standing(
            cast("QuadClass", row["quad_class"]), float(row["intensity"]), row["cameo_root"]
        )
        for row in lexicon("ontology.tsv")
    }


def standing(event_type: EventType, mode: str | None) -> Standing | None:
    """Quad class, intensity and CAMEO root of a type in a mode; None of a type that PLOVER does not have.

    >>> standing("ACCUSE", "investigate")
    Standing(quad_class='verbal_conflict', intensity=-2.0, cameo_root='09')
    """
    table = _standings()
    return table.get((event_type, mode or "")) or table.get((event_type, ""))


@dataclass(frozen=True, slots=True)
class Sides:
    """What ACLED's types ask of an event beside its type: lemmas of trigger and weapon, kinds of the sides, classes of the target."""

    lemmas: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    target: frozenset[str]

    @classmethod
    def of(
        cls,
        lemmas: Iterable[str],
        actors: Iterable[str | None],
        recipients: Iterable[str | None],
        target: Iterable[str] = (),
    ) -> Sides:
        """From the sectors of the sides."""
        return cls(
            frozenset({"*", *lemmas}),
            frozenset(_kinds(actors)),
            frozenset(_kinds(recipients)),
            frozenset({"*", *target}),
        )

    def fit(self, row: dict[str, str]) -> bool:
        """Whether a line of the table fits."""
        inside = row["trigger"] in self.lemmas and row["object"] in self.target
        return inside and row["actor"] in self.actors and row["recipient"] in self.recipients


def acled(event_type: EventType, mode: str | None, sides: Sides) -> tuple[str | None, str | None]:
    """ACLED event and sub-event type; none where no line of the table fits."""
    for row in lexicon("acled.tsv"):
        if row["event_type"] == event_type and row["mode"] in {"*", mode or ""} and sides.fit(row):
            return row["acled_event_type"], row["acled_sub_event_type"]
    return None, None


def _kinds(sectors: Iterable[str | None]) -> set[str]:
    found = {"*"}
    for sector in sectors:
        found |= {sector} if sector in ARMED else set()
        if sector in ARMED:
            found.add("armed")
        elif sector == CROWD:
            found |= {CROWD, "civilian"}
        elif sector == "protester":
            found |= {"protester", "civilian"}
        elif sector is not None and sector not in {"government", "intergovernmental", "legislature", "court"}:
            found.add("civilian")
    return found


@cache
def _context_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon("contexts.tsv"):
        lemma = row["lemma"]
        found[lemma] = (*found.get(lemma, ()), row["context"])
    return found


CONTEXTUAL = bit(_context_words().keys())


def contexts(sentence: ParsedSentence) -> tuple[str, ...]:
    """The PLOVER contexts that the words of a sentence set, sorted."""
    if not sentence.mask & CONTEXTUAL:
        return ()
    words = _context_words()
    return tuple(sorted({c for t in sentence.tokens for c in words.get(t.lemma, ())}))
