from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract import figures
from warehouse.tables.figures import Figure

pytestmark = pytest.mark.model

CASES: list[tuple[str, str, dict[str, Any]]] = [
    # bounds and vague magnitudes
    ("At least 17 people died.", "At least 17", {"value": 17, "value_high": None, "bound": "ge", "role": "killed"}),
    ("It sold fewer than 300 cars.", "fewer than 300", {"bound": "lt", "value_low": None, "noun_lemma": "car"}),
    ("Dozens of houses burned.", "Dozens", {"value_low": 12, "value_high": 120, "bound": "vague"}),
    ("Hundreds of millions of dollars were lost.", "Hundreds of millions of dollars", {"currency": "USD", "value_low": 1e8}),
    ("A few hundred fans came.", "A few hundred", {"value_low": 200, "value_high": 500}),
    ("The 300-odd guests left.", "300-odd", {"bound": "approx", "noun_lemma": "guest"}),
    # ranges, ratios, multiples, zero
    ("Between 3 and 5 men fled.", "Between 3 and 5", {"value_low": 3, "value_high": 5, "bound": "between"}),
    ("It costs $5-10 million.", "$5-10 million", {"value_low": 5e6, "value_high": 1e7}),
    ("One in five voters agreed.", "One in five", {"kind": "ratio", "value": 0.2, "noun_lemma": "voter"}),
    ("It is three times the size of Wales.", "three times", {"kind": "multiple", "value": 3}),
    ("Output halved in May.", "halved", {"kind": "multiple", "value": 0.5, "trend": "down"}),
    ("There were no casualties.", "no", {"value": 0, "is_negated": True, "noun_lemma": "casualty"}),
    ("Nobody was hurt.", "Nobody", {"value": 0, "is_negated": True, "role": "wounded"}),
    # money, units, per
    ("The fine is 5 million Egyptian pounds.", "5 million Egyptian pounds", {"currency": "EGP", "value": 5e6}),
    ("Oil sells at $78 a barrel.", "$78 a barrel", {"per_unit": "barrel", "currency": "USD"}),
    ("The road is 12 km long.", "12 km", {"value_si": 12_000, "unit_si": "m", "dimension": "length"}),
    ("He is 6 feet 2 inches tall.", "6 feet 2 inches", {"unit": "foot", "value": pytest.approx(6 + 2 / 12)}),
    ("The heat reached 40C.", "40C", {"unit": "celsius", "value_si": pytest.approx(313.15)}),
    ("Flights of 1, 2 and 5 miles are planned.", "1", {"unit": "mile"}),
    # ages and ordinals
    ("A 12-year-old girl won.", "12-year-old", {"kind": "age", "unit": "year"}),
    ("Maria Lopez, 64, agreed.", "64", {"kind": "age"}),
    ("It was the third attack.", "third", {"kind": "ordinal", "value": 3, "noun_lemma": "attack"}),
    # trends
    ("Sales rose 7% to 12 million.", "7%", {"trend": "up", "trend_role": "change"}),
    ("Prices fell to $12 from $13.", "$13", {"trend": "down", "trend_role": "before"}),
    ("Shares were up 3 percent.", "3 percent", {"trend": "up", "trend_role": "change"}),
    # what is counted
    ("Six drones came; five were intercepted.", "five", {"noun_lemma": "drone", "role": "intercepted"}),
    ("Three soldiers died and another seven were wounded.", "seven", {"role": "wounded", "noun_lemma": "soldier"}),
    ("The death toll rose to 38.", "38", {"noun_lemma": "toll", "trend": "up", "trend_role": "after"}),
    ("Of the 88 drones, 61 were shot down.", "61", {"noun_lemma": "drone", "role": "intercepted"}),
    ("The quake killed two men and wounded a third.", "a third", {"kind": "ordinal", "value": 3, "role": "wounded"}),
    ("The crash killed six and left four with severe burns.", "four", {"role": "wounded"}),
    ("The flood forced 600 people from their homes.", "600", {"role": "displaced"}),
    ("He paid 25,000 pounds in costs.", "25,000 pounds", {"currency": "GBP", "kind": "money"}),
    ("I'm 74 and live in Leeds.", "74", {"kind": "age"}),
    ("The striker, 31, scored.", "31", {"kind": "age"}),
    ("The child died at the age of four months.", "four months", {"kind": "age", "unit": "month"}),
    ("The court heard hundreds of cases.", "hundreds", {"noun_lemma": "case", "role": None}),
    ("Doctors found 61 new cases of measles.", "61", {"noun_lemma": "case", "role": "infected"}),
    ("Dozens a day arrive.", "Dozens a day", {"kind": "count", "per_unit": "day"}),
    ("It took half an hour.", "half an hour", {"kind": "duration", "value": 0.5}),
    ("From 2000 to 2500 people came.", "From 2000 to 2500", {"bound": "between", "noun_lemma": "people"}),
    ("The judge ruled that the firm owed 300 workers.", "300", {"factuality": "asserted"}),
    ("The firm has yet to pay 300 workers.", "300", {"factuality": "negated"}),
    ("The camera takes 30 frames per second.", "30", {"per_unit": "second", "noun_lemma": "frame"}),
    ("Output fell by a fifth this year.", "a fifth", {"kind": "ratio", "value": 0.2, "trend": "down"}),
]  # fmt: skip

