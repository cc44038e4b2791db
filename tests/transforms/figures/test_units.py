from __future__ import annotations

from collections import Counter

import pint
import pytest

from transforms.figures.candidate import Candidate
from transforms.figures.currency_resolution import CurrencyResolver
from transforms.figures.money import ROWS, match
from transforms.figures.units import FORMS, UNITS
from transforms.figures.units import match as match_unit
from transforms.lexicons import lexicon
from transforms.numbers.atoms import split


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    units = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    units.define("kilotonTNT = 4.184e12 joule")
    units.define("megatonTNT = 4.184e15 joule")
    return units


def test_factors_agree_with_pint(registry: pint.UnitRegistry) -> None:
    wrong = []
    for row in lexicon("units.tsv"):
        if not row["pint"] or not row["factor"] or row["dimension"] in {"data", "data rate", "ratio", "resolution"}:
            continue
        if row["dimension"] == "temperature":
            offset = registry.Quantity(0, row["pint"]).to("kelvin").magnitude
            factor = registry.Quantity(1, row["pint"]).to("kelvin").magnitude - offset
        else:
            target = "hertz" if row["dimension"] == "frequency" else None
            one = registry.parse_expression(row["pint"]) * 1.0
            factor, offset = (one.to(target) if target else one.to_base_units()).magnitude, 0.0
        if abs(factor - float(row["factor"])) > 1e-6 * abs(factor) or abs(offset - float(row["offset"] or 0)) > 1e-6:
            wrong.append((row["unit"], factor, offset))
    assert not wrong


def test_no_form_is_written_twice() -> None:
    for forms in FORMS.values():
        written = [(f.spelling, f.symbol) for f in forms]
        assert len(written) == len(set(written))


@pytest.mark.parametrize(
    ("text", "unit"),
    [("sq km", "square kilometre"), ("sq. m", "square metre"), ("degrees Celsius", "celsius"), ("feet", "foot")],
)
def test_units_are_found(text: str, unit: str) -> None:
    form = match_unit(split(text), 0)
    assert form
    assert form.unit is UNITS[unit]


@pytest.mark.parametrize(
    ("text", "name", "per"), [("km/h", "kilometre", "hour"), ("bpd", "barrel", "day"), ("mpg", "mile per gallon", None)]
)
def test_rates_are_per_a_unit_of_time(text: str, name: str, per: str | None) -> None:
    form = match_unit(split(text), 0)
    assert form
    assert (form.unit.name, form.unit.per) == (name, per)


def test_codes_are_those_of_iso_4217() -> None:
    codes = [row["code"] for row in ROWS]
    assert len(codes) == len(set(codes))
    assert all(len(c) == 3 and c.isupper() for c in codes)


@pytest.mark.parametrize(
    ("text", "countries", "expected"),
    [
        ("rupees", {}, "INR"),
        ("rupees", {"PK": 2, "IN": 1}, "PKR"),
        ("pounds", {"EG": 3}, "EGP"),
        ("pesos", {}, None),
        ("pesos", {"MX": 1}, "MXN"),
        ("Canadian dollars", {"US": 9}, "CAD"),
        ("A$", {}, "AUD"),
        ("$", {"AU": 5}, "AUD"),
        ("$", {"AU": 5, "US": 1}, "USD"),
    ],
)
def test_a_currency_is_told_by_its_adjective_or_the_countries_named(
    text: str, countries: dict[str, int], expected: str | None
) -> None:
    currency = match(split(text), 0)
    assert currency
    candidate = Candidate(0, 1, 0, 1, 1.0, 1.0, 1.0, money=currency)
    CurrencyResolver(None, Counter(countries), {}).settle([candidate])
    assert candidate.currency == expected
