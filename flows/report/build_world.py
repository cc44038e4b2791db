"""Compiles the shapes of the map: `python -m flows.report.build_world countries-50m.json`, for whoever updates them.

The file is that of the npm package world-atlas 2.0.2 (ISC licence), which holds Natural Earth 4.1.0 (public domain): a
TopoJSON whose countries share their lines. Output: world.json, lines in twentieths of a degree as steps from point to point:
`land` outlines, `borders` between two countries, and for each country of some size its `names` with a point inside.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent / "world.json"
UNITS = 20
"""Units in a degree."""
TOLERANCE = 0.07
"""How far a point may lie from the line that does without it; in degrees. With 0.07 the shapes take 49 KB of a report, with 0.03 68 KB."""
LEAST = 0.02
"""The area of the smallest outline that is kept, in square degrees."""
ANTARCTICA = "010"

Point = tuple[float, float]
Line = list[Point]


def compile_world(topology: dict[str, Any]) -> dict[str, Any]:
    """The shapes as they are packaged."""
    arcs = [list(decode(arc, topology["transform"])) for arc in topology["arcs"]]
    simple = [simplify(arc) for arc in arcs]
    countries = [c for c in topology["objects"]["countries"]["geometries"] if c.get("id") != ANTARCTICA]
    used = Counter(abs_index(arc) for country in countries for ring in rings(country) for arc in ring)
    outlines = [join(ring, simple) for ring in rings(topology["objects"]["land"]["geometries"][0])]
    return {
        "units": UNITS,
        "land": [steps(line) for line in outlines if area(line) >= LEAST and min(y for _, y in line) > -60],
        "borders": [steps(simple[index]) for index, n in sorted(used.items()) if n > 1],
        "names": sorted(names(countries, arcs)),
    }


def decode(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """The points of an arc in degrees; TopoJSON keeps steps in units of its own."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def simplify(line: Line) -> Line:
    """A line without the points that lie near the line without them (Douglas and Peucker 1973)."""
    if len(line) < 3:
        return line
    distances = [distance(point, line[0], line[-1]) for point in line[1:-1]]
    most = max(distances)
    if most <= TOLERANCE:
        return [line[0], line[-1]]
    at = distances.index(most) + 1
    return simplify(line[: at + 1])[:-1] + simplify(line[at:])


def distance(point: Point, one: Point, other: Point) -> float:
    """How far a point lies from the line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, one, other
    dx, dy = x2 - x1, y2 - y1
    along = ((x - x1) * dx + (y - y1) * dy) / ((dx * dx + dy * dy) or 1)
    t = min(max(along, 0), 1)
    return float(((x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2) ** 0.5)


def rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a shape, each a list of arcs; a negative number is an arc read backwards."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    yield from (ring for polygon in polygons for ring in polygon)


def abs_index(arc: int) -> int:
    """The index of an arc, whichever way it is read."""
    return arc if arc >= 0 else ~arc


def join(ring: Iterable[int], arcs: Sequence[Line]) -> Line:
    """The points of a ring."""
    line: Line = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += arc[1:] if line else arc
    return line


def steps(line: Line) -> list[int]:
    """A line in units: its first point, then steps, x and y in turn."""
    points = [(round(x * UNITS), round(y * UNITS)) for x, y in unwrap(line)]
    found = list(points[0])
    for (x, y), (next_x, next_y) in pairwise(points):
        if (x, y) != (next_x, next_y):
            found += [next_x - x, next_y - y]
    return found


def unwrap(line: Line) -> Iterator[Point]:
    """A line that goes on beyond 180 degrees where it would jump to the other edge of the map."""
    turn = 0.0
    for (before, _), (x, y) in pairwise([line[0], *line]):
        turn -= 360 * round((x - before) / 360)
        yield x + turn, y


def area(line: Line) -> float:
    """The area inside a ring, in square degrees."""
    pairs = zip(line, line[1:] + line[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def names(countries: Iterable[dict[str, Any]], arcs: Sequence[Line]) -> Iterator[tuple[str, int, int, int]]:
    """Each country's name with the middle of its largest part and that part's area."""
    for country in countries:
        largest = max((join(ring, arcs) for ring in rings(country)), key=area)
        x, y = middle(largest)
        yield country["properties"]["name"], round(x * UNITS), round(y * UNITS), round(area(largest))


def middle(line: Line) -> Point:
    """The centroid of a ring."""
    total = sum_x = sum_y = 0.0
    for (x1, y1), (x2, y2) in zip(line, line[1:] + line[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        total, sum_x, sum_y = total + cross, sum_x + (x1 + x2) * cross, sum_y + (y1 + y2) * cross
    return sum_x / (3 * total), sum_y / (3 * total)


if __name__ == "__main__":
    world = compile_world(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    OUT.write_text(json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
