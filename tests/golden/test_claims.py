"""How many of the annotated claims are read, and how many with the right status, over the open and the held-out sets."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from flows.commands.extract import extracted
from flows.workers.worker import model_of
from tests.golden.stories import articles, read
from transforms.read import LIMITS
from transforms.read.jsonl import split

HERE = Path(__file__).parent / "claims"
FLOORS = {"open": (0.96, 0.88), "held_out": (0.9, 0.82)}
"""Least share of the claims that are read, and of these with the right status. At first sight two sets of the held-out ones gave .9 and .67,
the four whose articles stand in stories/more_held_out .89 and .71 (2 of 8 conflicts), now .89 and .79."""


def tables_of(records: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    data = "\n".join(json.dumps(record) for record in records).encode()
    sources = split("set.jsonl", io.BytesIO(data), LIMITS)
    found: dict[str, list[dict[str, Any]]] = {}
    for name, table in extracted(sources, model_of(None), LIMITS, []):
        found.setdefault(name, []).extend(table.to_pylist())
    return found


def status_of(claim: Mapping[str, Any], tables: Mapping[str, list[dict[str, Any]]]) -> str | None:
    """The status of the claim that stands on most of the annotated words; None where none does."""
    documents = {d["doc_id"]: d for d in tables["documents"]}
    kinds = {c["claim_id"]: c for c in tables["claims"] if c["kind"] == claim["kind"]}
    hits: dict[str, set[tuple[str, str]]] = {}
    for row in tables["claim_evidence"]:
        document = documents[row["doc_id"]]
        for words in claim["evidence"].get(document["source_id"], ()):
            start = document["text"].find(words)
            if row["claim_id"] in kinds and row["char_start"] < start + len(words) and start < row["char_end"]:
                hits.setdefault(row["claim_id"], set()).add((document["source_id"], words))
    best = max(hits, key=lambda name: (len(hits[name]), name), default=None)
    return kinds[best]["status"] if best else None


def scores(folder: Path) -> tuple[float, float]:
    wanted = []
    for file in sorted(folder.glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        tables = (
            tables_of(data["articles"])
            if isinstance(data["articles"], list)
            else read(articles(HERE.parent / data["articles"]))
        )
        wanted += [(claim["status"], status_of(claim, tables)) for claim in data["claims"]]
    found = [(right, ours) for right, ours in wanted if ours]
    return len(found) / len(wanted), sum(right == ours for right, ours in found) / max(1, len(found))


@pytest.mark.parametrize(("name", "folder"), [("open", HERE), ("held_out", HERE / "held_out")])
def test_claims_are_read_with_their_status(name: str, folder: Path) -> None:
    recall, status = scores(folder)
    assert (recall >= FLOORS[name][0], status >= FLOORS[name][1]) == (True, True), (recall, status)
