"""The published file: whole at every moment, equal to the lake, readable while the next one is made."""

from __future__ import annotations

import functools
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from tests.warehouse.killed_run import STEPS, second_run
from tests.warehouse.rows import run, tables
from warehouse import connect, frame
from warehouse import publish as module
from warehouse.lake import Lake, LakeError
from warehouse.publish import CheckFailed, Delta, PublishError, check, publish, rebuild
from warehouse.storage import Busy, store_of
from warehouse.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
Contents = dict[str, list[str]]
OFTEN = {"last table", "checking", "finished", "swapping"}
"""Steps that `make test` kills a run at: before the commit, at it and after it; `make eval` sweeps over all."""


class Store:
    """A warehouse in a folder."""

    def __init__(self, root: Path, begun: Callable[..., Path] | None = None) -> None:
        self.root, self.lake, self.target, self.begun = root, Lake(root), root / "columnist.duckdb", begun

    def begin(self, *doc_ids: str) -> None:
        """What a first load of these articles leaves."""
        assert self.begun
        shutil.copytree(self.begun(*doc_ids), self.root, dirs_exist_ok=True)

    def load(self, *doc_ids: str, gone: tuple[str, ...] = (), number: int | None = None, **changed: Any) -> list[Any]:
        self.lake.recover()
        number = number or len(self.lake.runs()) + 1
        rows = tables(*doc_ids, **changed) if doc_ids else {}
        return publish(self.lake, self.target, Delta(rows, gone), run(number))

    def contents(self) -> Contents:
        return contents(self.target)

    def files(self) -> set[str]:
        spare = {".columnist.duckdb.spare", ".columnist.duckdb.spare.json"}
        return {path.name for path in self.root.iterdir()} - {"lake", ".lock"} - spare


def contents(target: Path, *without: str) -> Contents:
    with closing(duckdb.connect(target, read_only=True)) as connection:
        return {
            name: sorted(map(str, connection.execute(f"FROM {name}").fetchall()))
            for name in TABLES
            if name not in without
        }


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A warehouse after a first load of some articles, made once for all tests; copy it before it is changed."""

    @functools.cache
    def make(*doc_ids: str) -> Path:
        root = tmp_path_factory.mktemp("begun")
        Store(root).load(*doc_ids)
        return root

    return make


@pytest.fixture
def store(tmp_path: Path, begun: Callable[..., Path]) -> Store:
    return Store(tmp_path, begun)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes what each file is made from: the lake, a copy or the spare file."""
    calls: list[str] = []
    fill, copyfile, bring = module.fill, shutil.copyfile, module.bring
    monkeypatch.setattr(module, "fill", lambda *args, **more: (calls.append("lake"), fill(*args, **more)))
    monkeypatch.setattr(module.shutil, "copyfile", lambda *args, **how: (calls.append("copy"), copyfile(*args, **how)))
    monkeypatch.setattr(module, "bring", lambda *args: (calls.append("bring"), bring(*args)))
    return calls


def expected(rows: Mapping[str, pa.Table]) -> dict[str, int]:
    return dict.fromkeys(TABLES.keys() - {"runs"}, 0) | {name: table.num_rows for name, table in rows.items()}


def test_the_first_load_makes_the_file(store: Store) -> None:
    assert store.load("a", "b") == []
    found = {name: len(rows) for name, rows in store.contents().items()}
    assert found == expected(tables("a", "b")) | {"runs": 1}
    assert store.files() == {"columnist.duckdb"}


def test_old_clients_can_read_it(store: Store) -> None:
    store.begin("a")
    with closing(duckdb.connect(store.target, read_only=True)) as connection:
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert [tag["storage_version"] for (tag,) in tags] == ["v1.0.0+"]


def test_small_blocks_keep_a_file_of_few_articles_small(store: Store) -> None:
    store.begin("a")
    with closing(duckdb.connect(store.target, read_only=True)) as connection:
        assert connection.execute("SELECT block_size FROM pragma_database_size()").fetchall() == [(65_536,)]


def test_a_load_changes_what_it_brings(store: Store, made: list[str]) -> None:
    store.begin("a", "b")
    made.clear()
    store.load("b", "c", gone=("a",), documents={"title": "new"})
    assert made == ["copy", "bring"]
    store.load(gone=("c",))
    titles = frame("documents", store.target)[["doc_id", "title"]].to_dict("records")
    assert titles == [{"doc_id": "b", "title": "new"}]
    assert len(store.contents()["runs"]) == 3


