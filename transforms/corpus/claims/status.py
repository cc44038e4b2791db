"""What stands of a claim, and whether its sources agree."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

from transforms.corpus.claims.evidence import Evidence, days_apart
from transforms.lexicons import word_list
from warehouse.tables.claims import ClaimStatus

LATER = timedelta(hours=3)
"""A tally so much later supersedes one that differs: the rule of the annotated claims."""

SAME_PLACE = 50.0
"""Kilometres within which two names can be of one place: a town, and what lies near it. With 10 and with 150 the annotated claims are read alike."""


def superseded(pieces: Sequence[Evidence]) -> frozenset[Evidence]:
    """The evidence that later evidence replaced: tallies told before, and values that are withdrawn."""
    gone = {p for p in pieces if p.is_withdrawn}
    for old in pieces:
        if old.role in word_list("claims.tsv", "tally") and any(
            replaces(new, old, pieces) for new in pieces if new not in gone
        ):
            gone.add(old)
    return frozenset(gone)


def replaces(new: Evidence, old: Evidence, pieces: Sequence[Evidence]) -> bool:
    """Whether a tally takes the place of one told earlier: the same source's, or one that rose and that nobody holds any more."""
    if new.interval == old.interval or (is_rough(old) and not differs(new, old)):
        return False
    if new.doc_id == old.doc_id:
        return new.is_revised and new.start != old.start and rises(new, old)
    return is_later(new, old) and (new.source == old.source or outgrows(new, old, pieces))


def outgrows(new: Evidence, old: Evidence, pieces: Sequence[Evidence]) -> bool:
    """Whether a tally of another source can follow on an earlier one: it rose, and nobody holds the earlier one any more."""
    return rises(new, old) and not is_held(old, new, pieces) and not is_rival(new, old, pieces)


def is_held(old: Evidence, new: Evidence, pieces: Sequence[Evidence]) -> bool:
    """Whether somebody still gives the earlier value, or at least as much, when the new one is told."""
    return any(other.low == old.low and not is_later(new, other) for other in pieces if other.published_at)


def is_rival(new: Evidence, old: Evidence, pieces: Sequence[Evidence]) -> bool:
    """Whether the source of a value gave it already when the earlier one was told: two sides that hold theirs."""
    return any(p.source == new.source and p.interval == new.interval and not is_later(p, old) for p in pieces)


def is_rough(piece: Evidence) -> bool:
    """Whether a value is about so much: another one within its reach is no news."""
    return (
        piece.low is not None and piece.low == piece.high and piece.interval is not None and not piece.interval.is_exact
    )


def rises(new: Evidence, old: Evidence) -> bool:
    """Whether a value can follow on another: tolls rise, the missing may become fewer."""
    if new.role not in word_list("claims.tsv", "rising"):
        return True
    assert new.interval is not None and old.interval is not None  # noqa: S101, PT018
    return new.interval.low > old.interval.low


def is_later(new: Evidence, old: Evidence) -> bool:
    """Whether an article came later by enough to have news."""
    return bool(new.published_at and old.published_at and new.published_at - old.published_at >= LATER)


def differs(a: Evidence, b: Evidence) -> bool:
    """Whether two pieces exclude each other."""
    if a.interval and b.interval:
        return a.interval.excludes(b.interval)
    if a.label is None or b.label is None or "*" in (a.label[:1], b.label[:1]):
        return False
    if a.kind == "place":
        return a.point is not None and b.point is not None and kilometres(a.point, b.point) > SAME_PLACE
    return days_apart(a.label, b.label) > 0 if a.kind == "date" else a.label != b.label


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance between two points on the globe."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


def lone_dates(pieces: Sequence[Evidence]) -> frozenset[Evidence]:
    """Dates that one article alone gives where two or more agree on another: more often a date that was read wrong than a dispute."""
    articles: dict[str | None, set[str]] = defaultdict(set)
    for piece in pieces:
        articles[piece.label].add(piece.unit)
    most = max((len(units) for units in articles.values()), default=0)
    return frozenset(
        p for p in pieces if p.kind == "date" and len(articles[p.label]) < most and len(articles[p.label]) == 1
    )


def status_of(standing: Sequence[Evidence]) -> ClaimStatus:
    """Whether what stands agrees, and how many sources say so."""
    apart = lone_dates(standing)
    if any(differs(a, b) for a, b in combinations(standing, 2) if a not in apart and b not in apart):
        return "conflicting"
    return "corroborated" if len({p.source for p in standing}) > 1 else "single_source"
