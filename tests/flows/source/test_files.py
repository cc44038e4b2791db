from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.load import Summary
from flows.source.files import printable, walk
from flows.workers.worker import Job

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]

EVIL = [
    "it's \"quoted\".txt", "line\nbreak.txt", "-rf.txt", "--help.txt", "{{ 7*7 }} {0} %s $HOME.txt", "'; DROP TABLE documents; --.txt",
    "tab\there.txt", "bidi\u202etxt.txt", "a#b#c.txt", " .txt", "caf\\xe9.txt", os.fsdecode(b"caf\xe9.txt"), os.fsdecode(b"\xff\xfe\x80.txt"),
    "n" * 200 + ".txt", "..txt", "...txt",
]  # fmt: skip


def everything(root: Path) -> set[str]:
    return {os.fspath(Path(folder) / name) for folder, below, files in os.walk(root) for name in [*below, *files]}


def test_names_stay_apart() -> None:
    assert len({printable(name) for name in EVIL}) == len(EVIL)


def test_walk_takes_each_file_once_and_follows_no_link_to_a_folder(tmp_path: Path) -> None:
    deep = tmp_path / "raw" / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "one.txt").write_text("One died.")
    (deep / "up").symlink_to(tmp_path / "raw")
    (tmp_path / "raw" / "self.txt").symlink_to("self.txt")
    (tmp_path / "raw" / "same.txt").symlink_to(deep / "one.txt")
    os.mkfifo(deep / "pipe.jsonl")
    found = {f.uri: f.problem and f.problem[0] for f in walk(tmp_path / "raw", None)}
    assert found == {
        "a/b/one.txt": None,
        "a/b/pipe.jsonl": "no_file",
        "a/b/up": "no_file",
        "same.txt": None,
        "self.txt": "unreadable",
    }


@pytest.mark.model
def test_evil_names_are_data(run: Run, rows: Rows, raw: Path, tmp_path: Path, warehouse: Path) -> None:
    for number, name in enumerate(name for name in EVIL if not name.startswith(".")):
        (raw / name).write_text(f"{number + 2} people were killed in Kyiv on Monday.")
    ids = ["../../x", "/etc/passwd", "'; DROP TABLE documents; --", "{{7*7}}", "a\nb", "\x00", "x" * 5000]
    (raw / "feed.jsonl").write_text(
        "".join(json.dumps({"id": i, "text": f"It hit {n} towns."}) + "\n" for n, i in enumerate(ids))
    )
    (raw / "feed.jsonl#{{7*7}}").write_text("a file that is named like a record")
    before = everything(tmp_path)
    first = run().run
    assert (first.seen, first.loaded + first.quarantined) == (first.seen, first.seen)
    assert first.loaded == 2 + len([n for n in EVIL if not n.startswith(".")]) + len(ids) - 1
    assert {p for p in everything(tmp_path) - before if not p.startswith(str(warehouse))} == set()
    found = rows()
    again = run().run
    assert (again.seen, again.unchanged, again.loaded) == (first.seen, first.loaded, 0)
    assert rows() == found


@pytest.mark.model
def test_files_that_vanish_or_change_on_the_way_are_taken_up_again(
    run: Run, rows: Rows, raw: Path, tmp_path: Path
) -> None:
    from flows.source import opening  # noqa: PLC0415 -- patched below
    from flows.workers import worker  # noqa: PLC0415 -- patched below

    whole, opened = opening.split, list[str]()

    def meddle(uri: str, *rest: object) -> object:
        opened.append(uri)
        if opened.count("kyiv.txt") == 2:  # counted before
            opened.clear()
            (raw / "kyiv.txt").write_text("Nobody was hurt in Odesa, the mayor said.\n")
            (raw / "sub" / "kursk.txt").unlink()
        return whole(uri, *rest)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "split", meddle)
        first = run(reader=lambda jobs: [worker.read(job) for job in list[Job](jobs)]).run
    assert (first.seen, first.loaded, first.quarantined) == (2, 1, 1)
    assert any("vanished" in row for row in rows()["quarantine"])
    second = run().run
    assert (second.seen, second.quarantined) == (1, 0)
    run(warehouse=tmp_path / "fresh")
    assert rows("run_id") == rows("run_id", of=tmp_path / "fresh")
