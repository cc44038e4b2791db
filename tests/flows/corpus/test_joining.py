"""Stories, happenings and claims over runs that add, change and remove articles: always the rows of one run over what there is."""

from __future__ import annotations

import functools
import io
import json
import shutil
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.corpus import stages
from flows.workers.worker import model_of
from flows.workers.worker import rows as read
from tests.budget import examples
from tests.warehouse.rows import run
from transforms.read import LIMITS
from transforms.read.jsonl import split
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.tables import TABLES

MARKET = "A bomb exploded in a crowded fruit market in Quetta on {day}, killing {toll} shoppers and wounding dozens, police said. "
MARKETS = [
    ("The stall holders carried the wounded shoppers to the Sandeman hospital.", "2024-03-05", 11),
    ("Rescue workers searched the fruit market for survivors until the evening.", "2024-03-05", 11),
    ("The Baloch Front denied that its men had bombed the market in Quetta.", "2024-03-06", 14),
    ("Shoppers said that the fruit market had been full when the bomb exploded.", "2024-03-06", 14),
    ("The provincial government offered money to the families of the dead shoppers.", "2024-03-07", 15),
]
STATION = "Gunmen attacked a police station in the Satellite Town of Quetta on Tuesday and killed {toll} constables, the governor said. "
FLOOD = "The river Turia flooded the town of Paiporta near Valencia on Monday, and {toll} people drowned in cellars. "
STRIKE = "Tram drivers in Melbourne walked out over rosters on Thursday; the union said that {toll} drivers had joined the walkout. "
PLAIN = [
    (STATION + "The constables had been asleep in their barracks.", "2024-03-05", 3),
    (STATION + "Reinforcements reached the barracks an hour later.", "2024-03-06", 4),
    (FLOOD + "Volunteers pumped water from the cellars of the old town.", "2024-10-29", 6),
    (FLOOD + "The mayor of Paiporta blamed a late warning for the drowned.", "2024-10-30", 9),
    (STRIKE + "The operator called the walkout unlawful.", "2024-05-02", 900),
    (STRIKE + "Talks on the rosters are to be held next week.", "2024-05-03", 900),
    ("The museum of Valencia lent two drawings to a gallery in Quetta.", None, 0),
    (FLOOD + "On Tuesday the water reached the cellars of the old town hall of Paiporta.", None, 9),
]
Version = tuple[int, int]


def record(number: int, edition: int) -> dict[str, str | None]:
    """An article of so many, in one of its editions: later ones give another toll or another text."""
    if number < len(MARKETS):
        words, published, toll = MARKETS[number]
        text = MARKET.format(day="Tuesday", toll=toll + edition) + words
    else:
        words, published, toll = PLAIN[number - len(MARKETS)]
        text = words.format(toll=toll + edition)
    if edition == 2:  # it tells of something else now
        text = f"The chess club of Ghent played its {number} rival at the town hall. The hall was full of pupils."
    return {
        "id": f"{number}",
        "title": None,
        "text": text,
        "published_at": published,
        "publisher": f"Paper {number % 4}",
    }


ARTICLES = len(MARKETS) + len(PLAIN)


@functools.cache
def editions(edition: int) -> dict[str, pa.Table]:
    """The rows of one edition of all articles; no article's rows depend on the others'."""
    data = [(f"{n}.jsonl", json.dumps(record(n, edition)).encode()) for n in range(ARTICLES)]
    sources = [source for name, line in data for source in split(name, io.BytesIO(line), LIMITS)]
    return read(sources, model_of(None), None, LIMITS)


def tables(number: int, edition: int) -> dict[str, pa.Table]:
    """The rows of an edition of an article."""
    found = editions(edition)
    doc = found["documents"].filter(pc.equal(found["documents"]["source_id"], f"{number}"))["doc_id"][0]
    return {
        name: rows.filter(pc.equal(rows["doc_id"], doc))
        for name, rows in found.items()
        if "doc_id" in rows.schema.names
    }


def doc_id(number: int) -> str:
    return str(tables(number, 1)["documents"]["doc_id"][0].as_py())


def commit(root: Path, articles: Iterable[Version], gone: Collection[str], number: int) -> None:
    """One run over articles that were read already."""
    lake, staging = Lake(root), root / "staging"
    for n, edition in articles:
        folder = staging / f"{n:02}"
        folder.mkdir(parents=True)
        for name, table in tables(n, edition).items():
            pq.write_table(table, folder / f"{name}.parquet")
    settled = stages.settle(lake, staging.glob("*"), staging, gone, "v1", f"r{number:06}")
    files = {name: [f for folder in settled.folders if (f := folder / f"{name}.parquet").exists()] for name in TABLES}
    staged = {name: ds.dataset(found, schema=schema(TABLES[name])) for name, found in files.items() if found}
    versions = json.dumps(lake.replace(staged | settled.tables, gone, settled.emptied))
    lake.finish(replace(run(number), status="done", extractor_version="v1", lake_versions=versions))
    shutil.rmtree(staging, ignore_errors=True)


def told(root: Path) -> dict[str, list[str]]:
    """All rows but those of runs and lineage, sorted."""
    return {n: sorted(map(str, Lake(root).read(n).to_pylist())) for n in TABLES if n not in {"runs", "lineage"}}


