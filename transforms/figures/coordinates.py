"""Coordinates of a place: `17° 52′ N`, `35.2° N, 14.1° E`, `60 degrees north`, `latitude 45.3`."""

from __future__ import annotations

from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import word_list

COMPASS = word_list("figure_words.tsv", "compass")
MARKS = frozenset("°′″'’\"”")
NAMED = word_list("figure_words.tsv", "coordinate")
DEGREES, PARTS = frozenset({"degree", "degrees"}), frozenset({"minutes", "seconds"})
LETTERS = 2
"""Letters of an abbreviated point of the compass at most; it is written in capitals."""
REACH = 9
"""Atoms from degrees over minutes and seconds to the point of the compass."""


def coordinate(passage: Passage, candidate: Candidate) -> bool:
    """Whether degrees, or their minutes and seconds, tell where a place is."""
    unit = candidate.unit.dimension if candidate.unit is not None else None
    if unit not in {None, "angle", "length", "temperature"}:
        return False
    return is_named(passage, candidate.start) or points_somewhere(passage, candidate.stop)


def is_named(passage: Passage, i: int) -> bool:
    """`latitude 45.3`, `a longitude of 12`."""
    return passage.word(i - 1) in NAMED or (passage.word(i - 1) == "of" and passage.word(i - 2) in NAMED)


def points_somewhere(passage: Passage, j: int) -> bool:
    """Whether a mark of degrees at atom `j` leads, over minutes and seconds, to a point of the compass."""
    p = passage
    if p.word(j) not in DEGREES and not (p.word(j) in MARKS and p.glued(j)):
        return False
    behind = range(j + 1, min(j + REACH, len(p.atoms)))
    k = next((k for k in behind if p.digits(k) is None and p.word(k) not in MARKS | PARTS), None)
    return k is not None and p.word(k) in COMPASS and (p.written(k, k + 1).isupper() or len(p.word(k)) > LETTERS)
