"""The stages across articles over runs that add, change and remove articles: always the rows of a fresh run."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
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
from flows.corpus.membership import Membership
from flows.corpus.snapshot import Snapshot
from flows.corpus.stages import LINKED
from tests.budget import examples
from tests.warehouse.rows import fill, run
from transforms.corpus.correction_lines import HEAD, parse
from transforms.corpus.relinking import ENTITY
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.tables import TABLES

PEOPLE = ["jan-nowak", "eva-nowak", "nowak", "ada-kern", "kern", "ursula-von-der-leyen", "von-der-leyen", "leyen"]
BODIES = ["world-union", "wide-union", "wu"]
PUBLISHERS = ["vale news", "hill post", "the guardian", None]
PLACES = ["geonames:1", "geonames:1", "geonames:2", None]
WORDS = [f"word{n}" for n in range(60)]
Version = tuple[int, int]


def article(number: int, edition: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of one edition of an article, as it is read by itself."""
    chance = random.Random(number * 100 + edition)  # noqa: S311 -- any rows will do
    doc = {"doc_id": f"d{number}"}
    start = chance.choice([0, 0, 20])
    text = " ".join([*WORDS[start : start + 30], *chance.choices(WORDS, k=chance.randrange(30))])
    mentions = [person(chance) for _ in range(chance.randrange(4))] + [body(chance) for _ in range(chance.randrange(3))]
    mentions.append({"entity_type": "place", "local_id": None, "text": "Troy", "link_method": "ambiguous"})
    mentions.append({"entity_type": "country", "local_id": "country:PL", "text": chance.choice(["Poland", "Polska"])})
    return {
        "documents": [
            doc | {"source_uri": f"{number}.txt", "text": text, "content_sha256": f"{number} {edition}"}
            | {"published_at": f"2024-01-{1 + chance.randrange(5):02}" if chance.random() < 0.8 else None}
            | {"publisher": chance.choice(PUBLISHERS), "dateline_place": chance.choice(PLACES)},
        ],
        "mentions": [
            doc | m | {"mention_id": f"d{number}:m{n}", "entity_id": m["local_id"], "name": m["text"]}
            | {"local_type": m["entity_type"]}
            for n, m in enumerate(mentions)
        ],
        "figures": [
            doc | {"figure_id": f"d{number}:f{n}", "subject_entity_id": m["local_id"]}
            | {"subject_local_id": m["local_id"]} for n, m in enumerate(mentions)
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
    short, kind = chance.choice(["acronym", "short_form"]), chance.choice(["organization"] * 5 + ["product"])
    how = {"text": "WU", "link_method": short} if chance.random() < 0.4 and name != "wu" else {"text": name}
    return {"entity_type": kind, "local_id": f"{kind}:{name}"} | how


LINES = [
    "merge,person:eva-nowak,,,person:jan-nowak,",
    "merge,person:jan-nowak,,,person:ada-kern,",
    "split,,kern,,person:other-kern,",
    "split,,WU,d1,organization:west-university,",
    "split,,Polska,3.txt,place:polska,",
    "drop,,world-union,,,",
    "rename,organization:wide-union,,,Wide Union,",
    "retype,person:leyen,,,organization,",
    'relocate,country:PL,,,"52.5,19.5",',
    "merge,,nowak,d2,person:sir-nowak,",
    'relocate,,Poland,d2,"1,2",',
    "split,,Troy,d3,geonames:5141502,",
    "split,,Troy,,place:troy,",
    "nonsense,,,,,",
]
"""Lines of corrections; articles of the test are d0 to d11."""


def load(
    root: Path,
    read: list[Version],
    gone: set[str],
    number: int,
    chosen: frozenset[int] = frozenset(),
    make: Callable[[int, int], dict[str, list[dict[str, Any]]]] = article,
) -> stages.Settled:
    """One run, without the articles being read."""
    lake, staging = Lake(root), root / "staging"
    for n, version in enumerate(read):
        (staging / f"{n}").mkdir(parents=True)
        for name, rows in make(*version).items():
            pq.write_table(fill(name, rows), staging / f"{n}" / f"{name}.parquet")
    lines = parse("\n".join([",".join(HEAD), *(line for n, line in enumerate(LINES) if n in chosen)]))
    settled = stages.settle(lake, staging.glob("*"), staging, gone, "v1", f"r{number:06}", lines)
    files = {name: [f for folder in settled.folders if (f := folder / f"{name}.parquet").exists()] for name in TABLES}
    staged = {name: ds.dataset(found, schema=schema(TABLES[name])) for name, found in files.items() if found}
    lake.replace(staged | settled.tables, gone, settled.emptied)
    lake.finish(replace(run(number), status="done", extractor_version="v1"))
    shutil.rmtree(staging, ignore_errors=True)
    return settled


def rows(root: Path) -> dict[str, list[str]]:
    """All rows but those of runs and lineage, sorted."""
    return {
        name: sorted(map(str, Lake(root).read(name).to_pylist())) for name in TABLES if name not in {"runs", "lineage"}
    }


def of_names(number: int, names: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The rows of an article with names as the keys of NAMED have them."""
    doc = {"doc_id": f"d{number}"}
    words = " ".join(f"word{number}x{n}" for n in range(30))
    mentions = [
        {"entity_type": local.partition(":")[0], "local_id": local, "text": text, "link_method": how}
        for text, local, how in map(NAMED.__getitem__, names)
    ]
    return {
        "documents": [doc | {"source_uri": f"{number}.txt", "text": words, "content_sha256": f"{number} {names}"}],
        "mentions": [
            doc | m | {"mention_id": f"d{number}:m{n}", "entity_id": m["local_id"], "local_type": m["entity_type"]}
            for n, m in enumerate(mentions)
        ],
        "quotes": [
            doc | {"quote_id": f"d{number}:q{n}", "speaker_text": m["text"], "speaker_entity_id": m["local_id"]}
            | {"speaker_local_id": m["local_id"]} for n, m in enumerate(mentions)
        ],
    }  # fmt: skip


NAMED = {
    "courier": ("Vale Courier", "organization:vale-courier", "name"),
    "vale, of the courier": ("Vale", "organization:vale-courier", "short_form"),
    "vale, of the moor": ("Vale", "organization:vale-to-moor", "short_form"),
    "vc, of the courier": ("VC", "organization:vale-courier", "acronym"),
    "vc, of the club": ("VC", "organization:vale-club", "acronym"),
    "vale": ("Vale", "organization:vale", "name"),
    "vc": ("VC", "organization:vc", "name"),
    "the product": ("Vale Courier", "product:vale-courier", "name"),
}
"""Text, the article's own id, and how it came to it."""
COURIER = {n: ["courier"] for n in range(3)}
TOLD = {n: ["courier", "vale, of the courier"] for n in range(2)}


EDITIONS = st.dictionaries(st.integers(0, 11), st.integers(0, 3), max_size=3)
READ = st.dictionaries(st.integers(0, 7), st.lists(st.sampled_from(sorted(NAMED)), max_size=2), max_size=6)
CHOSEN = st.frozensets(st.integers(0, len(LINES) - 1))


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(EDITIONS, CHOSEN), min_size=1, max_size=4))
def test_rows_are_those_of_a_fresh_run(changes: list[tuple[dict[int, int], frozenset[int]]], tmp_path: Path) -> None:
    """Each change gives articles another edition, 0 being none, and the file of corrections other lines."""
    root, fresh = tmp_path / "grown", tmp_path / "fresh"
    shutil.rmtree(root, ignore_errors=True)
    corpus_now = dict.fromkeys(range(6), 1)
    load(root, list(corpus_now.items()), set(), 1)
    chosen = frozenset[int]()
    for number, (change, chosen) in enumerate(changes, 2):
        moved = {n: e for n, e in change.items() if corpus_now.get(n, 0) != e}
        gone = {f"d{n}" for n in moved if n in corpus_now}
        corpus_now = {n: e for n, e in (corpus_now | moved).items() if e}
        load(root, [(n, e) for n, e in moved.items() if e], gone, number, chosen)
    shutil.rmtree(fresh, ignore_errors=True)
    load(fresh, list(corpus_now.items()), set(), 1, chosen)
    assert rows(root) == rows(fresh)


@pytest.mark.parametrize(
    "runs",
    [
        [TOLD | {2: ["vale"]}, {3: ["vale, of the moor"]}],  # the short form means two from now on
        [TOLD | {2: ["vale"]}, {3: ["vale, of the moor"]}, {3: []}],  # and one again
        [COURIER | {3: ["the product"]}, {3: ["vc"]}],  # the one that read another type is changed
        [COURIER | {3: ["the product"]}, {3: []}],
        [COURIER | {3: ["the product"]}, {0: [], 1: [], 2: []}],  # those that outvoted it are removed
        [{0: ["vc, of the courier"], 1: ["vc"]}, {0: []}],
        [{0: ["vc, of the courier"], 1: ["vc"]}, {2: ["vc, of the club"]}],
    ],
)
def test_what_parts_is_settled_on_both_sides(runs: list[dict[int, list[str]]], tmp_path: Path) -> None:
    """Each run gives articles other names; without any, an article goes."""
    check_runs(runs, tmp_path)


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(READ, min_size=2, max_size=5))
def test_entities_of_all_names_are_there(runs: list[dict[int, list[str]]], tmp_path: Path) -> None:
    check_runs(runs, tmp_path)


