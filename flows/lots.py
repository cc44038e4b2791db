"""What was read goes to the lake in lots of bounded size; the last one is published with all before it.

A lot is joined with the corpus before it is committed, as a run of its own would be, so that memory follows the lot and not the input.
Killed between two lots, a run leaves a lake that is whole; the next run has the same id and goes on from there.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from flows.corpus import corrections
from flows.workers.forking import end_ground
from flows.workers.worker import Done
from warehouse import enumerations
from warehouse.contract import schema, to_arrow
from warehouse.lake import LakeError
from warehouse.memory import give_back
from warehouse.storage import PUBLISHED
from warehouse.tables import TABLES
from warehouse.tables.quarantine import Quarantine
from warehouse.tables.runs import Run

if TYPE_CHECKING:
    from flows.load import Load, Report
    from warehouse.checks import Result
    from warehouse.publish import Delta

LARGE = 500
"""Articles from which a run needs the memory of what its workers were forked from, some 350 MB, to publish them."""

T = TypeVar("T")
Put = Callable[[Run, "Delta", list[Quarantine]], T]
"""Puts a lot somewhere: the run's row, what changes, and the quarantine."""


def take(work: Load, parts: Iterable[Done], report: Report) -> None:
    """Take what is read, shard by shard, and commit it whenever a lot is full; the last lot is left to `publish`.

    Raises:
        LakeError, PublishError: as `commit`.
    """
    size = 0
    for part in parts:
        if size and size + part.size > work.settings.lot_chars:
            commit(work, report)
            size = 0
        work.done.append(part)
        size += part.size


def commit(work: Load, report: Report) -> None:
    """Put a lot into the lake, and into the published file where that is set.

    Raises:
        LakeError: the lake cannot be read or written.
        PublishError: the file cannot be written, or rows that belong to no article of the input fail a check.
    """
    from warehouse import publish as store  # noqa: PLC0415 -- DuckDB, for when something is to be published

    def put(run: Run, delta: Delta, _: list[Quarantine]) -> None:
        if work.settings.publish_lots:
            store.publish(work.lake, work.lake.root / PUBLISHED, delta, run, work.shown)
            work.shown = store.Shown(work.lake.last_run())
        else:
            store.commit(work.lake, delta, run)
            work.shown = work.shown.then(delta)
        work.commit()

    report.say(f"{sum(part.loaded for part in work.done):,} articles go to the lake")
    attempt(work, put, last=False)
    report.say("reading")


def publish(work: Load) -> tuple[Run, list[Result], list[Quarantine]]:
    """Put the last lot into the lake and all that was read into the published file, without the articles that fail a check.

    Returns:
        The run's row, the warnings of the checks, and the quarantine.

    Raises:
        CheckFailed: rows that must not exist and belong to no article of the input.
    """
    from warehouse import publish as store  # noqa: PLC0415 -- as in `commit`

    def put(run: Run, delta: Delta, quarantine: list[Quarantine]) -> tuple[Run, list[Result], list[Quarantine]]:
        return run, store.publish(work.lake, work.lake.root / PUBLISHED, delta, run, work.shown), quarantine

    return attempt(work, put, last=True)


def attempt(work: Load, put: Put[T], *, last: bool) -> T:
    """Put a lot somewhere, again without the articles that fail a check."""
    from warehouse.publish import CheckFailed  # noqa: PLC0415 -- as in `commit`

    while True:
        run = work.run
        try:
            run, delta, quarantine = prepare(work, last=last)
            return put(run, delta, quarantine)
        except CheckFailed as error:
            if not work.reject(error.results):
                fail(work, run)
                raise
        except Exception:
            fail(work, run)
            raise


def prepare(work: Load, *, last: bool) -> tuple[Run, Delta, list[Quarantine]]:
    """The run's row, what a lot changes, and the quarantine, once the articles of the corpus agree."""
    from warehouse.publish import Delta  # noqa: PLC0415 -- as in `commit`

    if last and work.lake.dataset("documents").count_rows() + work.total().loaded > LARGE:
        end_ground()
    give_back()  # of what came before, and below of the stages
    work.reject(enumerations.outside(staged(work.folders())))
    quarantine = work.quarantine() if last else work.quarantine_so_far()
    folders, removed = work.folders(), work.removed() if last else frozenset[str]()
    gone = work.replaced(folders) | removed | work.failed.keys()
    tables = dict[str, pa.Table | ds.Dataset]()
    emptied: dict[str, frozenset[str]] = {}
    work.corrections = corrections.read(work.settings)
    if folders or gone or corrections.differ(work.corrections, corrections.known(work.lake)):
        from flows.corpus import stages  # noqa: PLC0415 -- only where something changed

        settled = stages.settle(
            work.lake, folders, work.staging.folder, gone, work.run.extractor_version, work.run.run_id,
            work.corrections,
        )  # fmt: skip
        tables, emptied = settled.tables | staged(settled.folders), settled.emptied
        give_back()
    tables["quarantine"] = to_arrow(Quarantine, quarantine)
    delta = Delta(tables, gone, emptied)
    run = work.finished(quarantine, len(removed), duplicates(work, delta)) if last else work.loading(quarantine)
    return run, delta, quarantine


def staged(folders: list[Path]) -> dict[str, ds.Dataset]:
    """The rows in the staging folders by table, to be streamed."""
    found = {}
    for name, row in TABLES.items():
        files = [str(file) for folder in folders if (file := folder / f"{name}.parquet").exists()]
        if files and "doc_id" in schema(row).names:
            found[name] = ds.dataset(files, schema=schema(row), format="parquet")
    return found


def duplicates(work: Load, delta: Delta) -> int:
    """How many of the articles that the run read repeat another one."""
    mine = (ds.field("run_id") == work.run.run_id) & ds.field("duplicate_of").is_valid()
    coming = delta.tables.get("documents")
    found = coming.to_table(["doc_id", "duplicate_of", "run_id"]) if isinstance(coming, ds.Dataset) else None
    count = found.filter(mine).num_rows if found else 0
    if work.committed.lots:
        stored = work.lake.dataset("documents").to_table(["doc_id"], filter=mine)["doc_id"]
        going = pa.array(sorted({*delta.doc_ids, *(found["doc_id"].to_pylist() if found else ())}), pa.string())
        count += len(stored) - pc.sum(pc.is_in(stored, going)).as_py() if len(stored) else 0
    return count


def fail(work: Load, run: Run) -> None:
    """Write down that a run failed, as far as the store still lets itself be written; one with lots in the lake goes on later."""
    with suppress(OSError):
        work.staging.clear()
    if work.committed.lots:
        return
    versions = json.dumps(work.lake.versions(), sort_keys=True)
    with suppress(LakeError, OSError):
        work.lake.finish(
            dataclasses.replace(run, status="failed", finished_at=datetime.now(UTC), lake_versions=versions)
        )
