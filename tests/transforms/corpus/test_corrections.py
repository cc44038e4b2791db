from __future__ import annotations

import csv
from pathlib import Path

import pytest

from transforms.corpus.correction_lines import HEAD, parse
from transforms.corpus.corrections import Corrections, correct
from transforms.corpus.entities import Tally, entity

with (Path(__file__).parent / "corrections.tsv").open(encoding="utf-8", newline="") as stream:
    CASES = [(row["line"], row["problem"]) for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]

SMITHS = [
    {"doc_id": doc_id, "text": text, "link_method": "name" if " " in text else "surname"}
    for doc_id, text in (("d1", "Smith"), ("d2", "Smith"), ("d2", "Jo Smith"))
]
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
    assert other.problem == "line 2 says already what becomes of it"


@pytest.mark.parametrize("other", ["drop,person:a,,,,", "merge,person:a,Al,,person:c,"])
def test_a_line_that_gainsays_another_is_refused(other: str) -> None:
    for _, last in (
        parse(lines("merge,person:a,,,person:b,", other)),
        parse(lines(other, "merge,person:a,,,person:b,")),
    ):
        assert last.problem == "line 2 says already what becomes of it"


def test_dropping_a_name_and_merging_the_rest_are_two_things() -> None:
    assert not any(one.problem for one in parse(lines("merge,person:a,,,person:b,", "drop,person:a,Al,,,")))


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_spreadsheet_may_separate_by_other_marks(mark: str) -> None:
    text = f"\r\n# mine\r\n{mark.join(HEAD)}\r\n{mark * 5}\r\nrelocate{mark}place:hill{mark}{mark}{mark}48.51,37.99{mark}\r\n"
    assert [(one.line, one.target, one.problem) for one in parse(text)] == [(5, "48.51,37.99", None)]


def test_a_mark_that_is_not_closed_is_refused_and_the_lines_above_stand() -> None:
    first, last = parse(lines("drop,,Zoom,,,", 'rename,person:a,,,"Al,', "drop,,Troy,,,"))
    assert (first.problem, last.line) == (None, 3)
    assert "quotation mark" in (last.problem or "")


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


def named(*texts: str) -> list[dict[str, str]]:
    return [{"doc_id": "d1", "text": text, "link_method": "name" if " " in text else "surname"} for text in texts]


def test_short_forms_go_with_the_full_name() -> None:
    assert applied("split,,Jo Smith,d2,person:jo-key,") == ["person:smith", "person:jo-key", "person:jo-key"]
    moved = Corrections(tuple(parse(lines("split,,Jo Smith,d1,person:key,", "drop,,Jo,d1,,"))))
    mended = moved.apply(named("Jo Smith", "Smith", "Jo"), ["person:jo-smith"] * 3, [1, 2, 4])
    assert mended.ids == ["person:key", "person:key", None]
    assert mended.about == {2: 3, 3: 4}


def test_a_short_form_stays_where_a_full_name_does() -> None:
    moved = Corrections(tuple(parse(lines("split,,Jo A. Smith,d1,person:key,"))))
    mended = moved.apply(named("Jo Smith", "Smith", "Jo A. Smith"), ["person:jo-smith"] * 3, [1, 1, 1])
    assert mended.ids == ["person:jo-smith"] * 2 + ["person:key"]


def test_names_that_lead_in_a_circle_stop_at_the_first() -> None:
    circle = Corrections(
        tuple(parse(lines("merge,,Smith,d1,person:jo-smith,", "merge,person:jo-smith,,,person:smith,")))
    )
    mended = circle.apply(SMITHS, IDS, [1, 2, 3])
    assert mended.ids == ["person:jo-smith"] * 3
    assert mended.about == {2: 1}


@pytest.mark.parametrize("order", [1, -1])
def test_a_name_given_to_what_is_left_comes_before_one_given_to_what_was_merged(order: int) -> None:
    renamed = ["rename,person:smith,,,Al,", "rename,person:jo-smith,,,Jo,"][::order]
    found = Corrections(tuple(parse(lines("merge,person:smith,,,person:jo-smith,", *renamed)))).overrides(SMITHS, IDS)
    assert [one.target for one in found["person:jo-smith"]] == ["Al", "Jo"]


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
