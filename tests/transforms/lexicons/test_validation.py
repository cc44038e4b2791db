"""The shipped lists and a user's own are held to the same rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from transforms.gazetteer.countries import split
from transforms.lexicons import OWN, lexicon, validation
from transforms.lexicons.validation import faults, problems, shipped
from transforms.version import digest

FOLDER = Path(validation.__file__).parent


@pytest.mark.parametrize("name", sorted(shipped()))
def test_shipped_lists_are_sound(name: str) -> None:
    assert list(faults(name, shipped()[name], own=False)) == []


@pytest.mark.parametrize("name", sorted(shipped()))
def test_no_list_has_a_line_twice(name: str) -> None:
    lines = [n for n in (FOLDER / name).read_text(encoding="utf-8").splitlines() if n and not n.startswith("#")]
    assert [line for line, times in Counter(lines).items() if times > 1] == []


def test_no_alias_is_of_two_things() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in lexicon("aliases.csv"):
        if row["kind"] != "person":  # a surname may be of two
            for alias in (row["name"], *split(row["aliases"])):
                owners[alias].add(row["name"])
    assert {alias: names for alias, names in owners.items() if len(names) > 1} == {}


WRONG = [
    ("titles.tsv", "title\tsector\nreeve\tgoverment\n", "line 2: sector 'goverment': it is to be one of"),
    ("titles.tsv", "title\trank\nreeve\t1\n", "line 1: columns are title, rank"),
    ("name_cues.tsv", "list\tword\nstafff\tclerk\n", "line 2: list 'stafff'"),
    ("titles.tsv", "title\tsector\n\tmilitary\n", "line 2: title is empty"),
    ("titles.tsv", "title\tsector\nreeve\tmilitary\tyes\n", "line 2: 3 values for 2 columns"),
    ("regions.tsv", "name\tlatitude\nHigh Moor\tnorth\n", "line 2: latitude 'north': it is to be a number"),
    ("trends.tsv", "id\tword\ntrend.rise\tgo\ntrend.rise\tgo\n", "line 3: id 'trend.rise' is taken"),
    ("tittles.tsv", "title\nreeve\n", "there is no list of this name"),
    ("titles.tsv", "", "it is empty"),
    ("clubs.tsv", "name\nFC Vorland\n", "line 1: country, sport is missing"),
    ("clubs.tsv", "name\tcountry\tsport\nFC Vorland\tDE\n", "line 2: sport is empty"),
    ("confidence.tsv", "feature\tweight\nluck\t1\n", "line 2: feature 'luck'"),
]


@pytest.mark.parametrize(("name", "text", "problem"), WRONG)
def test_wrong_lines_are_told_by_number(
    name: str, text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv(OWN, str(tmp_path))
    assert any(problem in one for one in problems())


def test_own_words_extend_a_list_and_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "titles.tsv").write_text("title\tsector\n# ours\nport reeve\tgovernment\n", encoding="utf-8")
    monkeypatch.setenv(OWN, str(tmp_path))
    assert list(problems()) == []
    assert lexicon.__wrapped__("titles.tsv")[-1] == {"title": "port reeve", "sector": "government", "unique": ""}
    before = digest.__wrapped__()
    (tmp_path / "titles.tsv").write_text("title\tsector\nhigh reeve\tgovernment\n", encoding="utf-8")
    assert digest.__wrapped__() != before


def test_a_list_may_begin_with_a_mark_of_its_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "titles.tsv").write_text("title\nharbour reeve\n", encoding="utf-8-sig")
    monkeypatch.setenv(OWN, str(tmp_path))
    assert list(problems()) == []
