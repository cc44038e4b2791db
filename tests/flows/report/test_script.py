"""What the page's script computes, without a browser: filters, days in columns, claims by value, places, offsets."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import quickjs

from flows.report.html import resource

SCRIPTS = ("data", "selection", "elements", "charts", "map", "claims", "overview", "entities", "quality")
PAGE = """
var innerWidth = 1280, document = {}, Intl = {NumberFormat: function () { return {format: String}; }};
"""
"""The little that the script asks of a browser when it is read."""
HAPPENINGS: dict[str, list[Any]] = {
    "happening_id": ["h0", "h1", "h2", "h3"],
    "event_type": ["ASSAULT", "ASSAULT", "AID", "CONSULT"],
    "factuality": ["asserted", "denied", "planned", "alleged"],
    "day": ["2024-11-18", "2024-11-19", "2024-12-02", None],
    "is_historical": [False, False, False, True],
    "where": ["kyiv\nukraine", "odesa\nukraine", "\n", "paris\nfrance"],
    "place": ["Kyiv", "Kyiv", None, "Paris"],
    "country": ["Ukraine", "Ukraine", None, "France"],
    "geo_precision": ["city", "city", None, "city"],
    "latitude": [50.45, 50.45, None, 48.85],
    "longitude": [30.52, 30.52, None, 2.35],
    "docs": [[0, 1], [1], [2], [2]],
}
Run = Callable[[str], Any]


@pytest.fixture
def run() -> Run:
    """Evaluates an expression with the script read and four happenings in three articles at hand."""
    context = quickjs.Context()
    context.eval(PAGE + "\n".join(resource(f"{name}.js") for name in SCRIPTS))
    tables = {"happenings": HAPPENINGS | {"length": 4}, "documents": {"source": ["Wire", "Post", "Post"]}}
    context.eval(f"Object.assign(T, {json.dumps(tables)})")

    def evaluate(expression: str) -> Any:
        return json.loads(context.eval(f"JSON.stringify({expression})"))

    return evaluate


@pytest.mark.parametrize(
    ("changes", "happenings", "docs"),
    [
        ({}, [0, 1, 2], [0, 1, 2]),
        ({"background": "yes"}, [0, 1, 2, 3], [0, 1, 2]),
        ({"type": "ASSAULT"}, [0, 1], [0, 1]),
        ({"from": "2024-11-19"}, [1, 2], [1, 2]),
        ({"to": "2024-11-19"}, [0, 1], [0, 1]),
        ({"to": "2024-11-19", "background": "yes"}, [0, 1], [0, 1]),
        ({"place": "UKRAINE"}, [0, 1], [0, 1]),
        ({"source": "Wire"}, [0], [0]),
        ({"source": "Post", "type": "ASSAULT"}, [0, 1], [1]),
        ({"factuality": "refused"}, [1], [1]),
        ({"factuality": "ahead"}, [2], [2]),
        ({"factuality": "asserted"}, [0], [0, 1]),
    ],
)
def test_filters_choose_happenings_and_their_articles(
    run: Run, changes: dict[str, str], happenings: list[int], docs: list[int]
) -> None:
    chosen = run(f"(filter = {{...EMPTY, ...{json.dumps(changes)}}}, select(range(4), range(3)))")
    assert chosen == {"happenings": happenings, "docs": docs}


@pytest.mark.parametrize(
    ("day", "unit", "begins", "follows"),
    [
        ("2024-11-20", "day", "2024-11-20", "2024-11-21"),
        ("2024-11-20", "week", "2024-11-18", "2024-11-25"),
        ("2024-11-17", "week", "2024-11-11", "2024-11-18"),
        ("2024-12-31", "month", "2024-12-01", "2025-01-01"),
        ("2024-02-29", "year", "2024-01-01", "2025-01-01"),
    ],
)
def test_days_lie_in_units(run: Run, day: str, unit: str, begins: str, follows: str) -> None:
    assert run(f"binOf('{day}', '{unit}')") == begins
    assert run(f"nextBin('{begins}', '{unit}')") == follows


def test_the_columns_of_a_chart_hold_every_day_between(run: Run) -> None:
    binned = run("bins([0, 1, 2, 3])")
    assert (binned["unit"], binned["outside"], binned["undated"]) == ("day", 0, 1)
    assert len(binned["found"]) == 15
    assert [rows for _, rows in binned["found"] if rows] == [[0], [1], [2]]


def test_one_happening_of_long_ago_does_not_press_the_others_together(run: Run) -> None:
    days = ["1990-01-01", *(f"2024-11-{day:02}" for day in range(1, 11))]
    binned = run(f"(T.happenings.day = {json.dumps(days)}, bins(range(11)))")
    assert (binned["unit"], binned["outside"]) == ("day", 1)


def test_places_are_joined_and_the_map_goes_around_them(run: Run) -> None:
    assert run("placesOf([0, 1, 2, 3]).map((p) => [p.name, p.rows])") == [["Kyiv", [0, 1]], ["Paris", [3]]]
    box = run("extent(placesOf([0, 3]))")
    assert -20 < box["west"] < 2.35
    assert 30.52 < box["east"] < 60
    assert box["south"] < 48.85
    assert box["north"] > 50.45


def evidence(*rows: tuple[float | None, str | None, str, str]) -> str:
    """The script for a claim with these passages: value, words, stance, source."""
    columns: dict[str, Any] = {
        "claim_id": ["c0"] * len(rows),
        "doc_id": ["d"] * len(rows),
        "value_low": [row[0] for row in rows],
        "value_high": [row[0] for row in rows],
        "value_text": [row[1] for row in rows],
        "stance": [row[2] for row in rows],
        "source_key": [row[3] for row in rows],
    }
    return (
        f"(T.claims = {{claim_id: ['c0'], status: ['conflicting']}}, T.evidence = {json.dumps(columns)},"
        " at.evidenceOfClaim = rowsBy(T.evidence.claim_id), valuesOf(0, null).map((v) => [v.text, v.stance, v.rows.length]))"
    )


def test_claims_are_told_apart_by_value(run: Run) -> None:
    assert run(
        evidence(
            (9.0, "nine", "superseded", "police"),
            (7.0, "at least seven", "differs", "post"),
            (14.0, "FOURTEEN", "supports", "ministry"),
            (14.0, "14", "supports", "hospital"),
        )
    ) == [["14", "supports", 2], ["at least seven", "differs", 1], ["9", "superseded", 1]]


def test_no_and_words_of_unclear_size_stay_as_they_are_written(run: Run) -> None:
    values = run(evidence((0.0, "no", "supports", "a"), (None, "dozens", "differs", "b")))
    assert [text for text, _, _ in values] == ["no", "dozens"]


def test_values_of_a_conflict_never_look_like_agreement(run: Run) -> None:
    values = run(
        evidence((None, "bomb", "supports", "a"), (None, "Bomb", "supports", "b"), (None, "fire", "supports", "c"))
    )
    assert values == [["bomb", "supports", 2], ["fire", "differs", 1]]


def test_days_and_spans_of_days_are_written_out(run: Run) -> None:
    values = run(evidence((None, "2024-11-19", "supports", "a"), (None, "2024-11-18/2024-11-20", "supports", "b")))
    assert [text for text, _, _ in values] == ["19 Nov 2024", "18 Nov 2024 to 20 Nov 2024"]


@pytest.mark.parametrize(
    ("text", "start", "end", "piece"), [("abc", 1, 2, "b"), ("😀 fell", 0, 1, "😀"), ("a😀b", 2, 3, "b")]
)
def test_offsets_count_code_points(run: Run, text: str, start: int, end: int, piece: str) -> None:
    assert run(f"cutter({json.dumps(text)}).cut({start}, {end})") == piece


def test_columns_become_rows_again(run: Run) -> None:
    assert run("table({a: {values: ['x'], codes: [0, null]}, n: [1, 2]})") == {
        "a": ["x", None],
        "n": [1, 2],
        "length": 2,
    }


@pytest.mark.parametrize(
    ("document", "source"),
    [
        ({"publisher": ["Wire"], "url": ["https://a.org/x"], "title": ["T"]}, "Wire"),
        ({"publisher": [None], "url": ["https://www.a.org:80/x"], "title": ["T"]}, "a.org"),
        ({"publisher": [None], "url": ["javascript:alert(1)"], "title": ["T"]}, "T"),
    ],
)
def test_every_article_has_a_source(run: Run, document: dict[str, list[str | None]], source: str) -> None:
    assert run(f"(T.documents = {json.dumps(document)}, sourceOf(0))") == source


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(7, 7, "7"), (7, 14, "7–14"), (7, None, "7 or more"), (None, 9, "up to 9"), (None, None, "")],
)
def test_ranges_in_words(run: Run, low: int | None, high: int | None, text: str) -> None:
    assert run(f"low_high({json.dumps(low)}, {json.dumps(high)})") == text


def test_who_stands_near_is_counted_in_the_shown_articles(run: Run) -> None:
    near = {
        "one": ["a", "a", "b", "a"],
        "other": ["b", "c", "c", "b"],
        "doc_id": ["x", "x", "x", "y"],
        "n_sentences": [1, 2, 9, 5],
    }
    script = f"(T.near = {json.dumps(near)}, at.doc = new Map([['x', 0], ['y', 1]]), nearest('a', new Set(%s)))"
    assert run(script % "[0, 1]") == [["b", 6], ["c", 2]]
    assert run(script % "[0]") == [["c", 2], ["b", 1]]


def test_rows_of_the_shown_articles_are_added_up(run: Run) -> None:
    dropped = {"rule": ["ad", "menu", "ad"], "doc_id": ["x", "x", "y"], "n_lines": [1, 3, 4], "length": 3}
    script = f"(T.dropped = {json.dumps(dropped)}, at.doc = new Map([['x', 0], ['y', 1]]), grouped('dropped', 'rule', 'n_lines', new Set(%s)))"
    assert run(script % "[0, 1]") == [["ad", [0, 2], 5], ["menu", [1], 3]]
    assert run(script % "[0]") == [["menu", [1], 3], ["ad", [0], 1]]
