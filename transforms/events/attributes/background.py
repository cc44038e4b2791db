"""Background: events told as history, not as news."""

from __future__ import annotations

from datetime import datetime, timedelta

from transforms.events.candidate import Candidate
from transforms.language.clauses import auxiliaries, clause, is_verb
from transforms.language.factuality_cues import SAYING
from warehouse.tables.times import Time

NEWS = timedelta(days=60)
"""What ended longer before publication is background; news of slow matters (trials, reports) reaches some weeks back."""

LONG_AGO = frozenset({"year", "decade", "century"})


def is_historical(candidate: Candidate, time: Time | None, published: datetime | None) -> bool:
    """Whether an event lies long before publication, or is told in the past perfect of a relative clause."""
    if time is not None and time.end_at is not None and published is not None:
        return time.end_at < published - NEWS
    if time is not None and time.granularity in LONG_AGO and time.direction == "past":
        return True
    verb = clause(candidate.predicate)
    if not is_verb(verb) or "had" not in auxiliaries(verb):
        return False
    reported = verb.dep == "ccomp" and verb.head.lemma in SAYING
    return not reported and verb.dep == "relcl"