def test_loads_add_up_to_the_same_file_as_a_rebuild(store: Store, made: list[str]) -> None:
    """Random loads: the file is what the lake holds, and what a model of the articles holds."""
    chance = random.Random(5)  # noqa: S311 -- a repeatable choice
    model: dict[str, str] = {}
    for number in range(1, 9):
        coming = chance.sample("abcdefgh", chance.randint(1, 3))
        gone = tuple(chance.sample("abcdefgh", chance.randint(0, 2)))
        model = {k: v for k, v in model.items() if k not in gone} | dict.fromkeys(coming, "")
        model[coming[0]] = str(number)
        store.load(*coming, gone=gone, documents={"title": str(number)})
        if number % 3 == 0:  # an article turns out to be a copy: its document changes, its facts stay
            held = store.lake.read("documents")
            held = held.set_column(
                held.schema.get_field_index("url"), "url", pa.array([str(number)] * len(held), pa.string())
            )
            store.lake.recover()
            publish(store.lake, store.target, Delta({"documents": held.slice(0, 2)}), run(len(store.lake.runs()) + 1))
    assert made == ["lake", "copy", "bring", *["bring"] * 8]
    by_loads = store.contents()
    assert {d["doc_id"]: d["title"] or "" for d in store.lake.read("documents").to_pylist()} == model
    rebuild(store.lake, store.target)
    assert store.contents() == by_loads
    assert check(store.target)
    assert not [found for found in check(store.target) if found.count]


def test_readers_keep_their_state_and_new_ones_see_the_next(store: Store) -> None:
    store.begin("a")
    query = "SELECT count(*) FROM documents"
    with connect(store.target) as reader:
        store.load("b")
        assert reader.execute(query).fetchall() == [(1,)]
        code = (
            f"import duckdb; print(duckdb.connect({str(store.target)!r}, read_only=True).execute({query!r}).fetchall())"
        )
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert other.stdout == "[(2,)]\n"
    with connect(store.target) as reader:
        assert reader.execute(query).fetchall() == [(2,)]


def test_a_reader_in_this_process_is_not_written_under(store: Store, made: list[str]) -> None:
    """The file that it reads would become the spare one and be written; DuckDB's lock does not hold within a process."""
    store.begin("a")
    with connect(store.target) as reader:
        store.load("b")
        made.clear()
        store.load("c")
        assert made == ["copy", "bring"]
        assert reader.execute("SELECT doc_id FROM events").fetchall() == [("a",)]
    store.load("d")
    made.clear()
    store.load("e")
    assert made == ["bring"]
    assert len(store.contents()["documents"]) == 5


