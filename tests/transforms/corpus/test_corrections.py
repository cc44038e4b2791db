from __future__ import annotations

import csv
from pathlib import Path

import pytest

from transforms.corpus.correction_lines import HEAD, parse
from transforms.corpus.corrections import Corrections, correct
from transforms.corpus.entities import Tally, entity

with (Path(__file__).parent / "corrections.tsv").open(encoding="utf-8", newline="") as stream:
    CASES = [(row["line"], row["problem"]) for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]

SMITHS = [{"doc_id": "d1", "text": "Smith"}, {"doc_id": "d2", "text": "Smith"}, {"doc_id": "d2", "text": "Jo Smith"}]
IDS = ["person:smith", "person:jo-smith", "person:jo-smith"]


def lines(*some: str) -> str:
    return "\n".join([",".join(HEAD), *some])


def applied(*some: str) -> list[str | None]:
    return Corrections(tuple(parse(lines(*some)))).apply(SMITHS, IDS, [1, 2, 3]).ids


@pytest.mark.parametrize(("line", "problem"), CASES)
def test_a_wrong_line_says_why(line: str, problem: str) -> None:
    found = parse(lines(line))
    if problem == "-":
        assert found == []
    elif problem:
        assert problem in (found[0].problem or "")
    else:
        assert found[0].problem is None


def test_lines_are_numbered_as_an_editor_does() -> None:
    assert [one.line for one in parse(lines("", "# why", "drop,,Zoom,,,", "nonsense"))] == [4, 5]


def test_a_second_line_of_the_same_is_refused() -> None:
    _, other = parse(lines("merge,person:a,,,person:b,", "merge,person:a,,,person:c,"))
    assert other.problem == "line 2 says it already"


def test_merging_in_a_circle_is_refused() -> None:
    *_, last = parse(lines("merge,person:a,,,person:b,", "merge,person:b,,,person:c,", "merge,person:c,,,person:a,"))
    assert "leads back" in (last.problem or "")


def test_columns_are_asked_for() -> None:
    (only,) = parse("entity,what\nx,y")
    assert only.line == 1
    assert "names the columns" in (only.problem or "")


def test_merging_goes_on() -> None:
    found = applied("merge,person:smith,,,person:jo-smith,", "merge,person:jo-smith,,,person:joanna-smith,")
    assert found == ["person:joanna-smith"] * 3


def test_a_line_for_an_article_comes_before_one_for_all() -> None:
    found = applied("split,,Smith,,person:al-smith,", "drop,,Smith,d2,,")
    assert found == ["person:al-smith", None, "person:jo-smith"]


def test_an_entity_is_named_by_a_name_in_an_article() -> None:
    assert applied("merge,,Jo Smith,d2,person:jo-key,") == ["person:smith", "person:jo-key", "person:jo-key"]


def test_mentions_are_counted() -> None:
    found = parse(lines("merge,person:jo-smith,,,person:x,", "drop,,Smith,d1,,"))
    assert Corrections(tuple(found)).apply(SMITHS, IDS, [1, 2, 3]).about == {2: 5, 3: 1}


def test_the_row_of_an_entity_is_corrected() -> None:
    found = parse(lines("rename,place:hill,,,Hill,", "retype,place:hill,,,facility,", 'relocate,place:hill,,,"1,2",'))
    row = correct(entity("place:hill", Tally(("hilltop",), "hilltop", None)), found)
    assert (row.name, row.aliases, row.entity_type, row.latitude, row.longitude) == (
        "Hill",
        ("hilltop",),
        "facility",
        1,
        2,
    )
