"""Each module of `transforms.quotes` by examples, one file a module: texts and the quotes in them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract import mentions, quotes
from transforms.quotes.attribution import RULES
from transforms.trace import Decision


def examples(path: Path) -> list[dict[str, str]]:
    """The rows of a file; lines that start with `#` are comments."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [{"module": path.stem, **row} for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


ROWS = [row for path in sorted(Path(__file__).parent.glob("*.tsv")) for row in examples(path)]


@pytest.fixture(scope="module")
def articles(parsed_all: Callable[[Iterable[str]], dict[str, Article]]) -> dict[str, Article]:
    """The texts of all rows; they go through the model at once."""
    return parsed_all({row["text"] for row in ROWS})


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['module']}: {row['text'][:40]}")
def test_attributions(articles: dict[str, Article], row: dict[str, str]) -> None:
    article = articles[row["text"]]
    references = References.of(article, mentions.extract(article))
    decisions: list[Decision] = []
    found = quotes.extract(article, references, decisions.append)
    entity = "@" in (row["quotes"] or "")
    told = [f"{q.kind}: {q.text} = {q.speaker_text}" + f" @ {q.speaker_entity_id}" * entity for q in found]
    assert told == list(filter(None, (row["quotes"] or "").split("; ")))
    taken = [d for d in decisions if d.verdict == "taken"]
    assert [(d.start, d.end) for d in taken] == [(q.char_start, q.char_end) for q in found]
    assert all(d.rule_id in RULES and d.reason for d in taken)
