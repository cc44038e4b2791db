"""What a phrase refers to."""

from __future__ import annotations

from dataclasses import dataclass


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
