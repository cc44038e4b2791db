"""The lexicons of events hold together: every name in one is known to the others and to the ontology."""

from __future__ import annotations

import typing

import pytest

from transforms.events.arguments.patterns import patterns
from transforms.events.constraints.registry import CONSTRAINTS, meanings
from transforms.events.frames import Restriction, frames, is_hostile
from transforms.lexicons import lexicon
from warehouse.tables.events import EventType, Factuality, QuadClass

MODES = {
    "CONSULT": "visit third_party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial_law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide_attack aerial drone "
    "heavy_weapons crowd_control unconventional",
}
"""PLOVER 2021 manual."""

EVERY = [frame for group in frames().values() for frame in group]


def test_types_and_modes_are_plover_2021() -> None:
    for frame in EVERY:
        assert frame.event_type in typing.get_args(EventType), frame
        assert frame.mode is None or frame.mode in MODES[frame.event_type].split(), frame
    for row in lexicon("modes.tsv"):
        assert row["mode"] in MODES[row["event_type"]].split()
    assert {row["mode"] for row in lexicon("weapons.tsv")} <= set(MODES["ASSAULT"].split())


def test_constraints_patterns_and_actor_restrictions_are_known() -> None:
    assert (
        {constraint for frame in EVERY for constraint in frame.constraints} == CONSTRAINTS.keys() == meanings().keys()
    )
    assert {frame.pattern for frame in EVERY} <= patterns().keys()
    assert {frame.actor_restriction for frame in EVERY} <= {"open", "political", "leaders"}


def test_every_type_has_triggers_and_a_standing() -> None:
    types = set(typing.get_args(EventType))
    assert {frame.event_type for frame in EVERY} == types
    assert {row["event_type"] for row in lexicon("ontology.tsv") if not row["mode"]} <= types
    assert {row["quad_class"] for row in lexicon("ontology.tsv")} <= set(typing.get_args(QuadClass))


def test_effects_are_factualities() -> None:
    values = set(typing.get_args(Factuality))
    assert {row["effect"] for row in lexicon("factuality.tsv")} <= values
    assert {row["effect"] for row in lexicon("light.tsv")} - {"", None} <= values


def test_several_hundred_lemmas() -> None:
    assert len(frames()) > 700


@pytest.mark.parametrize(
    ("cell", "classes", "fits"),
    [
        ("armed,rebel", {"rebel"}, True),
        ("armed,rebel", {"market"}, False),
        ("armed,rebel", None, True),
        ("!weather", {"weather"}, False),
        ("!weather", {"armed"}, True),
        ("none", {"armed"}, False),
        ("none", None, True),
        ("", {"anything"}, True),
    ],
)
def test_slots(cell: str, classes: set[str] | None, fits: bool) -> None:  # noqa: FBT001  a column of the table above
    assert Restriction.parse(cell).fit(None if classes is None else frozenset(classes)) is fits


@pytest.mark.parametrize(("verb", "hostile"), [("bomb", True), ("boycott", True), ("withdraw", False), ("send", False)])
def test_hostile_verbs(verb: str, hostile: bool) -> None:  # noqa: FBT001  a column of the table above
    assert is_hostile(verb) is hostile
