"""Each module of figures has its examples in a file of its name: `<module>.tsv`, one a row.

`reading` is the figure's columns as JSON (`part_of`: the whole's text), or `-` where the phrase is no figure, with the rule
that excludes it where there is one. `event_roles.tsv`, which needs events, has a runner of its own.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract import figures
from transforms.figures import false_positives
from transforms.figures.rules import rules
from transforms.trace import Decision

pytestmark = pytest.mark.model

Read = Callable[[str], tuple[dict[str, dict[str, Any]], list[Decision]]]
FOLDER = Path(__file__).parent
EXCLUSIONS = [v for v in vars(false_positives).values() if isinstance(v, false_positives.Reason)]


def examples() -> list[Any]:
    cases = []
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            cases += [
                pytest.param(r["text"], r["phrase"], r["reading"], id=f"{path.stem}:{r['phrase']}:{n}")
                for n, r in enumerate(rows)
                if "reading" in r
            ]
    return cases


def marked(example: str) -> tuple[str, str]:
    """An example without its asterisks, and the phrase between them."""
    before, phrase, behind = example.split("*")
    return before + phrase + behind, phrase


@pytest.fixture(scope="module")
def read_figures(parsed_all: Callable[[Iterable[str]], dict[str, Article]]) -> Read:
    """Reads a text of the examples; all of them go through the model at once."""
    of_rules = [rule[1] for rule in rules().values()] + [reason.example for reason in EXCLUSIONS]
    articles = parsed_all({case.values[0] for case in examples()} | {marked(example)[0] for example in of_rules})

    def figures_of(text: str) -> tuple[dict[str, dict[str, Any]], list[Decision]]:
        article, decisions = articles[text], list[Decision]()
        rows = figures.extract(article, [], [], References.of(article, []), decisions.append)
        texts = {f.figure_id: f.text for f in rows}
        columns = {
            f.text: {name: getattr(f, name) for name in f.__slots__} | {"part_of": texts.get(f.part_of or "")}
            for f in reversed(rows)
        }
        return columns, decisions

    return figures_of


@pytest.mark.parametrize(("text", "phrase", "reading"), examples())
def test_examples_are_read_so(read_figures: Read, text: str, phrase: str, reading: str) -> None:
    rows, decisions = read_figures(text)
    if reading.startswith("-"):
        assert phrase not in rows
        rule = reading.removeprefix("-").strip()
        assert not rule or rule in {d.rule_id for d in decisions if d.verdict == "refused" and d.text == phrase}
    else:
        expected = json.loads(reading)
        assert phrase in rows, list(rows)
        assert {name: rows[phrase][name] for name in expected} == expected


@pytest.mark.parametrize("rule_id", sorted(rules()))
def test_each_rule_reads_its_example(read_figures: Read, rule_id: str) -> None:
    text, phrase = marked(rules()[rule_id][1])
    _, decisions = read_figures(text)
    assert (rule_id, phrase) in {(d.rule_id, d.text) for d in decisions if d.verdict == "taken"}


@pytest.mark.parametrize("reason", EXCLUSIONS, ids=lambda r: r.rule_id)
def test_each_exclusion_takes_its_example(read_figures: Read, read: Callable[..., Any], reason: Any) -> None:
    text, phrase = marked(reason.example)
    if reason in {false_positives.TIME, false_positives.THING}:  # known only with times and mentions
        assert phrase not in {f["text"] for f in read(text)["figures"]}
        return
    rows, decisions = read_figures(text)
    assert phrase not in rows
    assert (reason.rule_id, phrase) in {(d.rule_id, d.text) for d in decisions if d.verdict == "refused"}


def test_exclusions_have_names_of_their_own() -> None:
    names = [reason.rule_id for reason in EXCLUSIONS]
    assert len(names) == len(set(names))
