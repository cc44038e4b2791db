"""The stages across articles over runs that add, change and remove articles: always the rows of a fresh run."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.corpus import entities, stages
from tests.warehouse.rows import fill, run
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.tables import TABLES

PEOPLE = ["jan-nowak", "eva-nowak", "nowak", "ada-kern", "kern", "ursula-von-der-leyen", "von-der-leyen", "leyen"]
BODIES = ["world-union", "wide-union", "wu"]
WORDS = [f"word{n}" for n in range(60)]
Version = tuple[int, int]


def article(number: int, edition: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of one edition of an article, as it is read by itself."""
    chance = random.Random(number * 100 + edition)  # noqa: S311 -- any rows will do
    doc = {"doc_id": f"d{number}"}
    start = chance.choice([0, 0, 20])
    text = " ".join([*WORDS[start : start + 30], *chance.choices(WORDS, k=chance.randrange(30))])
    mentions = [person(chance) for _ in range(chance.randrange(4))] + [body(chance) for _ in range(chance.randrange(3))]
    mentions.append({"entity_type": "country", "local_id": "country:PL", "text": chance.choice(["Poland", "Polska"])})
    return {
        "documents": [
            doc | {"source_uri": f"{number}.txt", "text": text, "content_sha256": f"{number} {edition}"}
            | {"published_at": f"2024-01-{1 + chance.randrange(5):02}" if chance.random() < 0.8 else None},
        ],
        "mentions": [
            doc | m | {"mention_id": f"d{number}:m{n}", "entity_id": m["local_id"], "name": m["text"]}
            for n, m in enumerate(mentions)
        ],
        "figures": [
            doc | {"figure_id": f"d{number}:f{n}", "subject_entity_id": m["local_id"]} for n, m in enumerate(mentions)
        ],
    }  # fmt: skip


def person(chance: random.Random) -> dict[str, Any]:
    """A mention of a person."""
    name = chance.choice(PEOPLE)
    told = {"country": chance.choice([None, "PL", "US"]), "title": chance.choice([None, "minister", "coach"])}
    return {"entity_type": "person", "local_id": f"person:{name}", "text": name.replace("-", " ")} | told


def body(chance: random.Random) -> dict[str, Any]:
    """A mention of an organization, with its acronym explained or not."""
    name = chance.choice(BODIES)
    how = {"text": "WU", "link_method": "acronym"} if chance.random() < 0.4 and name != "wu" else {"text": name}
    return {"entity_type": "organization", "local_id": f"organization:{name}"} | how


def load(root: Path, read: list[Version], gone: set[str], number: int) -> None:
    """One run, without the articles being read."""
    lake, staging = Lake(root), root / "staging"
    for n, version in enumerate(read):
        (staging / f"{n}").mkdir(parents=True)
        for name, rows in article(*version).items():
            pq.write_table(fill(name, rows), staging / f"{n}" / f"{name}.parquet")
    settled = stages.settle(lake, staging.glob("*"), staging, gone, "v1", f"r{number:06}")
    files = {name: [f for folder in settled.folders if (f := folder / f"{name}.parquet").exists()] for name in TABLES}
    staged = {name: ds.dataset(found, schema=schema(TABLES[name])) for name, found in files.items() if found}
    lake.replace(staged | settled.tables, gone, settled.emptied)
    lake.finish(replace(run(number), status="done", extractor_version="v1"))
    shutil.rmtree(staging, ignore_errors=True)


def rows(root: Path) -> dict[str, list[str]]:
    """All rows but those of runs and lineage, sorted."""
    return {
        name: sorted(map(str, Lake(root).read(name).to_pylist())) for name in TABLES if name not in {"runs", "lineage"}
    }


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.dictionaries(st.integers(0, 11), st.integers(0, 3), max_size=3), min_size=1, max_size=4))
def test_rows_are_those_of_a_fresh_run(changes: list[dict[int, int]], tmp_path: Path) -> None:
    """Each change gives articles another edition; 0 is none."""
    root, fresh = tmp_path / "grown", tmp_path / "fresh"
    shutil.rmtree(root, ignore_errors=True)
    corpus_now = dict.fromkeys(range(6), 1)
    load(root, list(corpus_now.items()), set(), 1)
    for number, change in enumerate(changes, 2):
        moved = {n: e for n, e in change.items() if corpus_now.get(n, 0) != e}
        gone = {f"d{n}" for n in moved if n in corpus_now}
        corpus_now = {n: e for n, e in (corpus_now | moved).items() if e}
        load(root, [(n, e) for n, e in moved.items() if e], gone, number)
    shutil.rmtree(fresh, ignore_errors=True)
    load(fresh, list(corpus_now.items()), set(), 1)
    assert rows(root) == rows(fresh)


def test_lots_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [(n, 1 + n % 3) for n in range(12)]
    load(tmp_path / "one", versions, set(), 1)
    monkeypatch.setattr(entities, "ROWS", 3)
    monkeypatch.setattr(entities, "EVERY", 1)
    load(tmp_path / "many", versions, set(), 1)
    assert rows(tmp_path / "one") == rows(tmp_path / "many")


def test_what_another_version_settled_is_settled_anew(tmp_path: Path) -> None:
    load(tmp_path / "old", [(n, 1) for n in range(6)], set(), 1)
    lake = Lake(tmp_path / "old")
    spoilt = pa.Table.from_pylist(
        [r | {"entity_id": f"{r['entity_id']}-x"} for r in lake.read("mentions").to_pylist()],
        schema=lake.read("mentions").schema,
    )
    lake.replace({"mentions": spoilt, "entities": fill("entities", [])}, ())
    lake.finish(replace(run(2), status="done", extractor_version="v0"))
    load(tmp_path / "old", [(6, 1)], set(), 3)
    load(tmp_path / "fresh", [(n, 1) for n in range(7)], set(), 1)
    assert rows(tmp_path / "old")["mentions"] == rows(tmp_path / "fresh")["mentions"]
    assert rows(tmp_path / "old")["entities"] == rows(tmp_path / "fresh")["entities"]