def test_a_reader_elsewhere_is_not_written_under(store: Store, made: list[str]) -> None:
    store.begin("a")
    code = (
        f"import duckdb; c = duckdb.connect({str(store.target)!r}, read_only=True); print('open', flush=True);"
        "input(); print(c.sql('FROM events').select('doc_id').fetchall())"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        store.load("b")
        made.clear()
        store.load("c")
        assert made == ["copy", "bring"]
        assert reader.communicate("\n")[0] == "[('a',)]\n"
    assert len(store.contents()["documents"]) == 3


def test_a_linked_backup_is_not_written(store: Store, made: list[str]) -> None:
    store.begin("a")
    backup = store.root.with_name("backup.duckdb")
    backup.hardlink_to(store.target)
    before = backup.read_bytes()
    store.load("b")
    made.clear()
    store.load("c")
    assert made == ["copy", "bring"]
    assert backup.read_bytes() == before
    backup.unlink()


def test_another_history_is_not_brought_up_to_date(store: Store, made: list[str]) -> None:
    """The lake was moved away and begun anew: run ids and versions may be the same, the rows are not."""
    store.begin("a")
    store.load("b")
    store.load("c")
    shutil.rmtree(store.lake.folder)
    store.lake.recover()
    for number, doc_id in enumerate("xyz", 1):
        later = {"started_at": "2025-01-01", "finished_at": "2025-01-01"}
        publish(store.lake, store.target, Delta(tables(doc_id)), run(number, **later))
    assert made[-4:] == ["lake", "copy", "bring", "bring"]
    assert sorted(frame("documents", store.target)["doc_id"]) == ["x", "y", "z"]


def test_a_reader_cannot_write(store: Store) -> None:
    store.begin("a")
    with connect(store.target) as reader, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        reader.execute("DELETE FROM events")


def test_times_are_utc_wherever_it_runs(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    store.load("a", documents={"published_at": "2024-11-19T23:30:00"})
    with connect(store.target) as reader:
        assert str(reader.execute("SELECT published_at FROM documents").fetchall()[0][0]) == "2024-11-19 23:30:00"


def test_frame_has_arrow_types(store: Store) -> None:
    store.begin("a")
    found = frame("SELECT doc_id, n_chars, flags FROM documents", store.target)
    assert [str(kind) for kind in found.dtypes] == [
        "string[pyarrow]",
        "int64[pyarrow]",
        "list<l: string>[pyarrow]",
    ] or all("pyarrow" in str(kind) or "string" in str(kind) for kind in found.dtypes)
    assert len(frame("figures_counted", store.target)) == 2


def test_nothing_published_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"x\.duckdb: nothing is published there"):
        connect(tmp_path / "x.duckdb")
    with pytest.raises(PublishError, match=r"x\.duckdb: there is no such file; `columnist run`"):
        check(tmp_path / "x.duckdb")


def test_a_failed_check_publishes_nothing(store: Store) -> None:
    store.begin("a")
    before, lake = store.target.read_bytes(), store.lake.versions()
    with pytest.raises(CheckFailed, match=r"figures_range: value_low must not .* \(1 rows: figure_id 'b:f0'") as caught:
        store.load("b", figures={"value": 37.0})
    assert [found.name for found in caught.value.results] == ["figures_range"]
    assert store.target.read_bytes() == before
    assert store.files() == {"columnist.duckdb"}
    assert store.lake.read("documents")["doc_id"].to_pylist() == ["a"]
    assert store.lake.versions() != lake, "the lake went forward and back"
    assert not store.lake.recover()
    assert len(store.lake.runs()) == 1


def test_a_failed_load_does_not_slow_the_next(store: Store, made: list[str]) -> None:
    store.begin("a")
    with pytest.raises(CheckFailed):
        store.load("b", figures={"value": 37.0})
    store.lake.finish(run(2, status="failed"))
    made.clear()
    store.load("b")
    assert made == ["copy", "bring"]
    assert [row["status"] for row in frame("runs", store.target).to_dict("records")] == ["done", "failed", "done"]


@pytest.mark.parametrize("earlier", [0, 1])
def test_a_value_outside_its_enumeration_is_refused(store: Store, earlier: int) -> None:
    if earlier:
        store.begin("a")
    with pytest.raises(CheckFailed, match="CHECK constraint failed on table"):
        store.load("b", figures={"kind": "guess"})
    assert store.lake.read("documents").num_rows == earlier


def test_warnings_are_returned(store: Store) -> None:
    found = store.load("a", figures={"kind": "money"})
    assert [(one.name, one.severity, one.count) for one in found] == [("figures_money", "warn", 1)]
    assert store.target.is_file()


def test_a_load_is_checked_and_not_all_that_was_there(store: Store) -> None:
    store.load("a", figures={"kind": "money"})
    assert store.load("b") == []
    assert [one.name for one in check(store.target) if one.count] == ["figures_money"]


def test_references_reach_articles_that_are_not_part_of_the_load(store: Store) -> None:
    store.begin("a")
    assert store.load("b", documents={"duplicate_of": "a", "duplicate_kind": "exact"}) == []
    with pytest.raises(CheckFailed, match="documents_duplicate_of"):
        store.load("b", documents={"duplicate_of": "z", "duplicate_kind": "exact"})


def spoil(store: Store, kind: str) -> None:
    data = store.target.read_bytes()
    log = store.target.with_name("columnist.duckdb.wal")
    if kind == "absent":
        store.target.unlink()
    elif kind == "torn":
        store.target.write_bytes(data[: len(data) // 2])
    elif kind == "empty":
        store.target.write_bytes(b"")
    elif kind == "no database":
        store.target.write_bytes(b"x" * len(data))
    elif kind == "damaged inside":
        store.target.write_bytes(data[:12288] + b"\0" * (len(data) - 12288))
    elif kind == "another layout":
        with closing(duckdb.connect(store.target)) as connection:
            connection.execute("ALTER TABLE quotes DROP COLUMN cue")
    elif kind == "another state":
        with closing(duckdb.connect(store.target)) as connection:
            connection.execute("DELETE FROM runs")
    elif kind == "a log beside it":
        log.write_bytes(b"stale")


SPOILT = ["absent", "torn", "empty", "no database", "damaged inside", "another layout", "another state"]


@pytest.fixture(scope="module")
def unspoilt(tmp_path_factory: pytest.TempPathFactory, begun: Callable[..., Path]) -> Contents:
    """The rows after two loads with nothing between them."""
    store = Store(tmp_path_factory.mktemp("unspoilt"), begun)
    store.begin("a", "b")
    store.load("b", "c")
    return contents(store.target, "runs")


SWEPT = {"empty", "no database"}
"""What is told from a database as a torn file is; `make eval` tries it."""


@pytest.mark.parametrize(
    "kind",
    [pytest.param(one, marks=pytest.mark.sweep) if one in SWEPT else one for one in [*SPOILT, "a log beside it"]],
)
def test_a_spoilt_file_is_made_anew(store: Store, kind: str, made: list[str], unspoilt: Contents) -> None:
    store.begin("a", "b")
    spoil(store, kind)
    made.clear()
    store.load("b", "c")
    assert ("lake" in made) == (kind != "a log beside it")
    assert contents(store.target, "runs") == unspoilt
    assert len(store.contents()["runs"]) == 2
    assert store.files() == {"columnist.duckdb"}


@pytest.mark.parametrize("kind", ["torn", "no database"])
def test_check_says_that_the_file_is_spoilt(store: Store, kind: str) -> None:
    store.begin("a")
    spoil(store, kind)
    with pytest.raises(PublishError, match=r"columnist\.duckdb: .*"):
        check(store.target)


def test_a_damaged_lake_leaves_the_file(store: Store) -> None:
    store.begin("a")
    before = store.target.read_bytes()
    shutil.rmtree(store.lake.folder / "events" / "_delta_log")
    with pytest.raises(LakeError, match="its Delta log is missing"):
        store.load("b", number=2)
    assert store.target.read_bytes() == before


def test_an_old_state_can_be_built(store: Store, tmp_path: Path) -> None:
    store.begin("a")
    first = store.lake.versions()
    store.load("b", gone=("a",))
    rebuild(store.lake, tmp_path / "old.duckdb", first)
    assert frame("documents", tmp_path / "old.duckdb")["doc_id"].tolist() == ["a"]


def test_a_folder_that_cannot_be_written_is_said(store: Store) -> None:
    store.begin("a")
    target = store.root / "file" / "columnist.duckdb"
    target.parent.write_text("in the way")
    with pytest.raises(PublishError, match=r"columnist\.duckdb: .*"):
        rebuild(store.lake, target)


def test_only_one_writes(tmp_path: Path) -> None:
    with (
        store_of(tmp_path).lock(),
        pytest.raises(Busy, match="another run is writing"),
        store_of(tmp_path).lock(timeout=0.01),
    ):
        pass
    with store_of(tmp_path).lock(timeout=0):
        pass


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse after two loads; copy it before it is changed."""
    store = Store(tmp_path_factory.mktemp("twice"))
    store.load("a", "b")
    store.load("b", documents={"title": "first"})
    return store.root


@pytest.fixture(scope="module")
def undisturbed(twice: Path, tmp_path_factory: pytest.TempPathFactory) -> Contents:
    root = tmp_path_factory.mktemp("undisturbed")
    shutil.copytree(twice, root, dirs_exist_ok=True)
    second_run(root)
    return contents(root / "columnist.duckdb", "runs")


@pytest.mark.parametrize("step", [one if one in OFTEN else pytest.param(one, marks=pytest.mark.sweep) for one in STEPS])
def test_a_kill_loses_nothing(store: Store, step: str, twice: Path, undisturbed: Contents) -> None:
    """The file is the old or the new one at every moment, and the next run ends as if nothing had been."""
    shutil.copytree(twice, store.root, dirs_exist_ok=True)
    before = contents(store.target, "runs")
    code = ["-m", "tests.warehouse.killed_run", str(store.root), step]
    assert subprocess.run([sys.executable, *code], cwd=ROOT, check=False).returncode == 9
    assert contents(store.target, "runs") == (undisturbed if step == "swapped" else before)
    second_run(store.root)
    assert contents(store.target, "runs") == undisturbed
    assert store.files() == {"columnist.duckdb"}
    assert not [found for found in check(store.target) if found.count]
