"""Units of measure: how they are written, their dimension and SI value (`lexicons/units.tsv`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.lexicons import lexicon
from transforms.numbers.atoms import Atom, split


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, and SI value = factor * value + offset."""

    name: str
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

    words: tuple[str, ...]
    unit: Unit
    symbol: bool


def hyphened(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a unit before a noun: `700-square-foot`; a form that has marks already stays as it is."""
    if len(words) == 1 or not all(w.isalpha() for w in words):
        return words
    return tuple(part for word in words for part in (word, "-"))[:-1]


def _forms() -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for row in lexicon("units.tsv"):
        factor = float(row["factor"]) if row["factor"] else None
        unit = Unit(row["unit"], row["dimension"], row["si"] or None, factor, float(row["offset"] or 0))
        for column in ("symbols", "forms"):
            for text in filter(None, row[column].split("|")):
                words = tuple(a.lower for a in split(text))
                for spelling in dict.fromkeys((words, hyphened(words))):
                    form, known = Form(spelling, unit, column == "symbols"), found.setdefault(words[0], [])
                    if form not in known:
                        known.append(form)
    for forms in found.values():
        forms.sort(key=lambda f: -len(f.words))
    return found


FORMS = _forms()
UNITS = {form.unit.name: form.unit for forms in FORMS.values() for form in forms}
TIME_WORDS = frozenset(
    word for forms in FORMS.values() for f in forms if f.unit.dimension == "time" and not f.symbol for word in f.words
)


def match(sequence: Sequence[Atom], i: int) -> Form | None:
    """The longest unit that is written at atom `i`, symbols included."""
    for form in FORMS.get(sequence[i].lower, ()) if 0 <= i < len(sequence) else ():
        if tuple(a.lower for a in sequence[i : i + len(form.words)]) == form.words:
            return form
    return None


def match_name(name: str) -> Form:
    """The longest form of a unit that is known by its name."""
    return next(f for forms in FORMS.values() for f in forms if f.unit.name == name)
