"""Entities across articles, from their mentions."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.contract import Row
from warehouse.tables.entities import Entity


def collect(mentions: Sequence[Row], documents: Sequence[Row]) -> list[Entity]:
    """One row an entity that the mentions refer to."""
    return []
