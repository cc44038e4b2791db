from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.numbers.atoms import split
from transforms.numbers.grammar import parse_number, read

SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion"]


def below_thousand(n: int, conjunction: str) -> str:
    words = [SMALL[n // 100], "hundred"] if n >= 100 else []
    if n % 100:
        words += [conjunction] if words and conjunction else []
        tens, unit = divmod(n % 100, 10)
        words.append(SMALL[n % 100] if n % 100 < 20 else TENS[tens] + (f"-{SMALL[unit]}" if unit else ""))
    return " ".join(words)


def spell(n: int, conjunction: str = "and") -> str:
    groups: list[str] = []
    for scale in SCALES:
        n, group = divmod(n, 1000)
        if group:
            groups.insert(0, f"{below_thousand(group, conjunction)} {scale}".strip())
    return " ".join(groups) or "zero"


@given(st.integers(0, 10**15), st.sampled_from(["and", ""]))
def test_a_spelled_number_reads_back(n: int, conjunction: str) -> None:
    assert parse_number(spell(n, conjunction)) == n


@given(st.integers(0, 10**15))
def test_a_number_with_separators_reads_back(n: int) -> None:
    assert parse_number(f"{n:,}") == n


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    parse_number(text)
    sequence = split(text)
    for i in range(len(sequence)):
        number = read(sequence, i)
        if number:
            assert i <= number.first < number.end <= len(sequence)
            assert sequence[i].start == number.char_start < number.char_end


def examples() -> list[tuple[str, float | None]]:
    """The rows of `grammar.tsv`; `-` is a text that is no number as a whole."""
    lines = Path(__file__).with_name("grammar.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(text, None if value == "-" else float(value)) for text, value in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("text", "value"), examples())
def test_forms(text: str, value: float | None) -> None:
    assert parse_number(text) == (None if value is None else pytest.approx(value))


def test_overlong_digits_are_no_number() -> None:
    assert parse_number("9" * 5000) is None


@pytest.mark.parametrize(
    ("text", "value", "ordinal"),
    [("twenty-fifth", 25, True), ("1,000th", 1000, True), ("two hundredth", 200, True), ("two thirds", 2 / 3, False)],
)
def test_ordinals_are_told_from_fractions(text: str, value: float, ordinal: bool) -> None:  # noqa: FBT001 - a column of the table
    number = read(split(text), 0)
    assert number
    assert (number.value, number.ordinal) == (pytest.approx(value), ordinal)


@pytest.mark.parametrize(
    ("text", "value"),
    [("5m people", 5_000_000), ("5m tall", 5), ("200m hurdles", 200), ("3 hundred and 2 hundred", 300)],
)
def test_what_follows_decides(text: str, value: float) -> None:
    number = read(split(text), 0)
    assert number
    assert number.value == value
