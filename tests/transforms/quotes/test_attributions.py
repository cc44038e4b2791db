from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract import mentions, quotes
from transforms.quotes.attribution import RULES
from transforms.trace import Decision

LINES = Path(__file__).with_name("attributions.tsv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader((x for x in LINES if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_attributions(parsed: Callable[[str], Article], row: dict[str, str]) -> None:
    article = parsed(row["text"])
    references = References.of(article, mentions.extract(article))
    decisions: list[Decision] = []
    found = quotes.extract(article, references, decisions.append)
    assert [f"{q.kind}: {q.text} = {q.speaker_text}" for q in found] == list(
        filter(None, (row["quotes"] or "").split("; "))
    )
    taken = [d for d in decisions if d.verdict == "taken"]
    assert [(d.start, d.end) for d in taken] == [(q.char_start, q.char_end) for q in found]
    assert all(d.rule_id in RULES and d.reason for d in taken)