NONE = [
    "Section 230 and UN Resolution 1701 were cited on Channel 4.",
    "An F-16 and a T-72 met COVID-19 on the M25.",
    "The S&P 500 and the Group of Seven were quiet.",
    "One of the largest firms left; at one point, nobody knew.",
    "On the one hand, it was one another's fault.",
    "See https://example.org/?q=30%25 for more.",
    "Call 0800 555 111.",
    "It was first reported in the first place by the BBC.",
    "They moved to 1600 Pennsylvania Avenue four years ago.",
    "His treatise (1792) is lost, and a print, ca. 1800, survives.",
    "She called 911 and wrote to Los Angeles, CA 90069; see pp 69-72.",
    "Call La Croix at 745-4811 or (316) 847-4277 in a day or two.",
    "It is a four-wheeled crowd-pleaser.",
    "The Aspire 15's keyboard has no equal, and its USB 3.0 ports work with Wi-Fi 6.0 routers.",
    "The panel scores its feasibility; the massive 2003 cuts were a mistake.",
]


@pytest.fixture(scope="module")
def found(parsed: Callable[[str], Article]) -> Callable[[str], list[Figure]]:
    def figures_of(text: str) -> list[Figure]:
        article = parsed(text)
        return figures.extract(article, [], [], References.of(article, []))

    return figures_of


@pytest.mark.parametrize(("text", "phrase", "columns"), CASES, ids=[c[1] for c in CASES])
def test_readings(found: Callable[[str], list[Figure]], text: str, phrase: str, columns: dict[str, Any]) -> None:
    rows = [f for f in found(text) if f.text == phrase]
    assert rows, [f.text for f in found(text)]
    assert {name: getattr(rows[0], name) for name in columns} == columns


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure(found: Callable[[str], list[Figure]], text: str) -> None:
    assert [f.text for f in found(text)] == []


def test_a_year_is_no_end_of_a_range(read_all: Callable[[Iterable[dict[str, Any]]], dict[str, Any]]) -> None:
    told = {
        "Exports rose from $5 million in 2019 to $7 million in 2023.": [(5e6, "before"), (7e6, "after")],
        "Membership fell from 12,000 in 2019 to 9,500 in 2023.": [(12000, "before"), (9500, "after")],
        "Deaths fell to 312 in 2023 from 410 in 2019.": [(312, "after"), (410, "before")],
    }
    read = read_all({"id": text, "text": text} for text in told)
    assert {text: [(f["value"], f["trend_role"]) for f in read[text]["figures"]] for text in told} == told


def test_parts_know_their_whole(found: Callable[[str], list[Figure]]) -> None:
    part, whole = found("Air defences shot down 38 of 41 missiles.")
    assert (part.part_of, whole.part_of) == (whole.figure_id, None)
    people, children = found("The blast killed 17 people, including four children.")
    assert (children.part_of, children.role) == (people.figure_id, "killed")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*"0123456789.,-–/%$€:;()'\"", " ", "one", "half", "hundred", "million", "no", "none",
    "between", "and", "to", "of", "a", "twice", "dozens", "km", "per", "at least", "or more", "first", "m", "bn", "°C",
    "killed", "people", "٣", "½", "\u00a0", "aged", "years", "old"]), max_size=30))  # fmt: skip
def test_any_string_can_be_read(found: Callable[[str], list[Figure]], words: Sequence[str]) -> None:
    for text in ("".join(words), " ".join(words)):
        for figure in found(f"It says {text}"):
            holds(figure)


def holds(figure: Figure) -> None:
    assert figure.text
    assert figure.char_start < figure.char_end
    if figure.value is not None and figure.value_low is not None:
        assert figure.value_low <= figure.value
    if figure.value is not None and figure.value_high is not None:
        assert figure.value <= figure.value_high


def test_spans_index_the_text(parsed: Callable[[str], Article]) -> None:
    article = parsed(" ".join(text for text, _, _ in CASES))
    rows = figures.extract(article, [], [], References.of(article, []))
    assert len(rows) >= len(CASES)
    for row in rows:
        assert article.text[row.char_start : row.char_end] == row.text
        holds(row)


def test_a_long_line_of_digits_takes_time_in_proportion(parsed: Callable[[str], Article]) -> None:
    def seconds(text: str) -> float:
        article = parsed(text)
        start = time.perf_counter()
        figures.extract(article, [], [], References.of(article, []))
        return time.perf_counter() - start

    short, long = "1234567890 " * 500, "1234567890 " * 4000
    seconds(short)
    assert seconds(long) < 40 * max(seconds(short), 0.005)
    assert seconds("7" * 100_000) < 2


def test_a_figure_goes_to_the_event_that_tells_its_role(
    found: Callable[[str], list[Figure]], read: Callable[..., dict[str, Any]]
) -> None:
    text = "Shelling killed 12 civilians in the town of Kupiansk on Monday."
    (figure,) = found(text)
    assert text[figure.role_start : figure.role_end] == "killed"
    assert figures.attach([figure], []) == [replace(figure, event_id=None)]
    tables = read(text)
    if tables["events"]:
        assert tables["figures"][0]["event_id"] in {e["event_id"] for e in tables["events"]}
