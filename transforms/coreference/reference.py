"""What a phrase refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Token
from transforms.trace import Decision, Trace


@dataclass(frozen=True, slots=True)
class Reference:
    """The entity that a phrase refers to, how that was found, and how sure it is (0 to 1)."""

    entity_id: str
    entity_type: str
    name: str
    country: str | None
    method: str
    """As mentions.link_method, or apposition, description, pronoun, relative."""
    confidence: float
    sector: str | None = None
    """What the entity or the phrase belongs to: government, military, police, media, business, rebel ..."""


def tell(trace: Trace | None, token: Token, meant: Reference | str | None) -> None:
    """Tell what a word was found to mean, or why that was left open, where somebody asks."""
    if trace is None or meant is None:
        return
    if isinstance(meant, str):
        decision = Decision("mentions", "coreference", "refused", token.start, token.end, token.text, None, meant)
    else:
        reason = f"means {meant.name} ({meant.entity_id}), confidence {meant.confidence}"
        decision = Decision("mentions", "coreference", "set", token.start, token.end, token.text, meant.method, reason)
    trace(decision)


def only(references: Sequence[Reference], confidence: float) -> Reference | None:
    """The one entity that references are of, as a description."""
    if len({r.entity_id for r in references}) != 1:
        return None
    return renamed(references[-1], "description", confidence)


def renamed(reference: Reference, method: str, confidence: float) -> Reference:
    """The same entity found another way."""
    return Reference(
        reference.entity_id,
        reference.entity_type,
        reference.name,
        reference.country,
        method,
        round(min(confidence, reference.confidence), 2),
        reference.sector,
    )