def check_runs(runs: list[dict[int, list[str]]], folder: Path) -> None:
    """After each run all entities are there, and the last one leaves what a fresh run makes."""
    root, fresh = folder / "grown", folder / "fresh"
    shutil.rmtree(root, ignore_errors=True)
    now = dict[int, list[str]]()

    def make(number: int, _: int) -> dict[str, list[dict[str, Any]]]:
        return of_names(number, now[number])

    for number, read in enumerate(runs, 1):
        change = {n: names for n, names in read.items() if names != now.get(n, [])}
        gone = {f"d{n}" for n in change if n in now}
        now = {n: names for n, names in (now | change).items() if names}
        load(root, [(n, 1) for n in change if n in now], gone, number, make=make)
        assert not unknown(root)
    shutil.rmtree(fresh, ignore_errors=True)
    load(fresh, [(n, 1) for n in now], set(), 1, make=make)
    assert rows(root) == rows(fresh)


def unknown(root: Path) -> set[str]:
    """Entities that rows refer to and that have no row."""
    referred = (Lake(root).read(name)[c] for name in LINKED for c in schema(TABLES[name]).names if c.endswith(ENTITY))
    return {i for column in referred for i in column.to_pylist() if i} - set(
        Lake(root).read("entities")["entity_id"].to_pylist()
    )


