"""What a number can begin with, seen before the grammar is tried: most words begin none, and most digits are all of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.numbers.atoms import Atom
from transforms.numbers.numerals import (
    ABBREVIATIONS,
    ARTICLES,
    HYPHENS,
    MINUSES,
    SCALE_ORDINALS,
    SCALES,
    STARTERS,
    SUFFIXES,
    VULGAR,
    Number,
)


def may_start(sequence: Sequence[Atom], i: int) -> bool:
    """Whether a number can start with atom `i`: digits, a word for one, a sign, or an article before such a word."""
    if not 0 <= i < len(sequence):
        return False
    atom = sequence[i]
    if atom.value is not None or atom.lower in STARTERS:
        return True
    if atom.lower in ARTICLES:
        return any(a.lower in STARTERS for a in sequence[i + 1 : i + 3])  # the second one behind a hyphen
    return atom.lower in MINUSES


def lone_digits(sequence: Sequence[Atom], i: int) -> Number | None:
    """Digits that nothing goes on, as most are: they are their value, without a descent through the grammar."""
    atom, following = sequence[i], sequence[i + 1] if i + 1 < len(sequence) else None
    if atom.value is None:
        return None
    if following is not None and (following.value is not None or following.lower in BEHIND_DIGITS):
        return None
    return Number(atom.value, i, i + 1, atom.start, atom.end, digits=True)


BEHIND_DIGITS = frozenset(
    {"/", "and", "hundred", "hundredth", *HYPHENS, *SUFFIXES, *SCALES, *SCALE_ORDINALS, *ABBREVIATIONS, *VULGAR}
)
"""What a number can go on with behind its digits, more digits aside."""
