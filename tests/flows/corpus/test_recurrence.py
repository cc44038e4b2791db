from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows.load import Summary
from flows.source import opening
from flows.source.opening import LONGEST
from tests.flows.conftest import run_here, write_raw
from tests.golden.publishers import Page, pages
from transforms.clean.decision import RECURRING
from transforms.read import LIMITS, Source
from transforms.read.formats import read

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
Fresh = Callable[[Path], dict[str, list[str]]]
pytestmark = pytest.mark.model
COURIER = [page for page in pages() if page.publisher == "The Harbour Courier"]
OTHERS = [page for page in pages() if page.publisher == "Frontier Monitor"][:2]
BOILERPLATE = {text for page in COURIER for text, boilerplate in page.lines if boilerplate}


def record(page: Page) -> str:
    """A page as a line of a dump."""
    return json.dumps({"id": page.url, "text": page.text, "url": page.url, "publisher": page.publisher}) + "\n"


def write(raw: Path, found: list[Page]) -> None:
    """Write pages into a folder, each into a file of its own; the files of others go."""
    wanted = {f"{page.url.rpartition('/')[2]}.jsonl": page for page in found}
    for file in raw.glob("*.jsonl"):
        if file.name not in wanted:
            file.unlink()
    for name, page in wanted.items():
        if not (raw / name).exists():
            (raw / name).write_text(record(page), encoding="utf-8")


@pytest.fixture
def feed(raw: Path) -> Callable[[list[Page]], None]:
    """Write pages into the raw folder."""
    return partial(write, raw)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw folder and a warehouse after runs over two and over three articles of a publisher; `old` is the first's counts."""
    folder = tmp_path_factory.mktemp("grown")
    raw = write_raw(folder / "raw")
    write(raw, COURIER[:2])
    run_here(raw, folder / "warehouse")
    shutil.copy(folder / "warehouse" / "recurring.parquet", folder / "old")
    write(raw, COURIER[:3] + OTHERS[:1])
    run_here(raw, folder / "warehouse")
    return folder


def loaded(summary: Summary) -> tuple[int, int]:
    """How many articles were read, and how many left as they were; the account is exact."""
    run = summary.run
    assert run.seen == run.loaded + run.unchanged + run.quarantined
    return run.loaded, run.unchanged


def dropped(found: dict[str, list[str]]) -> int:
    """How many lines were dropped because they recur."""
    return sum(f"'{RECURRING}'" in row for row in found["blocks"])


def test_growing_and_shrinking_end_as_a_fresh_warehouse_does(
    run: Run, rows: Rows, feed: Callable[[list[Page]], None], raw: Path, fresh: Fresh
) -> None:
    feed(COURIER[:2] + OTHERS)
    assert loaded(run()) == (6, 0)
    assert dropped(rows()) == 0
    feed(COURIER[:3] + OTHERS)
    assert loaded(run()) == (3, 4)  # the third article, and the two whose lines it made recur
    assert dropped(rows()) >= 3
    assert all(any(line in row for line in BOILERPLATE) for row in rows()["blocks"] if RECURRING in row)
    assert loaded(run()) == (0, 7)
    assert rows("run_id") == fresh(raw)
    feed(COURIER[:2] + OTHERS)
    assert loaded(run()) == (2, 4)
    assert dropped(rows()) == 0
    assert rows("run_id") == fresh(raw)


def test_a_dump_in_any_order_gives_the_same_rows(run: Run, rows: Rows, raw: Path, tmp_path: Path) -> None:
    found = [record(page) for page in COURIER + OTHERS]
    (raw / "feed.jsonl").write_text("".join(found), encoding="utf-8")
    run()
    before = rows("run_id", "quarantine")
    assert dropped(before)
    found.reverse()
    (raw / "feed.jsonl").write_text("".join(found), encoding="utf-8")
    assert loaded(run()) == (0, len(found) + 2)
    run(warehouse=tmp_path / "fresh", shard_bytes=1)
    assert before == rows("run_id") == rows("run_id", of=tmp_path / "fresh")


@pytest.mark.parametrize(
    "loss", ["deleted", *(pytest.param(one, marks=pytest.mark.sweep) for one in ("old", "broken"))]
)
def test_counts_that_are_lost_cost_time_only(
    run: Run, rows: Rows, feed: Callable[[list[Page]], None], warehouse: Path, grown: Path, loss: str
) -> None:
    kept = warehouse / "recurring.parquet"
    feed(COURIER[:3] + OTHERS[:1])
    shutil.copytree(grown / "warehouse", warehouse)
    before = rows("run_id")
    if loss == "old":
        shutil.copy(grown / "old", kept)
    elif loss == "broken":
        kept.write_bytes(b"PAR1")
    else:
        kept.unlink()
    assert loaded(run()) == (3, 3)  # those with lines that recur; what their rows were made without is not known
    assert rows("run_id") == before
    assert loaded(run()) == (0, 6)
    kept.unlink()
    feed(COURIER[:2] + OTHERS[:1])
    assert loaded(run()) == (2, 3)
    assert dropped(rows()) == 0


def test_a_run_that_was_killed_is_made_up_for(
    run: Run, rows: Rows, feed: Callable[[list[Page]], None], raw: Path, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: Any) -> None:
        raise KeyboardInterrupt

    feed(COURIER[:2])
    run()
    feed(COURIER[:3])
    for place in ("flows.source.manifest.save", "flows.corpus.recurrence.Recurrence.save", "warehouse.publish.publish"):
        with monkeypatch.context() as patch:
            patch.setattr(place, dies)
            with pytest.raises(KeyboardInterrupt):
                run()
    run()
    assert dropped(rows())
    assert rows("run_id") == fresh(raw)


def test_an_article_that_was_kept_without_its_file_is_not_counted(
    run: Run, rows: Rows, feed: Callable[[list[Page]], None], raw: Path, fresh: Fresh
) -> None:
    feed(COURIER[:3])
    run()
    assert dropped(rows())
    feed(COURIER[:2])
    assert loaded(run(keep_removed=True)) == (2, 2)
    left = dropped(rows())
    assert left
    feed(COURIER[1:3])
    assert loaded(run(keep_removed=True))[0] == 1  # back again, and its lines recur no more
    assert dropped(rows()) == 0
    run()
    assert rows("run_id") == fresh(raw)


@pytest.mark.parametrize(
    ("source", "counted"),
    [
        (Source("a.jsonl#1", "jsonl", record(COURIER[0]).encode()), True),
        (Source("a.jsonl#1", "jsonl", record(COURIER[0]).encode() + b" " * LONGEST), False),
        (Source("a.pdf", "pdf", b"%PDF-1.7"), False),
    ],
)
def test_the_run_itself_reads_no_article_that_may_take_long(
    source: Source, *, counted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[Source]()
    monkeypatch.setattr(opening, "read", lambda one, limits: opened.append(one) or read(one, limits))
    assert (opening.count(source, LIMITS) is not None, bool(opened)) == (counted, counted)
