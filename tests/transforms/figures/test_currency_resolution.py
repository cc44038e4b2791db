from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from transforms.figures.currency_resolution import publisher_country

CASES = [("In Mexico a ride costs 12 pesos.", "sentence"), ("Ottawa said it would spend $2 billion.", "country")]
"""What is told by names, which the file of examples is read without."""


@pytest.mark.model
@pytest.mark.parametrize(("text", "basis"), CASES, ids=[c[1] for c in CASES])
def test_what_tells_the_currency(read: Callable[..., Any], text: str, basis: str) -> None:
    assert [f["currency_basis"] for f in read(text)["figures"]][-1] == basis


@pytest.mark.model
def test_a_paper_writes_the_dollar_of_its_country(read: Callable[..., Any]) -> None:
    rows = read("The hospital will get $14 million.", url="https://www.cbc.ca/news/1")["figures"]
    assert [(f["currency"], f["currency_basis"]) for f in rows] == [("CAD", "publisher")]


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.smh.com.au/a", "AU"),
        ("bbc.co.uk", "GB"),
        ("https://a.io/x", None),
        ("Daily News", None),
        (None, None),
    ],
)
def test_publisher_country(address: str | None, country: str | None) -> None:
    assert publisher_country(address) == country
