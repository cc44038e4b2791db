"""How sure the reading of an event is; it orders the events of a sentence."""

from __future__ import annotations

from transforms.events.candidate import Candidate
from transforms.language.factuality_cues import SAYING
from warehouse.tables.events import Factuality

TOP = 0.95
STEP = 0.08
"""Taken off for each clause that an event stands below the main one; clauses of saying do not count."""
UNREAL = 0.1
NOUN = 0.06
BARE = 0.08
"""Taken off where neither side is named."""
LOWEST = 0.2

BELOW = frozenset({"relcl", "acl", "advcl", "pcomp", "xcomp", "ccomp", "pobj"})
"""Labels that lead down from a clause."""


def confidence(candidate: Candidate, status: Factuality) -> float:
    """From LOWEST to TOP: main clauses before subordinate ones, verbs before nouns, deeds before plans."""
    score = TOP - STEP * depth(candidate)
    if status not in {"asserted", "reported"}:
        score -= UNREAL
    if candidate.frame.pos == "n" and candidate.light is None:
        score -= NOUN
    if candidate.agent is None and candidate.patient is None:
        score -= BARE
    return round(max(LOWEST, score), 2)


def depth(candidate: Candidate) -> int:
    """Clauses above the event's own that are not of saying."""
    token, count = candidate.predicate, 0
    for above in candidate.predicate.ancestors():
        said = token.dep == "ccomp" and above.lemma in SAYING
        count += token.dep in BELOW and not said
        token = above
    return min(count, 6)
