from __future__ import annotations

import dataclasses
import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from flows.load import Summary
from flows.source import opening
from flows.source.changes import Changes
from flows.source.files import File
from flows.source.opening import Counted, Ended, Stopped
from flows.workers import worker
from flows.workers.openers import Openers, Waited
from flows.workers.processes import context
from tests.waiting import until
from transforms.read import LIMITS, Source, Unreadable

pytestmark = pytest.mark.model  # the processes are forked from one that has it loaded
Run = Callable[..., Summary]
needs_timer = pytest.mark.skipif(worker.OVERTIME is None, reason="the system has no timer that ends a process")

HOSTILE = """
import os, re
from pathlib import Path
from flows.source import opening
from flows.source.opening import counted as real_counted, sources as real_sources

def sources(file, limits, known=None):
    yield from real_sources(file, limits, known)
    if "endless" in file.uri:
        re.match("(a+)+$", "a" * 60 + "b")  # in C, and it never gives the lock of the interpreter back
    if "large" in file.uri:
        bytearray(8_000_000_000)
    if "deadly" in file.uri:
        os._exit(9)
    once = Path(file.path + ".killed")
    if "unlucky" in file.uri and not once.exists():
        once.touch()
        os._exit(9)

def count(source, limits):
    if b"endless" in source.data:
        re.match("(a+)+$", "a" * 60 + "b")
    return real_count(source, limits)

real_count = opening.count

def counted(file, limits, known, skip=0):
    opening.sources, opening.count = sources, count
    return real_counted(file, limits, known, skip)
"""


@pytest.fixture
def opener() -> Iterator[Openers]:
    found = Openers(context(None))
    yield found
    found.stop()


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are hostile by their names, in the processes that take them apart."""
    (tmp_path / "hostile_files.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(tmp_path)
    import hostile_files  # type: ignore[import-not-found] # noqa: PLC0415 -- written just now

    monkeypatch.setattr(opening, "sources", hostile_files.sources)
    monkeypatch.setattr(opening, "counted", hostile_files.counted)


def jsonl(path: Path, *texts: str) -> File:
    """A file of articles."""
    path.write_text("".join(json.dumps({"text": text, "publisher": "The Post"}) + "\n" for text in texts))
    return File(path.name, str(path), path.stat().st_size, path.stat().st_mtime_ns)


def pipe(path: Path) -> File:
    """A file that nobody will ever write to: opening it waits for ever."""
    os.mkfifo(path)
    return File(path.name, str(path))


def test_files_are_taken_apart_as_in_this_process(opener: Openers, tmp_path: Path) -> None:
    file, gone = jsonl(tmp_path / "a.jsonl", "One died.", "Two died."), File("gone.txt", str(tmp_path / "gone.txt"))
    strange = jsonl(tmp_path / "a.xyz", "One died.")
    digest = next(opening.sources(file, LIMITS))
    assert list(opener.sources(file, LIMITS, None)) == list(opening.sources(file, LIMITS))
    assert list(opener.sources(file, LIMITS, str(digest))) == [digest]
    assert list(opener.counted(file, LIMITS, {})) == list(opening.counted(file, LIMITS, {}))
    with pytest.raises(FileNotFoundError):
        list(opener.sources(gone, LIMITS, None))
    with pytest.raises(Unreadable, match="unknown_format"):
        list(opener.sources(strange, LIMITS, None))
    started = opener.sources(file, LIMITS, None)
    next(started)
    started.close()  # type: ignore[attr-defined]  # a generator
    opener.rest()
    assert len(list(opener.sources(file, LIMITS, None))) == 3


def test_a_file_that_waits_for_ever_holds_no_other(opener: Openers, tmp_path: Path) -> None:
    stuck, ended = pipe(tmp_path / "stuck.jsonl"), list[str]()

    def wait() -> None:
        try:
            list(opener.counted(stuck, LIMITS, {}))
        except Stopped:
            ended.append("stopped")

    thread = threading.Thread(target=wait)
    thread.start()
    until(lambda: opener._busy)
    assert len(list(opener.counted(jsonl(tmp_path / "a.jsonl", "One died."), LIMITS, {}))) == 2
    assert thread.is_alive()
    opener.stop()
    thread.join()
    assert ended == ["stopped"]
    with pytest.raises(Stopped):
        list(opener.sources(stuck, LIMITS, None))


def test_a_file_that_waits_for_ever_is_quarantined_and_tried_again(tmp_path: Path) -> None:
    opener = Openers(context(None), waits=1)
    changes = Changes([pipe(tmp_path / "stuck.jsonl")], {}, {}, {}, "v", "r000001", opener=opener)
    try:
        assert list(changes.sources()) == []
        with pytest.raises(Waited):
            list(opener.counted(changes.files[0], LIMITS, {}))
    finally:
        opener.stop()
    (row,) = changes.rejected.values()
    assert (row.source_uri, row.reason, changes.seen.total()) == ("stuck.jsonl", "unreadable", 1)
    assert "no answer for 1 s" in row.detail
    assert changes.outcome([row]) == []


@needs_timer
@pytest.mark.usefixtures("hostile")
def test_what_comes_before_an_endless_place_is_loaded_and_the_place_visited_no_more(
    run: Run, raw: Path, warehouse: Path, opener: Openers
) -> None:
    jsonl(raw / "endless.jsonl", "Six people were killed in Odesa on Friday.")
    first = run(opener=opener, limit_seconds=2)
    assert (first.run.seen, first.run.loaded, first.run.quarantined) == (4, 3, 1)
    (row,) = first.quarantine
    assert (row.source_uri, row.reason) == ("endless.jsonl", "too_slow")
    assert "more than 2 s" in row.detail
    opener.stop()  # nothing is taken apart again
    second = run(opener=opener, limit_seconds=2).run
    assert (second.seen, second.unchanged, second.quarantined) == (4, 3, 1)
    with duckdb.connect(warehouse / "columnist.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(3,)]


@needs_timer
@pytest.mark.usefixtures("hostile")
def test_an_article_that_is_slow_to_count_is_not_counted_and_the_others_are(opener: Openers, tmp_path: Path) -> None:
    texts = ["One died.", "This one is endless.", "Two died.", "Three died."]
    found = list(opener.counted(jsonl(tmp_path / "a.jsonl", *texts), dataclasses.replace(LIMITS, seconds=1), {}))
    assert [bool(one.traces) for one in found if isinstance(one, Counted)] == [True, False, True, True]
    twice = jsonl(tmp_path / "b.jsonl", *texts, "So is endless this.", "Four died.")
    found = list(opener.counted(twice, dataclasses.replace(LIMITS, seconds=1), {}))
    assert [bool(one.traces) for one in found if isinstance(one, Counted)] == [True, False, True, True, False, False]


@pytest.mark.usefixtures("hostile")
def test_a_file_that_takes_too_much_memory_is_too_large(opener: Openers, tmp_path: Path) -> None:
    parts = opener.sources(jsonl(tmp_path / "large.jsonl", "One died."), LIMITS, None)
    assert isinstance(next(parts), str)
    assert isinstance(next(parts), Source)
    with pytest.raises(Unreadable, match="MB of memory"):
        next(parts)


@pytest.mark.usefixtures("hostile")
def test_a_process_that_dies_is_replaced_once(opener: Openers, tmp_path: Path) -> None:
    assert len(list(opener.sources(jsonl(tmp_path / "unlucky.jsonl", "One died."), LIMITS, None))) == 2
    with pytest.raises(Ended, match="crashed"):
        list(opener.sources(jsonl(tmp_path / "deadly.jsonl", "One died."), LIMITS, None))
