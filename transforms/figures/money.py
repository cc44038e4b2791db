"""Currencies: names, signs and ISO 4217 codes; which one a shared name means is settled by `currency_resolution`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.figures.units import Unit
from transforms.lexicons import lexicon
from transforms.numbers.atoms import Atom, split


@dataclass(frozen=True, slots=True)
class Currency:
    """A way to write money: the codes that it may mean (the first is meant where nothing tells), and the unit's name."""

    spelling: tuple[str, ...]
    unit: Unit
    codes: tuple[str, ...]
    default: str | None
    factor: float = 1.0
    """What one of it is worth when a scale is written with it: MEUR is a million."""
    minor: bool = False
    """A hundredth: cent, penny."""
    sign: bool = False
    """A sign or code: it may stand before the number."""


PLAIN = frozenset({"USD", "EUR", "GBP", "BTC"})
"""Currencies whose noun alone is the unit's name."""
ROWS = lexicon("currencies.tsv")
BARE = {row["code"]: row["bare"] for row in ROWS}
"""When the bare noun or sign means a currency: yes, home, press or no."""
COUNTRIES: Mapping[str, frozenset[str]] = {
    row["code"]: frozenset(filter(None, row["countries"].split("|"))) for row in ROWS
}


def _unit(name: str) -> Unit:
    return Unit(name, None, "currency", None, None, 0.0)


def _values(row: Mapping[str, str], column: str) -> list[str]:
    return [v for v in row[column].split("|") if v]


def _add(found: dict[str, list[Currency]], text: str, currency: Currency) -> None:
    words = tuple(a.lower for a in split(text))
    entry = Currency(words, currency.unit, currency.codes, currency.default, currency.factor, currency.minor, currency.sign)  # fmt: skip
    found.setdefault(words[0], []).append(entry)


def _names() -> dict[str, list[Currency]]:
    found: dict[str, list[Currency]] = {}
    bare: dict[str, list[Mapping[str, str]]] = {}
    signs: dict[str, list[Mapping[str, str]]] = {}
    for row in ROWS:
        nouns, code = _values(row, "noun"), row["code"]
        adjectives = _values(row, "adjectives")
        own = Currency((), _unit(_name(row)), (code,), code)
        for noun in (*nouns, *_values(row, "plural")):
            bare.setdefault(noun, []).append(row)
            for adjective in adjectives:
                _add(found, f"{adjective} {noun}", own)
        for symbol in (*_values(row, "symbols"), code):
            signs.setdefault(symbol, []).append(row)
        million = Currency((), own.unit, (code,), code, factor=1e6, sign=True)
        _add(found, "m" + code, million)
        for minor in _values(row, "minor"):
            bare.setdefault(minor, []).append(row)
    for symbol, rows in signs.items():
        codes = tuple(r["code"] for r in rows)
        _add(found, symbol, Currency((), _unit(_name(rows[0])), codes, codes[0], sign=True))
    for noun, rows in bare.items():
        _add(found, noun, _shared(noun, rows))
    _add(found, "p", Currency((), _unit("penny"), ("GBP",), "GBP", minor=True))
    _add(found, "¢", Currency((), _unit("cent"), ("USD",), "USD", minor=True))
    _add(found, "c", Currency((), _unit("cent"), ("USD", "AUD", "CAD", "NZD", "EUR"), "USD", minor=True))
    _add(found, "kuai", Currency((), _unit("yuan"), ("CNY",), "CNY"))
    for entries in found.values():
        entries.sort(key=lambda c: -len(c.spelling))
    return found


def _name(row: Mapping[str, str]) -> str:
    """The unit's name: the noun, with its adjective where other currencies share the noun."""
    noun, adjectives = _values(row, "noun")[0], _values(row, "adjectives")
    return noun if row["code"] in PLAIN or not adjectives else f"{adjectives[0]} {noun}"


def _shared(noun: str, rows: Sequence[Mapping[str, str]]) -> Currency:
    """A name that several currencies share; its unit is the noun of the one that the bare noun means."""
    minor = any(noun in _values(r, "minor") for r in rows)
    default = next((r for r in rows if r["bare"] == "yes"), rows[0] if len(rows) == 1 else None)
    singular = _values(rows[0], "minor")[0] if minor else _singular(noun, rows[0])
    codes = tuple(r["code"] for r in rows)
    return Currency((), _unit(singular), codes, default["code"] if default else None, minor=minor)


def _singular(noun: str, row: Mapping[str, str]) -> str:
    """The noun of a row that a plural belongs to: `crown` of `crowns` beside `krona`."""
    nouns = _values(row, "noun")
    return next((n for n in nouns if noun in {n, n + "s"}), nouns[0])


NAMES = _names()


def match(sequence: Sequence[Atom], i: int) -> Currency | None:
    """The longest currency that is written at atom `i`."""
    for entry in NAMES.get(sequence[i].lower, ()) if 0 <= i < len(sequence) else ():
        if tuple(a.lower for a in sequence[i : i + len(entry.spelling)]) == entry.spelling:
            return entry
    return None
