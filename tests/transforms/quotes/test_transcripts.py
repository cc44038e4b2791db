"""Lines of a transcript, and what each quote gives of the speech."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

LINES = "ORTEGA (voice-over): The dam is holding.\n\nLINDQVIST: Thank you, Luis. For how long?"


def test_each_line_of_a_transcript_is_what_its_speaker_says(read: Callable[..., Any]) -> None:
    rows = [(q["kind"], q["text"], q["speaker_text"]) for q in read(LINES)["quotes"]]
    assert rows == [
        ("direct", "The dam is holding.", "ORTEGA"),
        ("direct", "Thank you, Luis. For how long?", "LINDQVIST"),
    ]


def test_one_line_alone_is_no_transcript(read: Callable[..., Any]) -> None:
    assert not read("UPDATE: The dam is holding.\n\nThe dam was built in the valley.")["quotes"]
    assert not read("DEAR ABBY: The dam is holding.\n\nDEAR ABBY: The dam was built in the valley.")["quotes"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We won,” said Anna Berg.", "words"),
        ("Anna Berg said that the team had won.", "clause"),
        ("The singer vowed to sue the paper.", "infinitive"),
        ("The banker denied all three allegations in court.", "phrase"),
    ],
)
def test_the_form_tells_what_is_given_of_the_speech(read: Callable[..., Any], text: str, form: str) -> None:
    assert [q["form"] for q in read(text)["quotes"]] == [form]
