"""The lock on S3: one holder at a time, taken over when it shows no sign of life, and known to be lost."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest
from deltalake import write_deltalake
from deltalake.exceptions import DeltaError

from tests.bucket import connect
from tests.waiting import until
from tests.warehouse.rows import tables
from warehouse import bucket, lease
from warehouse.bucket import BucketError
from warehouse.lake import ALONE, Lake, LakeError
from warehouse.lease import Held, Lease, Lost
from warehouse.place import Url
from warehouse.storage import Bucket, Busy, store_of

LOCK = Url("locks", "wh/.lock")


@pytest.fixture(autouse=True)
def s3(bucket_server: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(monkeypatch, bucket_server, tmp_path / "cache")
    client = bucket.client()
    if "locks" in {one["Name"] for one in client.list_buckets()["Buckets"]}:
        bucket.delete(Url("locks"), [one.key for one in bucket.objects(Url("locks"))])
    client.create_bucket(Bucket="locks")
    monkeypatch.setattr(lease, "POLL", 0.05)


def test_one_holds_it_at_a_time() -> None:
    for _ in range(3):
        with Lease(LOCK).held(0):
            with pytest.raises(Held), Lease(LOCK).held(0.1):
                pass
            with pytest.raises(Busy, match="s3://locks/wh: another run is writing"), store_of("s3://locks/wh").lock(0):
                pass


def test_many_who_wait_get_it_one_by_one() -> None:
    inside, most = [], []

    def wait() -> None:
        with Lease(LOCK).held(-1):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.02)
            inside.pop()

    threads = [Thread(target=wait) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 5


def test_a_holder_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "BEATS", 1000)
    with Lease(LOCK).held(0):
        for _ in range(3):
            seen = lease.look(LOCK)
            until(lambda seen=seen: lease.look(LOCK) != seen)
        with pytest.raises(Held), Lease(LOCK).held(0):
            pass


def test_a_dead_holder_is_followed_and_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        frozen = Lease(LOCK)
        with monkeypatch.context() as patch:
            patch.setattr(Lease, "beat", lambda _: None)
            stack.enter_context(frozen.held(0))
        frozen.confirm()
        monkeypatch.setattr(lease, "LEASE", 1.0)
        with Lease(LOCK).held(-1):
            with pytest.raises(Lost, match="the lock was lost"):
                frozen.confirm()
            frozen.beat()
            assert frozen.lost
            stack.close()
            monkeypatch.setattr(lease, "LEASE", 600.0)
            with pytest.raises(Held), Lease(LOCK).held(0):
                pass


def test_a_store_that_heeds_no_conditions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    real = lease.write
    monkeypatch.setattr(lease, "write", lambda url, content, **_: real(url, content))
    with pytest.raises(BucketError, match="heeds no conditions"), Lease(LOCK).held(0):
        pass


def test_nothing_is_written_without_the_lock() -> None:
    store = Bucket(Url("locks", "wh"))
    lake = Lake(store)
    with store.lock(0):
        lake.replace(tables("a"), ["a"])
        assert store._lease
        store._lease.lost = True
        with pytest.raises(LakeError, match=r"lake/documents: cannot be written: .*the lock was lost"):
            lake.replace(tables("b"), ["b"])
    assert lake.read("documents")["doc_id"].to_pylist() == ["a"]


def test_a_commit_that_another_one_came_before_fails() -> None:
    """Delta puts a commit on the condition that its number is new, without any lock of its own."""
    lake = Lake(Url("locks", "wh"))
    lake.replace(tables("a"), ["a"])
    rows, stale = lake.read("quarantine"), lake._open("quarantine")
    write_deltalake(Lake(Url("locks", "wh"))._open("quarantine"), rows, mode="append")
    with pytest.raises(DeltaError, match="commit"):
        write_deltalake(stale, rows, mode="append", commit_properties=ALONE)
    assert Lake(Url("locks", "wh"))._open("quarantine").version() == stale.version() + 1
