"""Whom a bare surname means that several well-known persons bear, by the day of publication."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from functools import cache

from transforms.lexicons import lexicon
from transforms.mentions.known_names import KnownName, entities

OPEN = "9999"
"""Later than all days."""


@cache
def bearers() -> dict[str, tuple[tuple[str, str, KnownName], ...]]:
    """The well-known bearers of each surname with the days between which news means them by it."""
    found: dict[str, list[tuple[str, str, KnownName]]] = defaultdict(list)
    for row in lexicon("namesakes.tsv"):
        found[row["surname"]].append((row["since"], row["until"] or OPEN, entities()[row["name"]]))
    return {surname: tuple(spans) for surname, spans in found.items()}


def bearer(surname: str, published_at: datetime | None) -> KnownName | None:
    """The well-known person whom news of that day calls by the surname alone; None where the list tells nobody, or without a day.

    >>> bearer("Bush", datetime.fromisoformat("1991-02-01")).name, bearer("Bush", datetime.fromisoformat("2004-02-01")).name
    ('George H. W. Bush', 'George W. Bush')
    """
    if published_at is None:
        return None
    today = published_at.date().isoformat()
    return next((known for since, until, known in bearers().get(surname, ()) if since <= today < until), None)
