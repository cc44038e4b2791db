"""Fixtures that several folders of tests share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from transforms.article import Article
from transforms.clean import clean
from transforms.language.model import Model, load
from transforms.language.parse import parse
from transforms.pipeline import run
from transforms.read import Record, Source
from transforms.segment.blocks import segment

Tables = dict[str, list[dict[str, Any]]]
# One profile for all: a loaded machine may take ten times as long, and that is no fault of the code.
settings.register_profile("columnist", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("columnist")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def model() -> Model:
    """The packaged language model."""
    return load()


@pytest.fixture(scope="session")
def read_all(model: Model) -> Callable[[Iterable[dict[str, Any]]], dict[str, Tables]]:
    """Rows by record id and table; a record is an object with `id` and `text`, as a line of a JSONL file."""

    def read_records(records: Iterable[dict[str, Any]]) -> dict[str, Tables]:
        sources = [
            Source(f"test.jsonl#{r['id']}", "jsonl", json.dumps(r).encode(), n, str(r["id"]))
            for n, r in enumerate(records, 1)
        ]
        tables = {name: table.to_pylist() for name, table in run(sources, model).items()}
        names = {d["doc_id"]: d["source_id"] for d in tables["documents"]}
        found: dict[str, Tables] = {s.source_id or "": {name: [] for name in tables} for s in sources}
        for name, rows in tables.items():
            for row in rows:
                for key in [names[row["doc_id"]]] if "doc_id" in row else found:
                    found[key][name].append(row)
        return found

    return read_records


@pytest.fixture(scope="session")
def read(read_all: Callable[[Iterable[dict[str, Any]]], dict[str, Tables]]) -> Callable[..., Tables]:
    """Rows of one text by table; keyword arguments are fields of its record, such as published_at."""

    def read_text(text: str, **fields: Any) -> Tables:
        return read_all([{"id": "text", "text": text, **fields}])["text"]

    return read_text


@pytest.fixture(scope="session")
def parsed(model: Model) -> Callable[[str], Article]:
    """A text cleaned, segmented and parsed."""

    def parse_text(text: str) -> Article:
        data = text.encode("utf-8", "replace")
        record = Record("test.txt", text, hashlib.sha256(data).hexdigest(), len(data), "utf-8")
        article = segment(clean(record), "test", None)
        parse([article], model)
        return article

    return parse_text


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of gold data beside the checkout; the test is skipped where there is none."""
    folder = ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("no gold data beside the checkout")
    return folder
