"""An article whose rows fail a check is quarantined with the check and the row; the others are published."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.load import Summary
from flows.workers import worker
from flows.workers.worker import Done, Job
from tests.warehouse.rows import value
from tests.warehouse.test_checks import WRONG
from warehouse import connect
from warehouse.checks import checks
from warehouse.contract import columns, schema
from warehouse.publish import CheckFailed
from warehouse.tables import TABLES
from warehouse.tables.quarantine import Quarantine

Run = Callable[..., Summary]
pytestmark = pytest.mark.model

TEXT = """Volodymyr Zelensky said on Monday, 18 November 2024, that 38 of 41 drones were shot down over Kyiv.

“They fell on the town of Brovary,” he said. Russia attacked a depot near Kursk and killed {n} people, the ministry said.

Prices rose by {n} % in the week, and the bank paid ${n}00 million for a plant number {n} in Lviv.
"""
FAILING = {check.name for check in checks() if check.severity == "fail"}
MADE_ANEW = {"documents_duplicate_of", "documents_duplicates", "mentions_entity_id", "documents_unique"}
"""What the stages across articles work out again, whatever the worker wrote; an article has one row of documents."""
BROKEN = [
    (check, table, values)
    for check, table, values in WRONG
    if values and check in FAILING - MADE_ANEW and table not in {"runs", "entities"} and "doc_id" not in values
]


OUTSIDE = [
    ("mentions", {"entity_type": "planet"}), ("events", {"factuality": "rumoured"}), ("times", {"timex_type": "era"}),
    ("figures", {"kind": "guess"}), ("documents", {"published_at_source": "hearsay"}),
]  # fmt: skip
"""Values that their columns do not name."""


def write_articles(raw: Path, count: int) -> None:
    for n in range(count):
        (raw / f"{n:02}.txt").write_text(TEXT.format(n=n + 2) + f"The {n}th ship of {n + 7} left port {n}.\n", "utf-8")


def reader_that_breaks(wrong: dict[str, tuple[str, dict[str, Any]]]) -> Callable[[Iterable[Job]], Iterable[Done]]:
    """A reader that, by source_uri, changes the first row that an article has in a table."""

    def read(jobs: Iterable[Job]) -> list[Done]:
        done = []
        for job in jobs:
            done.append(worker.read(job))
            folder = job.staging.folder / done[-1].keys[0]
            articles = pq.read_table(folder / "documents.parquet").to_pylist()
            for article in articles:
                if article["source_uri"] in wrong:
                    spoil(folder, article["doc_id"], *wrong[article["source_uri"]])
        return done

    return read


def spoil(folder: Path, doc_id: str, table: str, values: dict[str, Any]) -> None:
    file = folder / f"{table}.parquet"
    rows = pq.read_table(file, schema=schema(TABLES[table])).to_pylist()
    first = next(row for row in rows if row["doc_id"] == doc_id)
    for column in columns(TABLES[table]):
        if (given := values.get(column.name)) is not None:
            own = f"{doc_id}:{given[2:]}" if isinstance(given, str) and given.startswith("a:") else given
            first[column.name] = value(column, own)
        elif column.name in values:
            first[column.name] = None
    pq.write_table(pa.Table.from_pylist(rows, schema=schema(TABLES[table])), file)


def documents(warehouse: Path) -> set[str]:
    with connect(warehouse / "columnist.duckdb") as connection:
        return {uri for (uri,) in connection.execute("SELECT source_uri FROM documents").fetchall()}


def test_each_check_costs_the_one_article_that_breaks_it(run: Run, raw: Path, warehouse: Path) -> None:
    for file in [*raw.glob("*.txt"), *raw.glob("sub/*")]:
        file.unlink()
    write_articles(raw, len(BROKEN) + 10)
    wrong = {f"{n:02}.txt": (table, values) for n, (_, table, values) in enumerate(BROKEN)}
    summary = run(reader_that_breaks(wrong))
    published = {f"{n:02}.txt" for n in range(len(BROKEN) + 10)} - wrong.keys()
    assert documents(warehouse) == published
    found = {row.source_uri: row for row in summary.quarantine}
    assert found.keys() == wrong.keys()
    assert {row.reason for row in found.values()} == {"check_failed"}
    assert [check for n, (check, _, _) in enumerate(BROKEN) if f"{n:02}.txt" not in found] == []
    assert found["00.txt"].detail.startswith(BROKEN[0][0])
    assert summary.run.seen == len(BROKEN) + 10 == summary.run.loaded + summary.run.quarantined
    again = run()
    assert (again.run.loaded, again.run.unchanged, again.run.quarantined) == (0, 10, len(BROKEN))
    (raw / "00.txt").write_text("A ship left Odesa.\n", encoding="utf-8")
    assert run().run.loaded == 1
    assert documents(warehouse) == published | {"00.txt"}


@pytest.mark.parametrize("loaded", [False, True])
def test_a_value_outside_its_enumeration_costs_its_article(
    run: Run,
    raw: Path,
    warehouse: Path,
    built: Path,
    loaded: bool,  # noqa: FBT001
) -> None:
    if loaded:
        shutil.copytree(built, warehouse)
    write_articles(raw, len(OUTSIDE) + 2)
    summary = run(reader_that_breaks({f"{n:02}.txt": one for n, one in enumerate(OUTSIDE)}))
    found = {row.source_uri: row for row in summary.quarantine}
    assert sorted(found) == [f"{n:02}.txt" for n in range(len(OUTSIDE))]
    assert {row.reason for row in found.values()} == {"check_failed"}
    assert found["00.txt"].detail.startswith("mentions_entity_type: ")
    assert "planet" in found["00.txt"].detail
    assert documents(warehouse) == {"kyiv.txt", "sub/kursk.txt", "05.txt", "06.txt"}


def test_an_article_of_the_warehouse_that_fails_later_goes_too(run: Run, raw: Path, begun: Path) -> None:
    (raw / "kyiv.txt").write_text("Four people were hurt in Kyiv on Monday, a doctor said.\n", encoding="utf-8")
    summary = run(reader_that_breaks({"kyiv.txt": ("sentences", {"block_id": "z"})}))
    assert documents(begun) == {"sub/kursk.txt"}
    assert (summary.run.seen, summary.run.unchanged, summary.run.quarantined) == (2, 1, 1)


def test_a_check_of_the_whole_warehouse_still_refuses(
    run: Run, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "flows.load.Load.quarantine", lambda _: [Quarantine("ghost.txt", 0, "empty", "", None, None, None)]
    )
    with pytest.raises(CheckFailed, match="runs_account"):
        run()
    assert not (warehouse / "columnist.duckdb").exists()
