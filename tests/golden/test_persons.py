"""Persons of the annotated articles: who carries the right entity, and who a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.golden import scoring

RIGHT, WRONG = 0.95, 0.02


@pytest.mark.model
def test_persons_carry_their_entity_and_hardly_ever_another(read_all: Callable[..., Any]) -> None:
    records = scoring.load(scoring.HERE / "mentions.jsonl")
    rows = read_all([{k: v for k, v in r.items() if k != "rows"} for r in records])
    found = []
    for record in records:
        for gold in record["rows"]["mentions"]:
            if gold["entity_type"] == "person":
                start, end = scoring.span(record["text"], gold)
                mentions = rows[record["id"]]["mentions"]
                ours = {m["entity_id"] for m in mentions if m["char_start"] < end and start < m["char_end"]}
                found.append((gold["text"], gold["entity_id"], ours - {None}))
    right = [f for f in found if f[1] in f[2]]
    wrong = [f for f in found if f[2] and f[1] not in f[2]]
    assert len(right) >= RIGHT * len(found)
    assert len(wrong) <= WRONG * len(found), wrong
