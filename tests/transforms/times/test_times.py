"""The modules of the grammar of times by examples: `<module>.tsv` holds text, words and TIMEX3 value; no value, no such date."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

ReadAll = Callable[[Iterable[dict[str, Any]]], dict[str, dict[str, list[dict[str, Any]]]]]
FOLDER = Path(__file__).parent
PUBLISHED = "2024-11-20"  # a Wednesday
NARRATIVE = FOLDER / "narrative.tsv"
NARRATIVE_FLOOR = 0.85
"""Share of values in the twenty passages of history; .60 before there was a reference time."""


def lines(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = [
    (path.relative_to(FOLDER).as_posix(), line["text"], line["words"], line["value"])
    for path in sorted(FOLDER.rglob("*.tsv"))
    if path != NARRATIVE
    for line in lines(path)
]


@pytest.fixture(scope="module")
def times(read_all: ReadAll) -> dict[str, list[dict[str, Any]]]:
    texts = sorted({text for _, text, _, _ in CASES})
    read = read_all({"id": t, "text": t, "published_at": PUBLISHED} for t in texts)
    return {text: tables["times"] for text, tables in read.items()}


@pytest.mark.model
@pytest.mark.parametrize(("module", "text", "words", "value"), CASES)
def test_examples(times: dict[str, list[dict[str, Any]]], module: str, text: str, words: str, value: str) -> None:
    values = [row["timex_value"] for row in times[text] if row["text"].lower() == words.lower()]
    assert values == [value] if value else not any(values), module


@pytest.mark.model
def test_passages_of_history(read_all: ReadAll) -> None:
    passages = lines(NARRATIVE)
    records = [
        {"id": str(n), "text": p["text"]} | ({"published_at": p["published_at"]} if p["published_at"] else {})
        for n, p in enumerate(passages)
    ]
    read = read_all(records)
    wanted = right = 0
    for n, passage in enumerate(passages):
        rows = [(row["text"].lower(), row["timex_value"]) for row in read[str(n)]["times"]]
        for pair in passage["expected"].split("|"):
            words, _, value = pair.lower().partition("=")
            hit = next((r for r in rows if (words in r[0] or r[0] in words) and (r[1] or "").lower() == value), None)
            wanted, right = wanted + 1, right + (hit is not None)
            if hit:
                rows.remove(hit)
    assert right / wanted >= NARRATIVE_FLOOR
