"""Scores on the annotated articles may rise and never silently fall."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.golden import scoring

FILES = scoring.FILES
FLOORS = json.loads((scoring.HERE / "floors.json").read_text(encoding="utf-8"))
SLACK = 0.005
"""Scores move a little with the matrix library of the machine: one row of two hundred."""


def measure(path: Path, read_all: Callable[..., Any]) -> dict[str, float]:
    records = scoring.load(path)
    rows = read_all([{k: v for k, v in r.items() if k != "rows"} for r in records])
    totals: dict[str, Counter[str]] = {}
    for record in records:
        for table, count in scoring.score(record, rows[str(record["id"])]).items():
            totals.setdefault(table, Counter()).update(count)
    name = path.relative_to(scoring.HERE).with_suffix("").as_posix()
    return {f"{name}.{t}.{m}": v for t, count in totals.items() for m, v in scoring.metrics(count).items()}


@pytest.mark.model
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_scores_do_not_fall(path: Path, read_all: Callable[..., Any]) -> None:
    scores = measure(path, read_all)
    fallen = {k: (round(v, 3), FLOORS[k]) for k, v in scores.items() if v < FLOORS.get(k, 0) - SLACK}
    assert not fallen, (
        "below the floor (score, floor); a floor is lowered in floors.json, with the reason in the commit"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_annotations_stand_in_their_texts(path: Path) -> None:
    for record in scoring.load(path):
        for rows in record["rows"].values():
            for gold in rows:
                start, end = scoring.span(record["text"], gold)
                assert record["text"][start:end] == gold["text"]
