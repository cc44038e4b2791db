"""Background: events told as history, not as news."""

from __future__ import annotations

from datetime import datetime, timedelta

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.language.clauses import auxiliaries, clause, is_verb
from warehouse.tables.times import Time

NEWS = timedelta(days=60)
"""What ended longer before publication is background; news of slow matters (trials, reports) reaches some weeks back."""

LONG_AGO = frozenset({"year", "decade", "century"})


def is_historical(candidate: Candidate, time: Time | None, end: datetime | None, published: datetime | None) -> bool:
    """Whether an event that ended at `end` lies long before publication, or is told in the past perfect of a relative clause."""
    if end is not None and published is not None:
        return end < published - NEWS
    if time is not None and time.granularity in LONG_AGO and time.direction == "past":
        return True
    return is_past_perfect_relative(clause(candidate.predicate))


def is_past_perfect_relative(verb: Token) -> bool:
    """Whether a relative clause looks back: "the man who had attacked the bank"."""
    return verb.dep == "relcl" and is_verb(verb) and "had" in auxiliaries(verb)
