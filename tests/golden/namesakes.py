"""Pairs of articles with one name in both, and whether the corpus takes it for one person."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transforms.corpus import acronym_links, entity_counts, links
from transforms.language.model import Model
from transforms.pipeline import run
from transforms.read import Source

Pair = dict[str, str]


def load(path: Path) -> list[Pair]:
    """The pairs of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(pairs: Sequence[Pair], model: Model) -> list[dict[str, pa.Table]]:
    """The rows of each pair's articles; all go through the model at once."""
    records = [
        {"id": f"{n}{which}", "text": pair[f"{which}text"], "published_at": pair[f"{which}date"]}
        for n, pair in enumerate(pairs)
        for which in ("", "other_")
    ]
    sources = [
        Source(f"pairs.jsonl#{r['id']}", "jsonl", json.dumps(r).encode(), n, r["id"]) for n, r in enumerate(records)
    ]
    tables = run(sources, model)
    doc_ids = dict(zip(tables["documents"]["source_id"].to_pylist(), tables["documents"]["doc_id"], strict=True))
    return [
        {
            name: table.filter(pc.field("doc_id").isin([doc_ids[f"{n}"], doc_ids[f"{n}other_"]]))
            for name, table in tables.items()
            if "doc_id" in table.column_names
        }
        for n in range(len(pairs))
    ]


def is_parted(tables: Mapping[str, pa.Table], name: str) -> bool:
    """Whether a name has two entities."""
    counted = entity_counts.counted(tables["mentions"], links.COLUMNS)
    found = links.linked(counted, links.corpus_ids(counted, tables["documents"], acronym_links.acronyms(counted)))
    return len({row["entity_id"] for row in found.to_pylist() if row["text"] == name}) > 1
