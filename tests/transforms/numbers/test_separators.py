"""Decimal commas and points."""

from __future__ import annotations

import pytest

from transforms.numbers.atoms import split
from transforms.numbers.separators import has_decimal_comma


@pytest.mark.parametrize(
    ("text", "comma"),
    [
        ("The damage is EUR 89.765,43.", True),
        ("Prices rose 2,5 percent.", True),
        ("It costs €7,50 a day.", True),
        ("Prices rose 2.5 percent, in 1,250 shops.", False),
        ("It costs $1,250.50.", False),
        ("Chapters 3,5 and 7 are out.", False),
        ("They counted 1,250 votes.", False),
        ("The site 12,5 percent, but 3.4 percent and 5.6 percent before.", False),
    ],
)
def test_a_text_decides_how_decimals_are_written(text: str, *, comma: bool) -> None:
    assert has_decimal_comma(text) is comma


def test_the_separators_are_read_accordingly() -> None:
    assert [a.value for a in split("1.250,50 1.250 3,4 1,250", decimal_comma=True)] == [1250.5, 1250.0, 3.4, 1250.0]
    assert [a.value for a in split("1.250 1,250")] == [1.25, 1250.0]
