"""Titles of happenings, from what one telling says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from transforms.corpus.titles import title
from transforms.lexicons import lexicon

LINES = (Path(__file__).parent / "titles.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="\t"))


def told(case: dict[str, str]) -> tuple[dict[str, str], list[dict[str, str]]]:
    people = [dict(zip(("role", "text"), p.split("=", 1), strict=True)) for p in case["people"].split("|")]
    return case, people


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_title_says_who_did_what_to_whom_where(case: dict[str, str]) -> None:
    killed = int(case["killed"]) if case["killed"] else None
    assert title([told(case)], {}, {"location_text": case["place"]}, killed) == case["title"]


def test_the_clearest_telling_gives_the_title_and_a_pronoun_the_actor_of_all() -> None:
    plain = {"rule_id": "assault.n.attack", "trigger": "attack", "summary": "the attack"}
    clear = {"rule_id": "assault.v.kill", "trigger": "killed", "summary": "they killed two guards"}
    people = [{"role": "actor", "text": "they"}, {"role": "recipient", "text": "two guards"}]
    assert title([(plain, []), (clear, people)], {"text": "Gunmen"}, {}, None) == "Gunmen killed two guards"


@pytest.mark.parametrize("row", lexicon("title_words.tsv"), ids=lambda row: row["word"])
def test_examples_have_their_preposition(row: dict[str, str]) -> None:
    head, preposition = row["example"].split(" ")[:2]
    assert preposition == row["preposition"]
    assert head.lower().removesuffix("s") == row["word"]
