"""Pairs of articles with one name in both, and whether the corpus takes it for one person."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from transforms.corpus import entities, links
from transforms.language.model import Model
from transforms.pipeline import run
from transforms.read import Source

Pair = dict[str, str]


def load(path: Path) -> list[Pair]:
    """The pairs of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(pair: Pair, model: Model) -> dict[str, pa.Table]:
    """The rows of a pair's articles."""
    records = [
        {"id": "one", "text": pair["text"], "published_at": pair["date"]},
        {"id": "other", "text": pair["other_text"], "published_at": pair["other_date"]},
    ]
    sources = [
        Source(f"pairs.jsonl#{r['id']}", "jsonl", json.dumps(r).encode(), n, r["id"]) for n, r in enumerate(records)
    ]
    return run(sources, model)


def is_parted(tables: Mapping[str, pa.Table], name: str) -> bool:
    """Whether a name has two entities."""
    counted = entities.counted(tables["mentions"], links.COLUMNS)
    found = links.linked(counted, links.corpus_ids(counted, tables["documents"], links.acronyms(counted)))
    return len({row["entity_id"] for row in found.to_pylist() if row["text"] == name}) > 1
