"""What figures measure of events, by examples: `event_roles.tsv`; `-` is none."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

Tables = dict[str, list[dict[str, Any]]]


@pytest.mark.model
def test_figures_say_what_they_measure_of_an_event(
    read_all: Callable[[Iterable[dict[str, Any]]], dict[str, Tables]],
) -> None:
    lines = Path(__file__).with_name("event_roles.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    read = read_all({"id": text, "text": text} for text in sorted({row["text"] for row in rows}))
    measured = [
        {f["text"]: f["event_role"] or "-" for f in read[row["text"]]["figures"]}.get(row["phrase"]) for row in rows
    ]
    wrong = [(row, role) for row, role in zip(rows, measured, strict=True) if role != row["event_role"]]
    assert not wrong
