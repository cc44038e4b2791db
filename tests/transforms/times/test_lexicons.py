"""Every row of the word lists of time, and every rule, by its own example."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from transforms.lexicons import lexicon

ReadAll = Callable[[Iterable[dict[str, Any]]], dict[str, dict[str, list[dict[str, Any]]]]]
PUBLISHED = "2024-11-20"  # a Wednesday
KEEPING = {"numbered", "counted", "game"}
"""Classes of words that keep digits from being a year, or a quarter from being one of the year."""
LISTS = [("time_rules.tsv", "rule_id"), ("times.tsv", "id"), ("zones.tsv", "id"), ("holidays.tsv", "id")]
CODE = Path(__file__).resolve().parents[3] / "transforms" / "times"


@pytest.fixture(scope="module")
def times(read_all: ReadAll) -> dict[str, list[dict[str, Any]]]:
    """The times of every example."""
    texts = sorted({row["example"] for name, _ in LISTS for row in lexicon(name)})
    return {
        t: tables["times"]
        for t, tables in read_all({"id": t, "text": t, "published_at": PUBLISHED} for t in texts).items()
    }


@pytest.mark.parametrize(("name", "key"), LISTS)
def test_ids_are_unique(name: str, key: str) -> None:
    ids = [row[key] for row in lexicon(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.model
def test_each_rule_reads_its_example(times: dict[str, list[dict[str, Any]]]) -> None:
    read = {row["rule_id"]: {time["rule_id"] for time in times[row["example"]]} for row in lexicon("time_rules.tsv")}
    alone = {row["rule_id"] for row in lexicon("time_rules.tsv") if row["stands"] == "alone"}
    assert not [rule for rule, rules in read.items() if not rules or (rule in alone and rule not in rules)]


@pytest.mark.model
def test_each_word_makes_a_time_or_keeps_digits_from_one(times: dict[str, list[dict[str, Any]]]) -> None:
    wrong = []
    for row in lexicon("times.tsv"):
        rows = times[row["example"]]
        if row["class"] in KEEPING:
            good = not any(time["timex_type"] == "date" for time in rows)
        else:
            good = any(row["word"] in time["text"].lower() and row["rule_id"] == time["rule_id"] for time in rows)
        wrong += [] if good else [row["id"]]
    assert not wrong


@pytest.mark.model
def test_each_zone_is_read(times: dict[str, list[dict[str, Any]]]) -> None:
    zones = {row["id"]: times[row["example"]][0]["timex_value"][16:] for row in lexicon("zones.tsv")}
    hours = {row["id"]: float(row["hours"]) for row in lexicon("zones.tsv")}
    signs = {name: "" if not offset else "Z" if hours[name] == 0 else offset[0] for name, offset in zones.items()}
    assert not [
        name for name, sign in signs.items() if sign != ("Z" if hours[name] == 0 else "+" if hours[name] > 0 else "-")
    ]


@pytest.mark.model
def test_each_holiday_is_read(times: dict[str, list[dict[str, Any]]]) -> None:
    rules = {row["id"]: {time["rule_id"] for time in times[row["example"]]} for row in lexicon("holidays.tsv")}
    assert not [name for name, read in rules.items() if "holiday" not in read]


def test_each_rule_of_the_code_has_its_row_and_stands_once() -> None:
    called = {"Match", "hours_between", "if_of_news", "on_weekdays"}
    rules = [
        node.args[-1].value
        for path in sorted(CODE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in called
        and isinstance(node.args[-1], ast.Constant)
    ]
    assert len(rules) == len(set(rules))
    assert set(rules) | {"month_days"} == {row["rule_id"] for row in lexicon("time_rules.tsv")}
