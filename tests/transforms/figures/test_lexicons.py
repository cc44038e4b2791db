"""Each row of the lexicons of figures has an example, which gives the row's reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from transforms.lexicons import lexicon

Row = Mapping[str, str]
FILES = ("units", "bounds", "trends", "roles", "hedges")


def has_unit(row: Row, figure: Mapping[str, Any]) -> bool:
    rate = f"{figure['unit']} per {figure['per_unit']}" if figure["per_unit"] else None
    return row["unit"] in {figure["unit"], rate}


def has_bound(row: Row, figure: Mapping[str, Any]) -> bool:
    return figure["bound"] == row["bound"] and (figure["cue"] or "").lower() == row["cue"]


def has_trend(row: Row, figure: Mapping[str, Any]) -> bool:
    return bool(figure["trend"] == row["trend"])


def has_role(row: Row, figure: Mapping[str, Any]) -> bool:
    return bool(figure["role"] == row["role"])


def is_hedged(row: Row, figure: Mapping[str, Any]) -> bool:
    """Adverbs and adjectives stand in the hedge as they are written."""
    named = row["class"] not in {"number", "source"} or row["word"] in (figure["hedge"] or "").lower()
    return named and figure["factuality"] == (row["effect"] or "asserted")


READINGS: dict[str, Callable[[Row, Mapping[str, Any]], bool]] = {
    "units": has_unit,
    "bounds": has_bound,
    "trends": has_trend,
    "roles": has_role,
    "hedges": is_hedged,
}


@pytest.mark.parametrize("file", FILES)
def test_rows_have_an_id_of_their_own(file: str) -> None:
    ids = [row["id"] for row in lexicon(f"{file}.tsv")]
    assert len(ids) == len(set(ids))
    assert all(ids)


@pytest.mark.model
@pytest.mark.parametrize("file", FILES)
def test_examples_give_the_reading(
    file: str, read_all: Callable[[Iterable[dict[str, Any]]], dict[str, dict[str, list[dict[str, Any]]]]]
) -> None:
    rows = lexicon(f"{file}.tsv")
    tables = read_all({"id": row["id"], "text": row["example"]} for row in rows)
    wrong = [
        (row["id"], row["example"])
        for row in rows
        if not any(READINGS[file](row, figure) for figure in tables[row["id"]]["figures"])
    ]
    assert not wrong
