"""Background: events told as history, not as news."""

from __future__ import annotations

from datetime import datetime, timedelta

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.language.clauses import auxiliaries, clause, is_verb
from transforms.lexicons import word_list
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
    return is_past_perfect_relative(clause(candidate.predicate)) or is_earlier(candidate) or is_tried(candidate)


EARLIER = word_list("event_words.tsv", "earlier")
TRIALS = word_list("event_words.tsv", "trials")
ANNIVERSARIES = word_list("event_words.tsv", "anniversaries")


def is_earlier(candidate: Candidate) -> bool:
    """Whether an event is told as of before: "his previous arrests", "a convicted thief", "the anniversary of the massacre"."""
    if candidate.token.dep == "amod" or any(c.dep == "amod" and c.lower in EARLIER for c in candidate.token.children):
        return True
    if any(c.dep == "advmod" and is_before(c) for c in candidate.predicate.children):
        return True
    return candidate.frame.pos == "n" and any(t.lemma in ANNIVERSARIES for t in candidate.token.ancestors())


def is_before(adverb: Token) -> bool:
    """Whether an adverb tells of long before: "previously", "decades ago"."""
    ago = adverb.lower in {"ago", "earlier", "before"} and any(c.lemma in LONG_AGO for c in adverb.children)
    return ago or adverb.lower in PREVIOUSLY


PREVIOUSLY = word_list("event_words.tsv", "previously")


def is_tried(candidate: Candidate) -> bool:
    """Whether a deed is the crime of a trial, which tells it again: "was sentenced for bombing a bus"."""
    token = candidate.predicate
    link = token.head
    behind = token.dep in {"pcomp", "pobj"} and link.lower in {"for", "of", "over"}
    if not behind or candidate.frame.event_type not in CRIMES:
        return False
    above = [link.head, link.head.head] if link.head.tag.startswith("N") else [link.head]
    return any(t.lemma in TRIALS for t in above)


CRIMES = frozenset({"ASSAULT", "COERCE", "PROTEST", "DIE", "INJURE"})


def is_past_perfect_relative(verb: Token) -> bool:
    """Whether a relative clause looks back: "the man who had attacked the bank"."""
    return verb.dep == "relcl" and is_verb(verb) and "had" in auxiliaries(verb)
