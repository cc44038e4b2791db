"""Currencies: names, signs and ISO 4217 codes, told apart by adjective or by the countries of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.atoms import Atom, split
from transforms.figures.units import Unit
from transforms.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Currency:
    """A way to write money: the codes that it may mean (the first is meant where nothing tells), and the unit's name."""

    words: tuple[str, ...]
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
COUNTRIES: Mapping[str, frozenset[str]] = {row["code"]: frozenset(row["countries"].split("|")) for row in ROWS}


def _unit(name: str) -> Unit:
    return Unit(name, "currency", None, None, 0.0)


def _values(row: Mapping[str, str], column: str) -> list[str]:
    return [v for v in row[column].split("|") if v]


def _add(found: dict[str, list[Currency]], text: str, currency: Currency) -> None:
    words = tuple(a.lower for a in split(text))
    entry = Currency(words, currency.unit, currency.codes, currency.default, currency.factor, currency.minor, currency.sign)  # fmt: skip
    found.setdefault(words[0], []).append(entry)


def _names() -> dict[str, list[Currency]]:
    found: dict[str, list[Currency]] = {}
    bare: dict[str, list[Mapping[str, str]]] = {}
    for row in ROWS:
        nouns, code = _values(row, "noun"), row["code"]
        adjectives = _values(row, "adjectives")
        name = nouns[0] if code in PLAIN or not adjectives else f"{adjectives[0]} {nouns[0]}"
        own = Currency((), _unit(name), (code,), code)
        for noun in (*nouns, *_values(row, "plural")):
            bare.setdefault(noun, []).append(row)
            for adjective in adjectives:
                _add(found, f"{adjective} {noun}", own)
        sign = Currency((), _unit(name), (code,), code, sign=True)
        for symbol in (*_values(row, "symbols"), code):
            _add(found, symbol, sign)
        million = Currency((), _unit(name), (code,), code, factor=1e6, sign=True)
        _add(found, "m" + code, million)
        for minor in _values(row, "minor"):
            bare.setdefault(minor, []).append(row)
    for noun, rows in bare.items():
        _add(found, noun, _shared(noun, rows))
    _add(found, "p", Currency((), _unit("penny"), ("GBP",), "GBP", minor=True))
    _add(found, "¢", Currency((), _unit("cent"), ("USD",), "USD", minor=True))
    _add(found, "c", Currency((), _unit("cent"), ("USD", "AUD", "CAD", "NZD", "EUR"), "USD", minor=True))
    _add(found, "kuai", Currency((), _unit("yuan"), ("CNY",), "CNY"))
    for entries in found.values():
        entries.sort(key=lambda c: -len(c.words))
    return found


def _shared(noun: str, rows: Sequence[Mapping[str, str]]) -> Currency:
    """A name that several currencies share; its unit is the noun of the one that the bare noun means."""
    minor = any(noun in _values(r, "minor") for r in rows)
    default = next((r for r in rows if r["bare"] == "yes"), rows[0] if len(rows) == 1 else None)
    singular = _values(rows[0], "minor" if minor else "noun")[0]
    codes = tuple(r["code"] for r in rows)
    return Currency((), _unit(singular), codes, default["code"] if default else None, minor=minor)


NAMES = _names()
WITH_MINOR = frozenset({"dollar", "euro", "pound", "rupee", "yuan"})


def match(sequence: Sequence[Atom], i: int) -> Currency | None:
    """The longest currency that is written at atom `i`."""
    for entry in NAMES.get(sequence[i].lower, ()) if 0 <= i < len(sequence) else ():
        if tuple(a.lower for a in sequence[i : i + len(entry.words)]) == entry.words:
            return entry
    return None


def code(currency: Currency, countries: Mapping[str, int]) -> str | None:
    """The ISO code that a name means in an article that mentions these countries, each so many times."""
    if len(currency.codes) == 1 or currency.sign:
        return currency.codes[0]
    here = {c: sum(countries.get(k, 0) for k in COUNTRIES[c]) for c in currency.codes}
    if currency.default in {"USD", "EUR"} and not currency.minor:
        return currency.default
    best = max(here.values(), default=0)
    if best == 0 or here.get(currency.default or "") == best:
        return currency.default
    return next(c for c in currency.codes if here[c] == best)
