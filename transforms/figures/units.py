"""Units of measure: how they are written, their dimension and SI value (`lexicons/units.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.lexicons import lexicon, word_list
from transforms.numbers.atoms import Atom, split


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, what it is per, dimension, and SI value = factor * value + offset."""

    name: str
    per: str | None
    """The unit of time of a rate: hour of `mile per hour`."""
    dimension: str
    si: str | None
    factor: float | None
    offset: float

    def si_value(self, value: float | None) -> float | None:
        """The value in the SI unit; None where the unit has none."""
        return None if value is None or self.factor is None else self.factor * value + self.offset


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a unit, as atoms; a symbol stands only straight after digits."""

    spelling: tuple[str, ...]
    unit: Unit
    symbol: bool
    scale: float = 1.0
    """What one of it is worth in the unit: `bcm` is a billion cubic metres."""


TIMES = word_list("figure_words.tsv", "rate_time")
"""Units of time that a rate is given per; `mile per gallon` and `part per million` are units as a whole."""


def hyphened(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a unit before a noun: `700-square-foot`; a form that has marks already stays as it is."""
    if len(words) == 1 or not all(w.isalpha() for w in words):
        return words
    return tuple(part for word in words for part in (word, "-"))[:-1]


def unit_of(row: Mapping[str, str]) -> Unit:
    """The unit that a row of the list describes."""
    factor = float(row["factor"]) if row["factor"] else None
    name, _, per = row["unit"].partition(" per ")
    if per not in TIMES:
        name, per = row["unit"], ""
    return Unit(name, per or None, row["dimension"], row["si"] or None, factor, float(row["offset"] or 0))


def forms_of(row: Mapping[str, str]) -> Iterator[Form]:
    """The ways to write a row's unit, symbols first; before a noun with hyphens too."""
    unit, scale = unit_of(row), float(row["scale"] or 1)
    for column in ("symbols", "forms"):
        for text in filter(None, row[column].split("|")):
            atoms = tuple(a.lower for a in split(text))
            for spelling in dict.fromkeys((atoms, hyphened(atoms))):
                yield Form(spelling, unit, column == "symbols", scale)


def _forms() -> dict[str, list[Form]]:
    by_first: dict[str, dict[Form, None]] = {}
    for row in lexicon("units.tsv"):
        for form in forms_of(row):
            by_first.setdefault(form.spelling[0], {})[form] = None
    return {first: sorted(forms, key=lambda f: -len(f.spelling)) for first, forms in by_first.items()}


FORMS = _forms()
UNITS = {form.unit.name: form.unit for forms in FORMS.values() for form in forms if form.unit.per is None}
CASED = {"Nm": UNITS["newton metre"]}
"""Symbols that are others in lower case: `400 Nm` of torque, `7 nm` of a chip."""
TIME_WORDS = frozenset(
    word
    for forms in FORMS.values()
    for f in forms
    if f.unit.dimension == "time" and not f.symbol
    for word in f.spelling
)


def match(sequence: Sequence[Atom], i: int) -> Form | None:
    """The longest unit that is written at atom `i`, symbols included."""
    for form in FORMS.get(sequence[i].lower, ()) if 0 <= i < len(sequence) else ():
        if tuple(a.lower for a in sequence[i : i + len(form.spelling)]) == form.spelling:
            return form
    return None


def match_name(name: str) -> Form:
    """The longest form of a unit that is known by its name."""
    return next(f for forms in FORMS.values() for f in forms if f.unit.name == name and f.unit.per is None)