def test_lots_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [(n, 1 + n % 3) for n in range(12)]
    load(tmp_path / "one", versions, set(), 1)
    monkeypatch.setattr(entities, "ROWS", 3)
    monkeypatch.setattr(entities, "EVERY", 1)
    load(tmp_path / "many", versions, set(), 1)
    assert rows(tmp_path / "one") == rows(tmp_path / "many")


def test_no_stage_asks_for_the_rows_of_more_than_a_lot_of_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, rows_of = list[int](), Snapshot.rows

    def rows(self: Snapshot, name: str, doc_ids: Any = None, columns: Any = None, where: Any = None) -> pa.Table:
        if columns is None or "text" in columns:
            asked.append(sys.maxsize if doc_ids is None else len(doc_ids))
        return rows_of(self, name, doc_ids, columns, where)

    def apart(number: int, edition: int) -> dict[str, list[dict[str, Any]]]:
        made = article(number, edition)
        made["documents"][0]["text"] = " ".join(f"word{number}x{n}" for n in range(40))
        return made

    monkeypatch.setattr(Snapshot, "rows", rows)
    monkeypatch.setattr(Membership, "LOT", 2)
    load(tmp_path, [(n, 1) for n in range(12)], set(), 1, make=apart)
    load(tmp_path, [(12, 1)], set(), 2, make=apart)
    assert len(set(Lake(tmp_path).read("documents")["story_id"].to_pylist())) == 13
    assert 0 < max(asked) <= 2


def test_entities_that_a_run_does_not_touch_are_left_alone(tmp_path: Path) -> None:
    load(tmp_path, [(n, 1) for n in range(12)], set(), 1)
    before = Lake(tmp_path).read("entities").num_rows
    settled = load(tmp_path, [(3, 2)], {"d3"}, 2)
    assert 0 < settled.tables["entities"].num_rows < before
    assert len(settled.emptied["entities"]) < before


def test_what_another_version_settled_is_settled_anew(tmp_path: Path) -> None:
    load(tmp_path / "old", [(n, 1) for n in range(6)], set(), 1)
    lake = Lake(tmp_path / "old")
    spoilt = pa.Table.from_pylist(
        [r | {"entity_id": r["entity_id"] and f"{r['entity_id']}-x"} for r in lake.read("mentions").to_pylist()],
        schema=lake.read("mentions").schema,
    )
    lake.replace({"mentions": spoilt, "entities": fill("entities", [])}, ())
    lake.finish(replace(run(2), status="done", extractor_version="v0"))
    load(tmp_path / "old", [(6, 1)], set(), 3)
    load(tmp_path / "fresh", [(n, 1) for n in range(7)], set(), 1)
    assert rows(tmp_path / "old")["mentions"] == rows(tmp_path / "fresh")["mentions"]
    assert rows(tmp_path / "old")["entities"] == rows(tmp_path / "fresh")["entities"]


def test_home_of_a_publisher_is_that_of_its_datelines(tmp_path: Path) -> None:
    for number, filed in enumerate([{0: "geonames:1", 1: "geonames:1"}, {2: "geonames:1"}, {3: "geonames:2"}], 1):
        staged = tmp_path / f"{number}"
        staged.mkdir()
        docs = [
            {"doc_id": f"d{n}", "text": f"{n}", "publisher": "vale news", "dateline_place": p} for n, p in filed.items()
        ]
        pq.write_table(fill("documents", docs), staged / "documents.parquet")
        lake = Lake(tmp_path / "lake")
        settled = stages.settle(lake, [staged], tmp_path / "staging", (), "v1", f"r{number:06}")
        files = [f for folder in settled.folders if (f := folder / "documents.parquet").exists()]
        lake.replace({"documents": ds.dataset(files, schema=schema(TABLES["documents"]))}, ())
        lake.finish(replace(run(number), status="done", extractor_version="v1"))
        kept = lake.read("documents").to_pylist()
        expected = None if number == 1 else "geonames:1"
        assert {row["publisher_place"] for row in kept} == {expected}
