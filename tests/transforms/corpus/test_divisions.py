"""A story of two happenings of one kind is halved by names; a story of one is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.corpus.divisions import Details, days, divided

FIRE = "A fire destroyed the {shop} supermarket in {town} on {day}, firefighters said. {who} of the fire service said the roof fell in."
ONE = [
    FIRE.format(shop="Tesmart", town="Velmora", day="Monday", who=f"Officer {n}") for n in ("Adler", "Brown", "Crane")
]
OTHER = [
    FIRE.format(shop="Tesmart", town="Dubrovka", day="Friday", who=f"Captain {n}") for n in ("Dorn", "Ebel", "Frick")
]


@pytest.mark.parametrize(
    ("texts", "parts"),
    [(ONE + OTHER, [0, 0, 0, 3, 3, 3]), (ONE * 2, [0] * 6), (ONE + OTHER[:2], [0] * 5)],
)
def test_names_tell_two_happenings_apart(texts: list[str], parts: list[int]) -> None:
    assert divided([Details.of(None, text) for text in texts]) == parts


def test_the_day_of_the_first_deed_counts() -> None:
    told = {
        "doc_id": "d",
        "mode": None,
        "trigger": "attack",
        "is_historical": False,
        "factuality": "asserted",
        "date_precision": "day",
        "date_source": "own",
    }
    events = [
        told | {"event_type": "ACCUSE", "local_happening_id": "e0", "char_start": 0, "happened_from": datetime(2025, 1, 1, tzinfo=UTC)},
        told | {"event_type": "ASSAULT", "local_happening_id": "e1", "char_start": 9, "happened_from": None},
        told | {"event_type": "ASSAULT", "local_happening_id": "e1", "char_start": 30, "happened_from": datetime(2025, 1, 3, tzinfo=UTC)},
    ]  # fmt: skip
    assert days(events, {}) == {"d": "@2025-01-03"}
    assert days([event | {"date_source": "story"} for event in events], {}) == {}
