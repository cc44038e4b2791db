"""Raw articles and a warehouse on S3: the rows of a local run, killed and resumed, locked, and read by others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from flows.load import Summary
from flows.settings import resolve
from flows.source.listing import Refused
from flows.workers import worker
from flows.workers.worker import Done, Job
from tests.bucket import connect
from tests.flows.conftest import rows_after
from warehouse import bucket, frame
from warehouse import connect as reading
from warehouse.bucket import Object
from warehouse.lake import Lake
from warehouse.place import Url
from warehouse.storage import Bucket, store_of

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
Command = Callable[..., "subprocess.CompletedProcess[str]"]
RAW, WAREHOUSE = Url("news", "raw"), Url("news", "some/warehouse")
pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def s3(bucket_server: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An empty bucket, and the environment that leads to it."""
    connect(monkeypatch, bucket_server, tmp_path / "cache")
    client = bucket.client()
    if "news" in {one["Name"] for one in client.list_buckets()["Buckets"]}:
        bucket.delete(Url("news"), [one.key for one in bucket.objects(Url("news"))])
    client.create_bucket(Bucket="news")
    return bucket_server


def put_all(raw: Path) -> None:
    """The raw folder as objects, and what else lies in buckets."""
    for path in raw.rglob("*"):
        if path.is_file():
            bucket.put(RAW / path.relative_to(raw).as_posix(), path.read_bytes())
    for name in (".hidden/x.txt", "README.md", "a/draft.txt~", "folder/"):
        bucket.put(RAW / "x", b"") if name == "x" else bucket.client().put_object(
            Bucket="news", Key=f"raw/{name}", Body=b""
        )


@pytest.fixture
def begun(run: Run, raw: Path) -> None:
    """The raw folder and the warehouse on S3 after a first run, made once for all tests; this machine has no copy of them."""
    if "begun" in {one["Name"] for one in bucket.client().list_buckets()["Buckets"]}:
        copy_all("begun", "news")
        return
    put_all(raw)
    run(raw=RAW, warehouse=WAREHOUSE)
    bucket.client().create_bucket(Bucket="begun")
    copy_all("news", "begun")


def copy_all(source: str, target: str) -> None:
    """All objects of a bucket in another one."""
    for one in bucket.objects(Url(source)):
        bucket.client().copy_object(Bucket=target, Key=one.key, CopySource={"Bucket": source, "Key": one.key})


def keys(below: Url) -> set[str]:
    return {one.key.removeprefix(below.inside) for one in bucket.objects(below)}


def call(*arguments: str) -> Result:
    """The command in this process."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def here() -> Path:
    return store_of(WAREHOUSE).here


def test_the_rows_are_those_of_a_local_run(run: Run, rows: Rows, raw: Path, tmp_path: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    (raw / "feed.jsonl").write_text('{"id": "a", "text": "Zelensky met Biden on Monday."}\n', encoding="utf-8")
    put_all(raw)
    first = run(raw=RAW, warehouse=WAREHOUSE)
    assert (first.run.seen, first.run.loaded, first.run.quarantined) == (4, 3, 1)
    assert first.database == "s3://news/some/warehouse/columnist.duckdb"
    run(warehouse=tmp_path / "local")
    assert rows(of=here()) == rows(of=tmp_path / "local")
    kept = keys(WAREHOUSE)
    assert {"columnist.duckdb", "inputs.jsonl"} <= kept
    assert not [key for key in kept if key.startswith("staging/") or "spare" in key]
    assert not (here() / "fetched").exists()
    again = run(raw=RAW, warehouse=WAREHOUSE)
    assert (again.run.unchanged, again.run.loaded, again.run.run_id) == (3, 0, "r000002")
    bucket.put(RAW / "kyiv.txt", b"Four people were hurt in Kyiv.")
    bucket.delete(RAW, ["raw/empty.txt"])
    changed = run(raw=RAW, warehouse=WAREHOUSE)
    assert (changed.run.seen, changed.run.loaded, changed.run.unchanged) == (3, 1, 2)


@pytest.mark.usefixtures("begun")
def test_another_machine_goes_on_and_readers_get_a_copy_of_the_newest_file(
    run: Run, rows: Rows, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = rows(of=built)
    with pytest.raises(FileNotFoundError, match="s3://news/none: nothing is published there"):
        reading("s3://news/none")
    with reading("s3://news/some/warehouse/columnist.duckdb") as old:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
        bucket.put(RAW / "lviv.txt", b"Three people were killed in Lviv on Monday.")
        second = run(raw=RAW, warehouse=WAREHOUSE)
        assert (second.run.run_id, second.run.loaded, second.run.unchanged) == ("r000002", 1, 2)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        assert len(frame("documents", str(WAREHOUSE))) == 3
        third = run(raw=RAW, warehouse=WAREHOUSE)
        assert (third.run.run_id, third.run.unchanged) == ("r000003", 3)
        assert len(old.execute("FROM documents").fetchall()) == 2
    assert set(mine["documents"]) < set(rows(of=here())["documents"])


def test_other_objects_in_the_warehouse_are_left_alone(run: Run, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles may come in below the warehouse, even while a run is at work."""
    put_all(raw)
    whole, real = Url("news"), Bucket.keep

    def keep(self: Bucket) -> None:
        bucket.put(RAW / "late.txt", b"Two died in Lviv.")
        real(self)

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "keep", keep)
        assert run(raw=RAW, warehouse=whole).run.seen == 2
    assert run(raw=RAW, warehouse=whole).run.seen == 3
    assert not (store_of(whole).here / "raw").exists()


