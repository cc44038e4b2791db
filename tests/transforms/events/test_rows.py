"""Each module with a decision in it has a file of sentences and what their rows say; this runs them all."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
Tables = dict[str, list[dict[str, Any]]]
Row = dict[str, str]
PUBLISHED = "2024-05-22"
FILES = sorted(HERE.rglob("*.tsv"))


def expectations(path: Path) -> list[Row]:
    """The rows of a file; lines that start with `#` are comments."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def values(tables: Tables, event: dict[str, Any], column: str) -> list[str]:
    """The values of a column of an event or of its participants, as text."""
    role, _, what = column.partition("_")
    if role in {"actor", "recipient"}:
        rows = [p for p in tables["participants"] if p["event_id"] == event["event_id"] and p["role"] == role]
        return ["-" if p[what or "text"] is None else str(p[what or "text"]) for p in rows] or ["-"]
    if column == "time":
        return [next((t["text"] for t in tables["times"] if t["time_id"] == event["time_id"]), "-")]
    if column == "happening":
        told = [e for e in tables["events"] if e["local_happening_id"] == event["local_happening_id"]]
        return [" + ".join(e["trigger"] for e in told)]
    return ["-" if event[column] is None else str(event[column])]


def failure(row: Row, tables: Tables) -> str | None:
    """What is not as a row expects, or None."""
    events = [e for e in tables["events"] if row["trigger"] in e["trigger"]]
    if row["column"] == "none":
        return f"{row['sentence']} has {events[0]['event_type']}" if events else None
    if not events:
        return f"{row['sentence']} has no {row['trigger']}"
    given = [v for e in events for v in values(tables, e, row["column"])]
    return None if row["value"] in given else f"{row['sentence']}: {row['column']} is {given}, not {row['value']}"


@pytest.mark.model
def test_rows_say_what_a_reader_would(read_all: Callable[[Iterable[dict[str, Any]]], dict[str, Tables]]) -> None:
    rows = [row for path in FILES for row in expectations(path)]
    texts = sorted({row["sentence"] for row in rows})
    undated = {row["sentence"] for row in expectations(HERE / "undated.tsv")}
    read = read_all({"id": t, "text": t, "published_at": None if t in undated else PUBLISHED} for t in texts)
    failures = [why for row in rows if (why := failure(row, read[row["sentence"]]))]
    assert not failures, "\n".join(failures)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(HERE).as_posix())
def test_every_file_has_a_case_that_fires(path: Path) -> None:
    assert any(row["column"] != "none" for row in expectations(path))
