from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.load import Summary
from flows.source.listing import Refused
from warehouse.publish import CheckFailed
from warehouse.storage import Busy, StoreError, store_of

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
pytestmark = pytest.mark.model


def account(summary: Summary) -> tuple[int, int, int, int, int]:
    run = summary.run
    assert run.seen == run.loaded + run.unchanged + run.quarantined
    return run.seen, run.loaded, run.unchanged, run.quarantined, run.removed


def test_a_second_run_loads_nothing_and_changes_no_row(run: Run, rows: Rows) -> None:
    assert account(run()) == (2, 2, 0, 0, 0)
    before = rows()
    assert len(before["documents"]) == 2
    assert before["events"]
    second = run()
    assert account(second) == (2, 0, 2, 0, 0)
    assert second.run.run_id == "r000002"
    assert rows() == before


@pytest.mark.usefixtures("begun")
def test_a_fresh_warehouse_has_the_same_rows(run: Run, rows: Rows, raw: Path, tmp_path: Path) -> None:
    (raw / "more.jsonl").write_text('{"id": "a", "text": "Zelensky met Biden on Monday."}\n', encoding="utf-8")
    (raw / "kyiv.txt").write_text("Joe Biden flew to Warsaw. Four people were hurt.\n", encoding="utf-8")
    run()
    run(warehouse=tmp_path / "fresh", shard_bytes=1)
    assert rows("run_id") == rows("run_id", of=tmp_path / "fresh")


@pytest.mark.usefixtures("begun")
def test_rows_follow_their_files(run: Run, rows: Rows, raw: Path) -> None:
    untouched = [row for row in rows("run_id")["events"] if "missiles" in row or "fire" in row]
    (raw / "kyiv.txt").write_text("Nothing happened in Lviv.\n", encoding="utf-8")
    assert account(run()) == (2, 1, 1, 0, 0)
    assert not any("Kyiv" in row for row in rows()["mentions"])
    assert [row for row in rows("run_id")["events"] if "missiles" in row or "fire" in row] == untouched
    (raw / "kyiv.txt").unlink()
    assert account(run(keep_removed=True)) == (1, 0, 1, 0, 0)
    assert len(rows()["documents"]) == 2
    assert account(run()) == (1, 0, 1, 0, 1)
    assert len(rows()["documents"]) == 1


@pytest.mark.usefixtures("begun")
def test_a_touched_file_is_unchanged(run: Run, raw: Path) -> None:
    os.utime(raw / "kyiv.txt", (1, 1))
    assert account(run()) == (2, 0, 2, 0, 0)


def test_records_of_a_container_are_told_apart(run: Run, raw: Path) -> None:
    lines = [{"id": n, "text": f"{n + 2} people died in Kursk."} for n in range(4)]
    file = raw / "feed.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert account(run()) == (6, 6, 0, 0, 0)
    lines[1]["text"] = "Nobody died in Kursk."
    del lines[3]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert account(run()) == (5, 1, 4, 0, 1)


