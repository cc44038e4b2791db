from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.budget import examples
from tests.waiting import effort
from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract import figures
from warehouse.tables.figures import Figure

pytestmark = pytest.mark.model

TEXTS = (
    "Six drones came; five were intercepted. Sales rose 7% to 12 million. Maria Lopez, 64, agreed. It was the third attack. "
    "Oil sells at $78 a barrel. One in five voters agreed. Between 3 and 5 men fled. There were no casualties. Dozens left."
)
FIGURES = 11


@pytest.fixture(scope="module")
def found(parsed: Callable[[str], Article]) -> Callable[[str], list[Figure]]:
    def figures_of(text: str) -> list[Figure]:
        article = parsed(text)
        return figures.extract(article, [], [], References.of(article, []))

    return figures_of


def test_a_year_is_no_end_of_a_range(read_all: Callable[[Iterable[dict[str, Any]]], dict[str, Any]]) -> None:
    told = {
        "Exports rose from $5 million in 2019 to $7 million in 2023.": [(5e6, "before"), (7e6, "after")],
        "Membership fell from 12,000 in 2019 to 9,500 in 2023.": [(12000, "before"), (9500, "after")],
        "Deaths fell to 312 in 2023 from 410 in 2019.": [(312, "after"), (410, "before")],
    }
    read = read_all({"id": text, "text": text} for text in told)
    assert {text: [(f["value"], f["trend_role"]) for f in read[text]["figures"]] for text in told} == told


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*"0123456789.,-–/%$€:;()'\"", " ", "one", "half", "hundred", "million", "no", "none",
    "between", "and", "to", "of", "a", "twice", "dozens", "km", "per", "at least", "or more", "first", "m", "bn", "°C",
    "killed", "people", "٣", "½", "\u00a0", "aged", "years", "old"]), max_size=30))  # fmt: skip
@example(words=[",", "0"])  # a day of a month would need a year behind it, where the text ends
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
    article = parsed(TEXTS)
    rows = figures.extract(article, [], [], References.of(article, []))
    assert len(rows) >= FIGURES
    for row in rows:
        assert article.text[row.char_start : row.char_end] == row.text
        holds(row)


@pytest.mark.parametrize("line", ["1234567890 " * 4000, "7" * 100_000], ids=["numbers", "digits"])
def test_a_long_line_of_digits_takes_time_in_proportion(parsed: Callable[[str], Article], line: str) -> None:
    article = parsed(line)
    references = References.of(article, [])
    assert effort(lambda: figures.extract(article, [], [], references)) < 40  # 4 and .3 are measured


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


def test_a_figure_in_a_later_sentence_goes_to_the_event_that_it_measures(read: Callable[..., dict[str, Any]]) -> None:
    tables = read(
        "A storm destroyed 300 houses near Salta. Insurers estimate losses of $600 million. The mayor earns $50,000."
    )
    storm = next(e["event_id"] for e in tables["events"] if e["event_type"] == "STORM")
    tied = {f["value"]: (f["event_id"], f["event_role"]) for f in tables["figures"] if f["kind"] == "money"}
    assert tied == {600e6: (storm, "damage"), 50000: (None, None)}
