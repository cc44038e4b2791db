"""Two people of one name are told apart, and one person in several offices is not."""

from __future__ import annotations

import pytest

from tests.golden import namesakes, scoring
from transforms.language.model import Model

PRECISION, RECALL = 1.0, 0.9


@pytest.mark.model
def test_namesakes_part_and_careers_do_not(model: Model) -> None:
    pairs = namesakes.load(scoring.HERE / "namesakes.tsv")
    tables = namesakes.read(pairs, model)
    parted = [p for p, found in zip(pairs, tables, strict=True) if namesakes.is_parted(found, p["name"])]
    different = [p for p in pairs if p["same"] == "no"]
    right = [p for p in parted if p["same"] == "no"]
    assert len(right) >= PRECISION * len(parted), [p["id"] for p in parted if p["same"] == "yes"]
    assert len(right) >= RECALL * len(different), [p["id"] for p in different if p not in right]
