"""Who says that an event happened: the innermost quote that covers its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.events.triggers import Candidate
from warehouse.tables.quotes import Quote


def source(candidate: Candidate, quotes: Sequence[Quote]) -> Quote | None:
    """The shortest quote with a speaker around the trigger's head; the event of speaking itself is outside of its quote."""
    start, end = candidate.token.start, candidate.token.end
    around = [q for q in quotes if q.char_start <= start and end <= q.char_end and q.speaker_text]
    return min(around, key=lambda q: q.char_end - q.char_start, default=None)
