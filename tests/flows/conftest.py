"""A raw folder, runs without Prefect in this process, the command in another, and one Prefect server for all."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.load import Summary, load
from flows.server.lifecycle import Temporary
from flows.settings import Settings
from flows.source.opening import Opener
from flows.workers import worker
from flows.workers.worker import Done, Job

# A shell has what it starts in the background ignore Ctrl-C, and a process passes that on to those that it starts; tests send it to some.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

KYIV = "Two people were killed in Kyiv on Monday, President Volodymyr Zelensky said.\n"
KURSK = "Ukraine fired six ATACMS missiles at a depot near Kursk on 19 November 2024.\n\nRussia shot down five.\n"
Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
Reader = Callable[[Iterable[Job]], Iterable[Done]]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


class Silent:
    """A report that nobody reads."""

    def say(self, text: str) -> None:
        pass

    def expect(self, articles: int) -> None:
        pass

    def done(self, label: str, part: Done) -> None:
        pass


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A raw folder with two articles."""
    return write_raw(tmp_path / "raw")


def write_raw(folder: Path) -> Path:
    """Two articles in a folder."""
    (folder / "sub").mkdir(parents=True)
    (folder / "kyiv.txt").write_text(KYIV, encoding="utf-8")
    (folder / "sub" / "kursk.txt").write_text(KURSK, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the two articles, made once for all tests of a process; copy it before it is changed."""
    folder = tmp_path_factory.mktemp("built")
    run_here(write_raw(folder / "raw"), folder / "warehouse")
    return folder / "warehouse"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Where a warehouse will be."""
    return tmp_path / "warehouse"


@pytest.fixture
def begun(built: Path, raw: Path, warehouse: Path) -> Path:
    """The warehouse after a first run over the two articles of the raw folder."""
    assert {path.name for path in raw.rglob("*.txt")} == {"kyiv.txt", "kursk.txt"}
    shutil.copytree(built, warehouse)
    return warehouse


def here(jobs: Iterable[Job]) -> Iterable[Done]:
    """Read shards in this process."""
    return [worker.read(job) for job in jobs]


@pytest.fixture
def run(raw: Path, warehouse: Path) -> Run:
    """A run without Prefect, the articles read in this process; keyword arguments are settings."""

    def start(reader: Reader = here, **settings: Any) -> Summary:
        return run_here(settings.pop("raw", raw), settings.pop("warehouse", warehouse), reader, **settings)

    return start


def run_here(
    raw: Path, warehouse: Path, reader: Reader = here, opener: Opener | None = None, **settings: Any
) -> Summary:
    """A run without Prefect; the files are taken apart in this process unless others are named."""
    return load(Settings(raw=raw, warehouse=warehouse, **settings), reader, Silent(), datetime.now(UTC), opener)


@pytest.fixture
def rows(warehouse: Path) -> Rows:
    """All rows of all tables but `runs` and `lineage`, which tell how they came, as text, sorted; without the columns named."""

    def read(*without: str, of: Path = warehouse) -> dict[str, list[str]]:
        return rows_of(of, *without)

    return read


def rows_after(built: Path, folder: Path, name: str, text: bytes) -> dict[str, list[str]]:
    """The rows of a copy of a warehouse, run again with one file written into its articles."""
    shutil.copytree(built, folder / "warehouse")
    write_raw(folder / "raw").joinpath(name).write_bytes(text)
    run_here(folder / "raw", folder / "warehouse")
    return rows_of(folder / "warehouse", "run_id")


def rows_of(warehouse: Path, *without: str) -> dict[str, list[str]]:
    """The rows of a warehouse as text by table, without the columns named."""
    with duckdb.connect(warehouse / "columnist.duckdb", read_only=True) as connection:
        tables = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        found = {}
        for table in sorted(set(tables) - {"runs", "lineage"}):
            result = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
            kept = [n for n, column in enumerate(result.description) if column[0] not in without]
            found[table] = sorted(str([row[n] for n in kept]) for row in result.fetchall())
    return found


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], dict[str, list[str]]]:
    """The rows of a first run over the articles of a raw folder, without `run_id`, made once for folders that hold the same."""

    @functools.cache
    def made(articles: tuple[tuple[str, bytes], ...]) -> dict[str, list[str]]:
        folder = tmp_path_factory.mktemp("fresh")
        for name, data in articles:
            (folder / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "raw" / name).write_bytes(data)
        run_here(folder / "raw", folder / "warehouse")
        return rows_of(folder / "warehouse", "run_id")

    def rows_of_fresh(raw: Path) -> dict[str, list[str]]:
        files = sorted(path for path in raw.rglob("*") if path.is_file())
        return made(tuple((path.relative_to(raw).as_posix(), path.read_bytes()) for path in files))

    return rows_of_fresh


@pytest.fixture
def columnist(tmp_path: Path) -> Command:
    """The command in a process of its own; its output as text."""

    def start(*arguments: str | Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "flows.cli", *map(str, arguments)], check=False, text=True, capture_output=True,
            input=stdin, env=environ(tmp_path) | environment,
        )  # fmt: skip

    return start


def environ(folder: Path) -> dict[str, str]:
    """An environment without settings of the machine; Prefect's home is below `folder` unless a server is named."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "COLUMNIST"))}
    return kept | {"PREFECT_HOME": str(folder / "prefect"), "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Prefect server that all tests share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        patch.delenv("PREFECT_API_URL", raising=False)
        patch.delenv("PREFECT_LOGGING_TO_API_ENABLED", raising=False)
        started = Temporary()
    started.wait()
    yield started.url
    started.stop()
