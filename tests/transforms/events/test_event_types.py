"""Each type of general news has an example, which gives an event of it; docs/events.md shows the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from transforms.lexicons import lexicon
from warehouse.tables.events import EventType

ROOT = Path(__file__).resolve().parents[3]
FAMILIES = ("life", "personnel", "justice", "business", "movement", "law", "hazard", "accident")
ReadAll = Callable[[Iterable[dict[str, Any]]], dict[str, dict[str, list[dict[str, Any]]]]]

FIGURATIVE = [
    "A flood of complaints has reached the ministry.",
    "The vote was a political earthquake.",
    "The trial of the vaccine ended in May.",
    "Shares crashed 30 percent on Monday.",
    "The rumour spread like wildfire.",
    "The conductor, charged with energy, bowed.",
    "The bridge marries steel with glass.",
    "The last sentence of the treaty took two days.",
    "Diplomats recalled a similar row in 2019.",
    "The clinic cut its infection rate by half.",
    "Sales are on fire.",
    "The band released an album of songs.",
]


def kinds(event: Mapping[str, Any]) -> set[str]:
    return {event["event_type"], event["ere_type"] or ""}


def test_types_are_those_of_the_table() -> None:
    known = set(get_args(EventType))
    types = {row["type"] for row in lexicon("event_types.tsv")}
    assert {row["event_type"] for f in FAMILIES for row in lexicon(f"triggers_{f}.tsv")} <= known
    assert {row["ere_type"] for f in FAMILIES for row in lexicon(f"triggers_{f}.tsv")} <= types
    assert {row["ere_type"] for row in lexicon("ere_types.tsv")} <= types


def test_the_document_shows_the_examples() -> None:
    text = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
    assert not [row["type"] for row in lexicon("event_types.tsv") if row["example"] not in text]


def test_rules_have_an_id_of_their_own() -> None:
    ids = [row["rule_id"] for f in ("", *(f"_{f}" for f in FAMILIES)) for row in lexicon(f"triggers{f}.tsv")]
    assert len(ids) == len(set(ids))


@pytest.mark.model
def test_examples_of_types_give_the_type(read_all: ReadAll) -> None:
    rows = lexicon("event_types.tsv")
    tables = read_all({"id": row["type"], "text": row["example"]} for row in rows)
    wrong = [r["type"] for r in rows if not any(r["type"] in kinds(e) for e in tables[r["type"]]["events"])]
    assert not wrong


@pytest.mark.model
def test_examples_of_roles_have_them(read_all: ReadAll) -> None:
    rows = [row for row in lexicon("ere_roles.tsv") if row["example"]]
    tables = read_all({"id": row["example"], "text": row["example"]} for row in rows)
    given = {t: {(p["text"], p["role"], p["ere_role"]) for p in tables[t]["participants"]} for t in tables}
    wrong = [r for r in rows if (r["phrase"], r["role"], r["ere_role"]) not in given[r["example"]]]
    assert not [(r["type"], r["phrase"], r["ere_role"], given[r["example"]]) for r in wrong]


def test_the_document_lists_the_roles_of_each_type() -> None:
    lines = (ROOT / "docs" / "events.md").read_text(encoding="utf-8").splitlines()
    cells = {line.split("|")[1].strip(): line for line in lines if line.startswith("| ")}
    types = [row for row in lexicon("event_types.tsv") if row["ontology"] != "hazard"]
    roles = {t["type"]: {r["ere_role"] for r in lexicon("ere_roles.tsv") if r["type"] == t["type"]} for t in types}
    assert all(roles.values())
    assert not {t: names for t, names in roles.items() if not all(name in cells[t] for name in names)}


@pytest.mark.model
def test_examples_of_rules_fire_them(read_all: ReadAll) -> None:
    rows = [row for f in FAMILIES for row in lexicon(f"triggers_{f}.tsv")]
    tables = read_all({"id": row["rule_id"], "text": row["example"]} for row in rows)
    assert not [
        r["rule_id"] for r in rows if r["rule_id"] not in {e["rule_id"] for e in tables[r["rule_id"]]["events"]}
    ]


@pytest.mark.model
def test_figures_know_what_they_measure(read_all: ReadAll) -> None:
    rows = lexicon("event_figures.tsv")
    tables = read_all({"id": str(n), "text": row["example"]} for n, row in enumerate(rows))
    assert not [
        (row["event"], row["example"])
        for n, row in enumerate(rows)
        if row["event_role"] not in {f["event_role"] for f in tables[str(n)]["figures"]}
    ]


@pytest.mark.model
def test_figures_of_speech_are_no_events(read_all: ReadAll) -> None:
    tables = read_all({"id": text, "text": text} for text in FIGURATIVE)
    assert not {text: [e["trigger"] for e in tables[text]["events"]] for text in FIGURATIVE if tables[text]["events"]}


@pytest.mark.model
def test_one_happening_is_one_row(read_all: ReadAll) -> None:
    texts = {
        "A bus plunged into a ravine near Cusco on Monday, killing 18 people.": ("TRANSPORT_ACCIDENT", 18),
        "An earthquake struck the island of Luzon, killing nine people.": ("EARTHQUAKE", 9),
        "Police arrested the banker.": ("COERCE", None),
    }
    tables = read_all({"id": text, "text": text} for text in texts)
    found = {t: [(e["event_type"], e["killed_low"]) for e in tables[t]["events"]] for t in texts}
    assert found == {text: [row] for text, row in texts.items()}
