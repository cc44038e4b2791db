"""The shapes of the map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows import report
from flows.report.build_world import compile_world, simplify, unwrap

SQUARES = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[2, 0], [0, 1], [0, 1]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 0], [2, 0], [0, 2], [-2, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "1", "arcs": [[0, 1]], "properties": {"name": "West"}},
                {"type": "Polygon", "id": "2", "arcs": [[2, -1]], "properties": {"name": "East"}},
            ]
        },
        "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[2, 1]]]}]},
    },
}


def test_two_squares_become_one_land_with_a_border() -> None:
    world = compile_world(SQUARES)
    assert world["borders"] == [[40, 0, 0, 40]]
    assert world["names"] == [("East", 60, 20, 4), ("West", 20, 20, 4)]
    assert world["land"] == [[40, 0, 40, 0, 0, 40, -40, 0, -40, 0, 0, -40, 40, 0]]


def test_points_near_the_line_without_them_go() -> None:
    assert simplify([(0, 0), (1, 0.05), (2, 0), (2, 2)]) == [(0, 0), (2, 0), (2, 2)]


def test_a_line_does_not_cross_the_whole_map() -> None:
    assert list(unwrap([(179, 65), (-179, 66), (-175, 67), (179, 68)])) == [(179, 65), (181, 66), (185, 67), (179, 68)]


def test_no_packaged_line_crosses_the_whole_map() -> None:
    world = json.loads((Path(report.__file__).parent / "world.json").read_text(encoding="utf-8"))
    for line in world["land"] + world["borders"]:
        assert max(map(abs, line[2:]), default=0) < 180 * world["units"]


@pytest.mark.parametrize(("name", "x", "y"), [("Ukraine", 31, 49), ("Australia", 134, -25), ("Chad", 18, 15)])
def test_the_packaged_names_stand_in_their_countries(name: str, x: float, y: float) -> None:
    world = json.loads((Path(report.__file__).parent / "world.json").read_text(encoding="utf-8"))
    found = {row[0]: row[1:3] for row in world["names"]}
    assert [value / world["units"] for value in found[name]] == pytest.approx([x, y], abs=1.5)
