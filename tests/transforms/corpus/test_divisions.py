"""A story of two happenings of one kind is halved by names; a story of one is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.corpus.divisions import Details, divided
from transforms.corpus.first_deeds import Deed, deeds
from transforms.corpus.outsiders import outsiders

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
        "location_entity_id": "geonames:1",
        "geo_precision": "city",
    }
    events = [
        told | {"event_type": "ACCUSE", "local_happening_id": "e0", "char_start": 0, "happened_from": datetime(2025, 1, 1, tzinfo=UTC)},
        told | {"event_type": "ASSAULT", "local_happening_id": "e1", "char_start": 9, "happened_from": None},
        told | {"event_type": "ASSAULT", "local_happening_id": "e1", "char_start": 30, "happened_from": datetime(2025, 1, 3, tzinfo=UTC)},
    ]  # fmt: skip
    days, towns = frozenset(["@2025-01-01", "@2025-01-03"]), frozenset(["geonames:1"])
    assert deeds(events, {}) == {"d": Deed("@2025-01-03", towns, days, towns)}
    assert deeds([event | {"date_source": "story"} for event in events], {})["d"].day is None


MAIN = Deed("@2025-01-03", frozenset(["a"]), frozenset(["@2025-01-03"]), frozenset(["a"]))
OTHER_DEED = Deed("@2025-01-08", frozenset(["b"]), frozenset(["@2025-01-08"]), frozenset(["b"]))
RETOLD = Deed("@2025-01-08", frozenset(["b"]), frozenset(["@2025-01-08", "@2025-01-03"]), frozenset(["b"]))
JANUARY_9 = 20_097


@pytest.mark.parametrize(
    ("deed", "published", "out"),
    [
        (OTHER_DEED, JANUARY_9, [2]),
        (RETOLD, JANUARY_9, []),
        (OTHER_DEED, JANUARY_9 + 30, []),
        (OTHER_DEED, -(2**31), []),
    ],
)
def test_fresh_news_of_another_day_and_town_is_of_another_story(deed: Deed, published: int, out: list[int]) -> None:
    assert outsiders([MAIN, MAIN, deed], [JANUARY_9 - 5, JANUARY_9 - 5, published]) == out
