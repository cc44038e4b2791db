from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language.identify import identify


@pytest.mark.parametrize(
    "text",
    [
        "Six killed in Kursk",
        "ATACMS",
        "$3 million",
        "Kyiv, Kharkiv, Odesa, Zaporizhzhia, Kherson and Sumy",
        "1,000th day of the war",
    ],
)
def test_short_english_stays_english(text: str) -> None:
    assert identify(text) == "en"


@pytest.mark.parametrize("text", ["", "12.5", "—"])
def test_no_letters_no_language(text: str) -> None:
    assert identify(text) is None


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert identify(text) is None or len(identify(text) or "") in (2, 3)


@pytest.mark.gold
def test_gold(gold: Path) -> None:
    records = [json.loads(line) for line in (gold / "text" / "language.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [identify(r["text"]) for r in records] == [r["language"] for r in records]
