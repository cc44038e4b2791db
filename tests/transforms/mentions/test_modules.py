"""Each module of `transforms.mentions` by examples, one file a module.

An empty cell asks nothing, `-` for null or none; roles, affiliation and age are those of the last mention of a name.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from transforms.article import Article
from transforms.extract.mentions import extract
from transforms.trace import Decision

pytestmark = pytest.mark.model
FOLDER = Path(__file__).parent


def examples() -> list[dict[str, str]]:
    rows = []
    for path in sorted(FOLDER.glob("*.tsv")):
        lines = [n for n in path.read_text(encoding="utf-8").splitlines() if not n.startswith("#")]
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows += [{"module": path.stem, **row, "text": row["text"].replace("\\n", "\n")} for row in table]
    return rows


EXAMPLES = examples()


@pytest.fixture(scope="module")
def articles(parsed_all: Callable[[Iterable[str]], dict[str, Article]]) -> dict[str, Article]:
    """The texts of all examples; they go through the model at once."""
    return parsed_all({row["text"] for row in EXAMPLES})


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda r: f"{r['module']}: {r['name']}")
def test_name(articles: dict[str, Article], row: dict[str, str]) -> None:
    mentions = [m for m in extract(articles[row["text"]]) if m.text == row["name"]]
    if row["type"] == "-":
        assert not mentions
        return
    assert [m.entity_type for m in mentions[-1:]] == [row["type"]]
    if row["entity_id"]:
        assert mentions[-1].entity_id == (None if row["entity_id"] == "-" else row["entity_id"])
    described = {
        "roles": "|".join(mentions[-1].roles),
        "affiliation": mentions[-1].affiliation,
        "age": mentions[-1].age,
    }
    asked = {column: row[column] for column in described if row.get(column)}
    assert {column: str(described[column] or "-") for column in asked} == asked


def test_trace_says_why_a_name_is_one_and_why_not(parsed: Callable[[str], Article]) -> None:
    told: list[Decision] = []
    extract(parsed("Chad Miller resigned on Friday at 9pm GMT."), told.append)
    assert any(d.verdict == "refused" and d.text == "Chad" and "given name" in d.reason for d in told)
    assert any(d.verdict == "taken" and d.text == "Chad Miller" for d in told)
