"""Stories and happenings of invented articles; the result depends on the set of articles alone."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget import examples
from tests.warehouse.rows import fill
from transforms.corpus import happenings, stories, story_rows

FLOOD = "The river Orlava burst its banks in Dubrovka and flooded the brewery and the tannery"
STRIKE = "Tram drivers in Velmora walked out over rosters, and the Velmora council called the walkout unlawful"
SEA = [f"{FLOOD} on Monday", f"{FLOOD}; helpers arrived", f"{STRIKE} today", f"{STRIKE}, unions said"]


def documents(order: list[int]) -> pd.DataFrame:
    rows = [
        {"doc_id": f"d{n}", "text": SEA[n], "published_at": f"2024-03-0{n + 1}", "publisher": f"P{n}"} for n in order
    ]
    return fill("documents", rows).to_pandas()


@settings(max_examples=examples(10))
@given(st.permutations(range(4)))
def test_stories_depend_on_the_set_alone(order: list[int]) -> None:
    found = stories.join(documents(list(order)), fill("events", []).to_pandas()).to_dict()
    assert found == {"d0": "story:d0", "d1": "story:d0", "d2": "story:d2", "d3": "story:d2"}


def event(number: int, doc: str, **values: Any) -> dict[str, Any]:
    event_id = f"{doc}:e{number}"
    return {
        "doc_id": doc, "event_id": event_id, "local_happening_id": event_id, "char_start": number, "trigger": "attack",
        "event_type": "ASSAULT", "quad_class": "material_conflict", "factuality": "asserted", "rule_id": "assault.n.attack",
    } | values  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"killed_low": 1}, {"killed_low": 1, "is_historical": True}, True),
        ({"killed_low": 1}, {"trigger": "murder", "is_historical": True}, True),
        ({"killed_low": 1}, {"killed_low": 3, "is_historical": True}, False),  # she is among three, or is she?
        ({"killed_low": 1}, {"factuality": "planned"}, False),
    ],
)
def test_a_person_dies_once(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:  # noqa: FBT001
    told = fill("documents", [{"doc_id": d, "story_id": "s", "text": "A text."} for d in ("a", "b")]).to_pandas()
    events = fill("events", [event(0, "a", **one), event(0, "b", **other)]).to_pandas()
    people = fill(
        "participants",
        [
            {"doc_id": d, "event_id": f"{d}:e0", "role": "recipient", "text": "Horton", "entity_id": "person:a-b"}
            for d in "ab"
        ],
    ).to_pandas()
    assert (len(set(happenings.join(events, people, told))) == 1) is same


TOWN = {"location_text": "Dubrovka", "location_entity_id": "geonames:1", "geo_precision": "city"}
OTHER = {"location_text": "Velmora", "location_entity_id": "geonames:2", "geo_precision": "city"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({**TOWN}, {**TOWN}, True),
        ({**TOWN}, {**OTHER}, False),
        ({**TOWN, "killed_low": 4}, {**TOWN, "killed_low": 6}, True),
        ({**TOWN, "mode": "aerial"}, {**TOWN, "mode": "heavy_weapons"}, False),
        ({**TOWN, "mode": "suicide_attack"}, {**TOWN, "mode": "explosives"}, True),
        ({**TOWN, "factuality": "planned"}, {**TOWN}, False),
        ({**TOWN, "factuality": "denied"}, {**TOWN}, True),
        ({**TOWN, "event_type": "FLOOD"}, {**TOWN, "event_type": "DIE"}, True),
        ({**TOWN, "event_type": "FLOOD"}, {**TOWN, "event_type": "PROTEST"}, False),
        (
            {**TOWN, "event_type": "COERCE", "trigger": "robbed"},
            {**TOWN, "event_type": "ASSAULT", "trigger": "wounded"},
            True,
        ),
        (
            {**TOWN, "event_type": "FLOOD", "trigger": "burst"},
            {**TOWN, "event_type": "INDUSTRIAL_ACCIDENT", "trigger": "collapse"},
            True,
        ),
        (
            {**TOWN, "happened_from": "2024-03-01", "happened_to": "2024-03-02"},
            {**TOWN, "happened_from": "2024-02-27", "happened_to": "2024-02-28"},
            False,
        ),
    ],
)
def test_what_joins_tellings_and_what_keeps_them_apart(
    one: dict[str, Any], other: dict[str, Any], *, same: bool
) -> None:
    events = fill("events", [event(0, "d0", **one), event(0, "d1", **other)]).to_pandas()
    people = fill("participants", []).to_pandas()
    articles = documents([0, 1]).assign(story_id="story:d0")
    found = happenings.join(events, people, articles)
    assert (found["d0:e0"] == found["d1:e0"]) is same


@pytest.mark.parametrize(
    ("speakers", "addressees", "same"),
    [
        (("person:a-b", "person:a-b"), ("", ""), True),
        (("person:a-b", "organization:un"), ("", ""), False),
        (("the opposition", "prosecutors"), ("the cabinet", "person:a-b"), False),
        (("a minister", "country:RU"), ("country:UA", "country:UA"), True),
    ],
)
def test_what_two_say_is_two(speakers: tuple[str, str], addressees: tuple[str, str], *, same: bool) -> None:
    said = {**TOWN, "event_type": "ACCUSE", "trigger": "accused"}
    events = fill("events", [event(0, "d0", **said), event(0, "d1", **said)]).to_pandas()
    people = [
        {"doc_id": d, "event_id": f"{d}:e0", "role": role, "text": text, "entity_id": text if ":" in text else None}
        for role, texts in (("actor", speakers), ("recipient", addressees))
        for d, text in zip(("d0", "d1"), texts, strict=True)
        if text
    ]
    found = happenings.join(
        events, fill("participants", people).to_pandas(), documents([0, 1]).assign(story_id="story:d0")
    )
    assert (found["d0:e0"] == found["d1:e0"]) is same


def test_a_happening_has_the_latest_toll_and_counts_copies_once() -> None:
    told = [event(0, "d0", **TOWN, killed_low=4, killed_high=4), event(0, "d1", **TOWN, killed_low=6, killed_high=6)]
    copy = event(0, "d2", **TOWN, killed_low=4, killed_high=4)
    events = fill("events", [*told, copy]).to_pandas().assign(happening_id="d0:e0")
    articles = documents([0, 1, 2]).assign(story_id="story:d0")
    articles.loc[articles["doc_id"] == "d2", "duplicate_of"] = "d0"
    rows, evidence = happenings.describe(events, fill("participants", []).to_pandas(), articles)
    assert [(r.killed_low, r.killed_high, r.n_documents, r.title) for r in rows] == [(6, 6, 2, "Attack in Dubrovka")]
    assert {(e.attribute, e.value) for e in evidence} >= {("killed", "4..4"), ("killed", "6..6"), ("place", "Dubrovka")}


def test_a_title_gives_way_to_its_text() -> None:
    title = event(0, "d0", **TOWN, killed_low=4, killed_high=4) | {"char_start": 0}
    text = event(1, "d0", **TOWN, killed_low=5, killed_high=5) | {"char_start": 40}
    events = fill("events", [title, text]).to_pandas().assign(happening_id="d0:e0")
    articles = documents([0]).assign(story_id="story:d0", title="Four killed in Dubrovka")
    articles["text"] = "Four killed in Dubrovka\n\nAn attack on Dubrovka killed five people."
    rows, _ = happenings.describe(events, fill("participants", []).to_pandas(), articles)
    assert [(r.killed_low, r.n_events) for r in rows] == [(5, 1)]


def test_keywords_are_words_as_they_are_written() -> None:
    told = documents([0, 1]).assign(story_id="story:d0")
    (row,) = story_rows.rows(told, fill("mentions", []).to_pandas())
    assert {"brewery", "river", "banks", "flooded"} & set(row.keywords)
    assert all(word in FLOOD.lower() for word in row.keywords[:4])


@pytest.mark.parametrize(
    ("place", "precision", "same"), [("geonames:312394", "admin1", True), ("country:CN", "country", False)]
)
def test_quakes_of_two_countries_are_two_but_a_country_holds_its_province(
    place: str,
    precision: str,
    same: bool,  # noqa: FBT001
) -> None:
    quake = {
        "event_type": "EARTHQUAKE", "ontology": "hazard", "trigger": "quake", "rule_id": "earthquake.n.quake", "quad_class": None,
        "happened_from": "2025-03-16", "happened_to": "2025-03-17", "date_precision": "day",
    }  # fmt: skip
    told = fill("documents", [{"doc_id": d, "story_id": "s", "text": "A text."} for d in ("a", "b")]).to_pandas()
    turkey = {
        "location_entity_id": "country:TR",
        "location_text": "Turkey",
        "geo_precision": "country",
        "killed_low": 2,
    }
    other = {"location_entity_id": place, "location_text": "There", "geo_precision": precision, "killed_low": 5}
    events = fill("events", [event(0, "a", **quake, **turkey), event(0, "b", **quake, **other)]).to_pandas()
    people = fill("participants", []).to_pandas()
    assert (len(set(happenings.join(events, people, told))) == 1) is same
