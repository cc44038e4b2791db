"""One measure in several units: `5 feet 10 inches`, `2 hours, 19 minutes and 41 seconds`."""

from __future__ import annotations

from transforms.figures import units
from transforms.figures.candidate import Candidate, Passage
from transforms.numbers.grammar import read

SMALLER = {"foot": "inch", "stone": "pound", "pound": "ounce", "day": "hour", "hour": "minute", "minute": "second"}
"""Units that join a larger one in one measure."""
INCHES = 12
"""Of a foot."""
JOINTS = (("and",), (",", "and"), (",",), ())
"""What may stand between the two."""


def add_smaller(passage: Passage, candidate: Candidate) -> None:
    """Take the smaller units behind a measure into it, in the unit that it begins with."""
    unit = candidate.unit
    if unit is not None and unit.name == "foot" and has_bare_inches(passage, candidate.end):
        add_bare_inches(passage, candidate)
        return
    smaller = SMALLER.get(unit.name) if unit else None
    while smaller is not None and unit is not None and candidate.value is not None:
        end = take(passage, candidate, unit, smaller)
        if end is None:
            return
        candidate.end = end
        smaller = SMALLER.get(smaller)


def has_bare_inches(passage: Passage, j: int) -> bool:
    """Whether a hyphen and inches stand glued behind feet: `7-foot-4`."""
    inches = passage.digits(j + 1)
    return passage.word(j) == "-" and passage.glued(j + 1) and inches is not None and inches < INCHES


def add_bare_inches(passage: Passage, candidate: Candidate) -> None:
    """Add the inches that stand glued behind feet."""
    candidate.value = (candidate.value or 0) + (passage.digits(candidate.end + 1) or 0) / INCHES
    candidate.low = candidate.high = candidate.value
    candidate.end += 2


def take(passage: Passage, candidate: Candidate, unit: units.Unit, smaller: str) -> int | None:
    """Add the amount of a smaller unit behind a measure; the atom behind it, None where there is none."""
    j = candidate.end
    j += len(next(words for words in JOINTS if passage.sequence(j, j + len(words)) == words))
    number = read(passage.atoms, j) if j < len(passage.atoms) else None
    end = end_of_smaller(passage, unit, smaller, number.end) if number is not None and not number.ordinal else None
    if number is None or end is None or candidate.value is None:
        return None
    candidate.value += number.value / ratio(unit, units.UNITS[smaller])
    candidate.low = candidate.high = candidate.value
    return end


def ratio(unit: units.Unit, smaller: units.Unit) -> float:
    """How many of the smaller unit make one of the larger."""
    return (unit.factor or 1) / (smaller.factor or 1)


def end_of_smaller(passage: Passage, unit: units.Unit, smaller: str, k: int) -> int | None:
    """The atom behind the smaller unit at atom `k`; `in` is one behind feet."""
    form = units.match(passage.atoms, k)
    if form and form.unit.name == smaller:
        return k + len(form.spelling)
    inches = passage.word(k) == "in" and unit.name == "foot" and (passage.glued(k) or passage.word(k - 2) == "ft")
    return k + (len(form.spelling) if form else 1) if inches else None