def zoo(raw: Path) -> dict[str, str]:
    """Inputs that cannot be read, with the reason expected for each."""
    (raw / "empty.txt").write_bytes(b"")
    (raw / "blank.txt").write_bytes(b" \n\n")
    (raw / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (raw / "photo.xyz").write_bytes(b"\xff\xd8\xff\xe0")
    (raw / "none.jsonl").write_bytes(b"\n")
    (raw / "broken.jsonl").write_text('{"id": 1, "text": "One died."}\n{"id": 1, "text": "Again."}\n{oops\n')
    (raw / "gone.txt").symlink_to(raw / "nowhere.txt")
    (raw / "out.txt").symlink_to("/etc/hostname")
    (raw / "loop").symlink_to(raw)
    os.mkfifo(raw / "pipe.txt")
    for ignored in (".hidden.txt", "README.md", "LICENSE", "draft.txt~"):
        (raw / ignored).write_text("no article")
    return {
        "empty.txt": "empty", "blank.txt": "empty", "binary.txt": "binary", "photo.xyz": "unknown_format",
        "none.jsonl": "empty", "broken.jsonl#3": "bad_json", "gone.txt": "vanished", "out.txt": "outside", "loop": "no_file", "pipe.txt": "no_file",
    }  # fmt: skip


def test_what_cannot_be_read_is_quarantined_and_accounted_for(run: Run, rows: Rows, raw: Path) -> None:
    expected = zoo(raw)
    first = run()
    found = rows()["quarantine"]
    reasons = {line.split("'")[1]: line.split("'")[3] for line in found}
    assert reasons == expected
    assert account(first) == (14, 4, 0, 10, 0)
    assert account(run()) == (14, 0, 4, 10, 0)
    assert rows()["quarantine"] == found
    (raw / "empty.txt").write_text("Two died in Lviv.")
    (raw / "binary.txt").unlink()
    assert account(run()) == (13, 1, 4, 8, 0)


def test_what_was_too_large_is_tried_again_under_other_limits(run: Run, rows: Rows, raw: Path, tmp_path: Path) -> None:
    (raw / "long.txt").write_text("Two died in Lviv. " * 20, encoding="utf-8")
    small = {"limit_text_chars": 200}
    assert account(run(**small)) == (3, 2, 0, 1, 0)
    assert account(run(**small)) == (3, 0, 2, 1, 0)
    assert account(run()) == (3, 1, 2, 0, 0)
    run(warehouse=tmp_path / "fresh")
    assert rows("run_id") == rows("run_id", of=tmp_path / "fresh")


@pytest.mark.usefixtures("begun")
def test_a_file_that_goes_bad_loses_its_rows(run: Run, rows: Rows, raw: Path) -> None:
    (raw / "kyiv.txt").write_bytes(b"")
    assert account(run()) == (2, 0, 1, 1, 0)
    assert len(rows()["documents"]) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_forbidden_file_is_tried_again(run: Run, raw: Path) -> None:
    (raw / "kyiv.txt").chmod(0)
    assert account(run()) == (2, 1, 0, 1, 0)
    (raw / "kyiv.txt").chmod(0o644)
    assert account(run()) == (2, 1, 1, 0, 0)


def test_names_that_are_no_text_are_written_as_escapes(run: Run, rows: Rows, raw: Path) -> None:
    (raw / "kyiv.txt").rename(raw / os.fsdecode(b"caf\xe9#1.txt"))
    assert account(run()) == (2, 2, 0, 0, 0)
    assert any(r"caf\\xe9#1.txt" in row for row in rows()["documents"])
    assert account(run()) == (2, 0, 2, 0, 0)


def test_the_warehouse_is_no_input(run: Run, raw: Path) -> None:
    assert account(run(warehouse=raw / "data")) == (2, 2, 0, 0, 0)
    assert account(run(warehouse=raw / "data")) == (2, 0, 2, 0, 0)


@pytest.mark.usefixtures("begun")
def test_a_failed_check_leaves_the_published_file(
    run: Run, rows: Rows, raw: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = (warehouse / "columnist.duckdb").read_bytes()
    before = rows()
    (raw / "new.txt").write_text("Three people were killed in Lviv.")

    def fail(*_: Any) -> None:
        raise CheckFailed([])

    with monkeypatch.context() as patch:
        patch.setattr("warehouse.publish.finished", fail, raising=False)
        patch.setattr("warehouse.publish.examine", fail)
        with pytest.raises(CheckFailed):
            run()
    assert (warehouse / "columnist.duckdb").read_bytes() == published
    assert not (warehouse / "staging").exists()
    again = run()
    assert account(again) == (3, 1, 2, 0, 0)
    assert again.run.run_id == "r000003"
    assert len(rows()["documents"]) == len(before["documents"]) + 1


@pytest.mark.usefixtures("begun")
def test_a_list_of_inputs_that_another_run_left_is_not_believed(run: Run, raw: Path, warehouse: Path) -> None:
    shutil.copy(warehouse / "inputs.jsonl", raw.parent / "old.jsonl")
    (raw / "new.txt").write_text("Three people were killed in Lviv.")
    run()
    shutil.copy(raw.parent / "old.jsonl", warehouse / "inputs.jsonl")
    assert account(run()) == (3, 0, 3, 0, 0)
    (warehouse / "inputs.jsonl").write_text("{")
    assert account(run()) == (3, 0, 3, 0, 0)


def test_finished_shards_of_a_killed_run_are_taken_over(run: Run, warehouse: Path) -> None:
    class Killed(Exception):
        pass

    from flows.workers import worker  # noqa: PLC0415 -- patched below

    def dies(jobs: Any) -> Any:
        list(map(worker.read, jobs))
        raise Killed

    with pytest.raises(Killed):
        run(reader=dies)
    folder = next((warehouse / "staging").iterdir())
    written = (folder / "documents.parquet").stat().st_mtime_ns

    def look(jobs: Any) -> Any:
        done = list(map(worker.read, jobs))
        assert (folder / "documents.parquet").stat().st_mtime_ns == written
        return done

    assert account(run(reader=look)) == (2, 2, 0, 0, 0)


@pytest.mark.usefixtures("begun")
def test_a_second_run_waits_or_says_so(run: Run, warehouse: Path) -> None:
    with store_of(warehouse).lock(timeout=0), pytest.raises(Busy, match="another run"):
        run(overlap="skip")


def test_folders_that_are_none_are_refused(run: Run, raw: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="does not exist"):
        run(raw=tmp_path / "none")
    with pytest.raises(Refused, match="is a file"):
        run(raw=raw / "kyiv.txt")
    (tmp_path / "bare").mkdir()
    with pytest.raises(Refused, match="holds no files"):
        run(raw=tmp_path / "bare")
    with pytest.raises(StoreError, match="is a file, or lies below one"):
        run(warehouse=raw / "kyiv.txt" / "x")
    assert not (tmp_path / "warehouse").exists()