@pytest.mark.usefixtures("begun")
def test_what_cannot_be_downloaded_is_quarantined(run: Run, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    real = bucket.objects

    def objects(url: Url) -> Iterator[Object]:
        yield from real(url)
        if url == RAW:
            yield Object("raw/gone.txt", 5, '"e"')

    with monkeypatch.context() as patch:
        patch.setattr(bucket, "objects", objects)
        found = run(raw=RAW, warehouse=WAREHOUSE)
    assert (found.run.unchanged, found.run.quarantined) == (2, 1)
    assert "'gone.txt', 0, 'vanished'" in str(rows(of=here())["quarantine"])
    assert run(raw=RAW, warehouse=WAREHOUSE).run.seen == 2


@pytest.mark.usefixtures("raw")
def test_a_bucket_that_is_not_there_is_one_line(run: Run) -> None:
    with pytest.raises(Refused, match=r"the raw folder s3://nothing/raw cannot be read: .*does not exist"):
        run(raw=Url("nothing", "raw"))
    with pytest.raises(Exception, match=r"the warehouse s3://nothing cannot be used: .*does not exist"):
        run(warehouse=Url("nothing"))
    with pytest.raises(Refused, match="s3://news/raw holds no files"):
        run(raw=RAW)


class Dead(BaseException):
    """What a kill looks like: nothing is cleaned up."""


CHANGED = b"Four people were hurt in Kyiv on Monday."


@pytest.fixture(scope="module")
def changed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The rows of a local warehouse in which one of the articles was edited."""
    return rows_after(built, tmp_path_factory.mktemp("changed"), "kyiv.txt", CHANGED)


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    "place", ["Bucket.keep", *(pytest.param(f"Lake.{one}", marks=pytest.mark.sweep) for one in ("replace", "finish"))]
)
def test_a_run_that_is_killed_is_made_good_by_another_machine(
    place: str, run: Run, rows: Rows, tmp_path: Path, changed: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.put(RAW / "kyiv.txt", CHANGED)
    owner, name = {"Lake": Lake, "Bucket": Bucket}[place.split(".", maxsplit=1)[0]], place.split(".")[1]
    real = getattr(owner, name)

    def dies(*args: Any) -> None:
        if name != "keep":
            real(*args)
        raise Dead

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, dies)
        patch.setattr(Lake, "recover", lambda _: False)
        with pytest.raises(Dead):
            run(raw=RAW, warehouse=WAREHOUSE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    run(raw=RAW, warehouse=WAREHOUSE)
    assert rows("run_id", of=here()) == changed


def test_shards_that_were_read_are_taken_as_they_are(
    run: Run, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_all(raw)

    def stops(jobs: Iterable[Job]) -> Iterable[Done]:
        worker.read(next(iter(jobs)))
        raise Dead

    with pytest.raises(Dead):
        run(stops, raw=RAW, warehouse=WAREHOUSE, shard_bytes=1)
    assert len([key for key in keys(WAREHOUSE) if key.startswith("staging/")]) == 1
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    made, real = [], worker.rows
    monkeypatch.setattr(worker, "rows", lambda *args: (made.append(1), real(*args))[1])
    assert run(raw=RAW, warehouse=WAREHOUSE, shard_bytes=1).run.loaded == 2
    assert len(made) == 1


@pytest.mark.flow
def test_the_commands_know_s3(
    columnist: Command, raw: Path, s3: dict[str, str], server: str, rows: Rows, built: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    put_all(raw)
    environment = s3 | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PREFECT_API_URL": server}
    done = columnist("run", "s3://news/raw", "-w", "s3://news/some/warehouse", **environment)
    assert done.returncode == 0, done.stderr
    assert "open  s3://news/some/warehouse/columnist.duckdb" in done.stdout
    assert rows(of=here()) == rows(of=built)
    place = "s3://news/some/warehouse"
    query = "SELECT count(*) AS n FROM documents"
    assert json.loads(call("sql", query, "-w", place, "--format", "json").stdout) == [{"n": 2}]
    for command in (["check"], ["runs"], ["rebuild"], ["vacuum"], ["sql", query, "--as-of", "r000001"]):
        found = call(*command, "-w", place)
        assert found.exit_code == 0, found.stderr
    monkeypatch.setenv("PREFECT_API_URL", server)
    examined = call("doctor", "s3://news/raw", "-w", place).stdout
    assert "s3://news/raw: 2 files" in examined
    assert f"{place}/columnist.duckdb: 2 articles" in examined


@pytest.mark.usefixtures("begun")
def test_a_holder_that_was_killed_blocks_nobody_for_long(
    s3: dict[str, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import time\nfrom warehouse.storage import store_of\n"
        "with store_of('s3://news/some/warehouse').lock():\n    print('held', flush=True)\n    time.sleep(6000)\n"
    )
    environment = os.environ | s3 | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment) as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.kill()
    from warehouse import lease  # noqa: PLC0415 -- one use

    real = lease.look

    def soon(url: Url) -> lease.LockObject | None:
        """The lock as it looks to one who holds others for dead after three seconds."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lease, "LEASE", 3.0)
            return real(url)

    monkeypatch.setattr(lease, "look", soon)
    assert run(raw=RAW, warehouse=WAREHOUSE).run.unchanged == 2


def test_places_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNIST_WAREHOUSE", "s3://news/wh/")
    settings = resolve({"raw": "s3://news"})
    assert (settings.raw, settings.warehouse) == (Url("news"), Url("news", "wh"))
    assert json.loads(settings.to_json())["warehouse"] == "s3://news/wh"
