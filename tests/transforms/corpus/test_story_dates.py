"""Articles without a date get one from their story, their times and events follow, and all of it can be taken back."""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from flows.workers.worker import model_of
from flows.workers.worker import rows as read
from transforms.corpus.story_dates import Redated, redated
from transforms.read import LIMITS
from transforms.read.jsonl import split

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
TOLD = "Gunmen attacked a mill near Gao on Monday and killed six guards, the mayor said."
BESIDE = [
    ("Gunmen attacked a mill near Gao on Monday and killed six guards, the army said.", "2025-03-12T09:00:00Z"),
    ("Six guards were killed at a mill near Gao on Monday. A suspect was arrested on Thursday.", "2025-03-14T09:00:00Z"),
]  # fmt: skip
"""Monday is 10 March 2025, Thursday the 13th."""


@functools.cache
def article(text: str, published: str | None) -> dict[str, list[dict[str, Any]]]:
    record = {"id": text, "text": text, "published_at": published}
    found = read(list(split("a.jsonl", io.BytesIO(json.dumps(record).encode()), LIMITS)), model_of(None), None, LIMITS)
    return {name: found[name].to_pylist() for name in ("documents", "times", "events")}


def of_story(text: str, beside: Sequence[tuple[str, str]]) -> Redated:
    """An article without a date, in one story with others."""
    ours, others = article(text, None), [article(*one) for one in beside]
    documents = [{**d, "story_id": "s"} for rows in (ours, *others) for d in rows["documents"]]
    [found] = redated(documents, ours["times"], [e for rows in (ours, *others) for e in rows["events"]])
    return found


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        (TOLD, "Monday", "2025-03-10"),
        ("Police said that the guards had been killed on Monday morning. " + TOLD, "Monday morning", "2025-03-10TMO"),
        (TOLD + " A man was arrested on Thursday.", "Thursday", "2025-03-13"),
        (TOLD + " The mill will open again on Saturday.", "Saturday", "2025-03-15"),
        (TOLD + " The mill was built in 1998.", "1998", "1998"),
    ],
)
def test_times_are_told_from_the_day_of_the_story(text: str, expression: str, value: str) -> None:
    found = of_story(text, BESIDE)
    assert found.document["published_at_source"] == "story"
    assert {t["timex_value"] for t in found.times if t["text"] == expression} == {value}


def test_events_are_dated_by_their_times() -> None:
    found = of_story(TOLD + " Six families mourned their dead guards.", BESIDE)
    dated = {e["trigger"]: e for e in found.events if e["date_source"] == "story"}
    assert f"{dated['attacked']['happened_from']:%Y-%m-%d}" == "2025-03-10"
    assert dated["attacked"]["date_precision"] == "day"


def test_what_happened_is_not_dated_by_an_end_or_a_day_to_come() -> None:
    found = of_story(TOLD.replace("on Monday", "") + " The guards had been paid until Friday.", BESIDE)
    assert not [e for e in found.events if e["trigger"] == "paid" and e["happened_from"]]


@pytest.mark.parametrize(
    "text", [TOLD, TOLD + " Two days earlier, a truck had burned. Nothing was seen yesterday at 9 p.m."]
)
def test_a_date_is_taken_back(text: str) -> None:
    """An article whose story has no date any more is as it came."""
    bare, found = article(text, None), of_story(text, BESIDE)
    [back] = redated([found.document], found.times, found.events)
    assert back.document["published_at"] is None
    assert back.document["published_at_source"] is None
    assert list(map(dict, back.times)) == bare["times"]
    assert sorted(map(dict, back.events), key=lambda e: e["event_id"]) == sorted(
        bare["events"], key=lambda e: e["event_id"]
    )


@pytest.mark.parametrize("beside", [[], [(BESIDE[0][0], "2024-01-01T00:00:00Z"), BESIDE[1]]])
def test_a_story_without_a_date_or_of_many_months_dates_none(beside: list[tuple[str, str]]) -> None:
    assert of_story(TOLD, beside).document["published_at"] is None