def lineage(root: Path) -> set[tuple[str, str]]:
    rows = Lake(root).read("lineage")
    return set(zip(rows["old_id"].to_pylist(), rows["new_id"].to_pylist(), strict=True))


@functools.cache
def fresh(articles: tuple[Version, ...]) -> dict[str, list[str]]:
    """The rows of one run over articles."""
    with tempfile.TemporaryDirectory() as folder:
        commit(Path(folder), articles, (), 1)
        return told(Path(folder))


LOADS = st.lists(
    st.dictionaries(st.integers(0, ARTICLES - 1), st.integers(0, 2), min_size=1, max_size=6), min_size=2, max_size=5
)


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(loads=LOADS)
def test_rows_are_those_of_one_run(loads: list[dict[int, int]], tmp_path: Path) -> None:
    """Each load gives articles another edition; 0 is none."""
    root = tmp_path / "grown"
    shutil.rmtree(root, ignore_errors=True)
    now: dict[int, int] = {}
    for number, load_ in enumerate(loads, 1):
        moved = {n: edition for n, edition in load_.items() if now.get(n, 0) != edition}
        gone = {doc_id(n) for n in moved if n in now}
        now = {n: edition for n, edition in (now | moved).items() if edition}
        commit(root, [(n, edition) for n, edition in moved.items() if edition], gone, number)
    assert told(root) == fresh(tuple(now.items()))


@settings(max_examples=examples(5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(ARTICLES)), cuts=st.lists(st.integers(0, ARTICLES), max_size=4))
def test_order_and_number_of_loads_do_not_matter(order: list[int], cuts: list[int], tmp_path: Path) -> None:
    root = tmp_path / "grown"
    shutil.rmtree(root, ignore_errors=True)
    ends = sorted({0, ARTICLES, *cuts})
    for number, (low, high) in enumerate(pairwise(ends), 1):
        commit(root, [(n, 0) for n in order[low:high]], (), number)
    assert told(root) == fresh(tuple((n, 0) for n in range(ARTICLES)))


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with every other article."""
    root = tmp_path_factory.mktemp("half") / "lake"
    commit(root, [(n, 0) for n in range(0, ARTICLES, 2)], (), 1)
    return root


@pytest.mark.parametrize("writes", [4, *(pytest.param(n, marks=pytest.mark.sweep) for n in (1, 8, 12))])
def test_a_killed_run_leaves_nothing_half_joined(
    writes: int, half: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is killed at one of its writes into the lake; what it kept beside the lake is of a state that never was."""
    root = tmp_path / "killed"
    shutil.copytree(half, root)
    before, later = told(root), [(n, 0) for n in range(1, ARTICLES, 2)] + [(0, 2)]
    done: list[str] = []
    write = Lake._write

    def killed(self: Lake, name: str, *rows: object, **how: object) -> None:
        done.append(name)
        if len(done) > writes:
            raise KeyboardInterrupt
        write(self, name, *rows, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Lake, "_write", killed)
        with pytest.raises(KeyboardInterrupt):
            commit(root, later, {doc_id(0)}, 2)
    shutil.rmtree(root / "staging")
    Lake(root).recover()
    assert told(root) == before
    commit(root, later, {doc_id(0)}, 2)
    now = dict.fromkeys(range(ARTICLES), 0) | {0: 2}
    assert told(root) == fresh(tuple(now.items()))


def ids_of(root: Path, name: str, number: int) -> set[str]:
    """The stories or happenings of an article."""
    table, column = {"stories": ("documents", "story_id"), "happenings": ("events", "happening_id")}[name]
    rows = Lake(root).read(table)
    return set(rows.filter(pc.equal(rows["doc_id"], doc_id(number)))[column].to_pylist())


@pytest.mark.parametrize("name", ["stories", "happenings"])
def test_lineage_names_what_took_the_place_of_an_id(name: str, tmp_path: Path) -> None:
    """An earlier article comes, and goes again: its story and its happenings are called after it as long as it is there."""
    commit(tmp_path, [(2, 0), (3, 0), (4, 0)], (), 1)
    first = ids_of(tmp_path, name, 4)
    commit(tmp_path, [(0, 0)], (), 2)
    second = ids_of(tmp_path, name, 4)
    commit(tmp_path, [], {doc_id(0)}, 3)
    rows = Lake(tmp_path).read("lineage").to_pylist()
    changes = {(r["run_id"], r["old_id"], r["new_id"]) for r in rows}
    renamed, back = first - second, second - first
    assert renamed
    assert all(
        any((run_id, old, new) in changes for new in second) for run_id, old in (("r000002", o) for o in renamed)
    )
    assert all(any((run_id, old, new) in changes for new in first) for run_id, old in (("r000003", o) for o in back))
    assert not {r["new_id"] for r in rows if r["run_id"] == "r000003"} & back


def test_a_new_article_about_something_else_changes_no_id(tmp_path: Path) -> None:
    commit(tmp_path, [(n, 0) for n in range(5)], (), 1)
    before = Lake(tmp_path).versions()
    commit(tmp_path, [(7, 0)], (), 2)
    assert not lineage(tmp_path)
    assert Lake(tmp_path).versions()["lineage"] == before["lineage"]
