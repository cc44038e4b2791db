"""One run from the raw folder to the published file, without Prefect: who reads the shards is handed in."""

from __future__ import annotations

import dataclasses
import errno
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from flows import lots
from flows.corpus import corrections, recurrence
from flows.corpus.recurrence import Recurrence
from flows.corpus.unmet_corrections import unmet
from flows.settings import Settings
from flows.source import manifest, s3
from flows.source.changes import Changes, Loaded
from flows.source.files import File
from flows.source.listing import Refused, brought, input_files
from flows.source.opening import Here, Opener
from flows.workers.shards import bytes_a_shard, cut, workers_for
from flows.workers.staging import COUNTED, Objects, Shared, Staging, take_all, without
from flows.workers.stopwatch import Slowest
from flows.workers.worker import Done, Job
from transforms.language.installed import describe
from transforms.version import extractor_version
from warehouse.checks import describe as describe_row
from warehouse.contract import schema
from warehouse.lake import Lake, LakeError
from warehouse.rows import batches
from warehouse.storage import PUBLISHED, Store, store_of
from warehouse.tables import TABLES
from warehouse.tables.corrections import Correction
from warehouse.tables.quarantine import Quarantine
from warehouse.tables.runs import Run

if TYPE_CHECKING:
    from warehouse.checks import Result
    from warehouse.publish import Shown

STAGING = "staging"
FULL = (errno.ENOSPC, errno.EDQUOT)


class Report(Protocol):
    """Who is told how a run goes on."""

    def say(self, text: str) -> None:
        """What the run does now."""

    def expect(self, articles: int) -> None:
        """So many articles are to be read."""

    def done(self, label: str, part: Done) -> None:
        """A shard is read."""


Reader = Callable[[Iterator[Job]], Iterable[Done]]
"""Reads the rows of shards into the staging folder, in any order."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    run: Run
    rows: dict[str, int]
    quarantine: list[Quarantine]
    """The whole quarantine, by uri."""
    warnings: list[Result]
    database: str
    slowest: Slowest
    refused: list[str]
    """Lines of corrections that cannot be applied, and why."""
    unmet: list[str]
    """Lines of corrections that are about no mention, and what is not there."""

    @property
    def reasons(self) -> dict[str, int]:
        """How many inputs are quarantined for each reason."""
        return dict(Counter(row.reason for row in self.quarantine))

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.run.finished_at - self.run.started_at).total_seconds()


@dataclass(slots=True)
class Committed:
    """What earlier lots of a run have put into the lake."""

    lots: int = 0
    loaded: int = 0
    rejected: dict[tuple[str, int], Quarantine] = field(default_factory=dict)
    slowest: Slowest = ()


@dataclass(slots=True)
class Load:
    """A run under way, with the lake locked."""

    settings: Settings
    lake: Lake
    staging: Staging
    changes: Changes
    run: Run
    shown: Shown
    recurring: Recurrence = field(default_factory=Recurrence)
    done: list[Done] = field(default_factory=list)
    """What is read and not in the lake yet."""
    committed: Committed = field(default_factory=Committed)
    failed: dict[str, Quarantine] = field(default_factory=dict)
    """Articles that failed a check, by doc_id."""
    corrections: list[Correction] = field(default_factory=list)
    """The lines of the user's corrections."""

    def jobs(self) -> Iterator[Job]:
        """What has to be read, in shards."""
        size = self.changes.changed_bytes()
        workers = workers_for(self.settings, size)
        stamp = self.stamp(self.run.run_id)
        sources = map(self.recurring.mark, self.changes.sources())
        for shard in cut(sources, bytes_a_shard(size, workers, self.settings.shard_bytes), stamp):
            yield Job(shard, self.settings.model, self.run.run_id, self.staging, self.settings.limits)

    def count(self, report: Report) -> None:
        """Find the lines that recur across a publisher's articles, and what has to be read again for it."""
        if self.changes.changed_bytes():
            report.say("counting lines that recur")
        last = self.lake.last_run()
        self.recurring = recurrence.settle(self.changes, self.lake, self.stamp(last.run_id if last else ""))
        self.changes.read_again(self.recurring.again)
        report.expect(self.recurring.new + len(self.recurring.again))

    def stamp(self, run_id: str) -> str:
        """What rows and counts of a run depend on besides the input."""
        return f"{run_id} {manifest.made_by(self.run.extractor_version, self.settings.limits)}"

    def folders(self) -> list[Path]:
        """The staging folders of what was read."""
        folders = take_all(self.staging, [key for part in self.done for key in part.keys])
        return without(folders, self.failed) if self.failed else folders

    def reject(self, results: Iterable[Result]) -> bool:
        """Move the articles whose rows failed checks to the quarantine.

        Returns:
            Whether there were any that are not there already.
        """
        at_fault = {doc_id: (one, row) for one in results for doc_id, row in one.articles.items()}
        if not at_fault:
            return False
        rows = [*self.lake.read("documents", IDENTITY).to_pylist(), *staged_documents(self.folders())]
        known = {row["doc_id"]: row for row in rows if self.changes.holds(row["source_uri"])}
        new = at_fault.keys() & known.keys() - self.failed.keys()
        for doc_id in new:
            uri, (one, row) = known[doc_id]["source_uri"], at_fault[doc_id]
            detail = f"{one.name}: {one.why} ({describe_row(row)})"[:500]
            number, digest = self.changes.handed_over.get(uri, 0), known[doc_id]["content_sha256"]
            self.failed[doc_id] = Quarantine(uri, number, "check_failed", detail, None, digest, self.run.run_id)
        return bool(new)

    def replaced(self, folders: list[Path]) -> set[str]:
        """Ids of the articles in the lake that were read anew."""
        read = [pq.read_table(f / f"{n}.parquet", columns=["source_uri"]) for f in folders for n in COUNTED]
        uris = {uri for rows in read for uri in rows["source_uri"].to_pylist()}
        return {self.changes.loaded[uri].doc_id for uri in uris & self.changes.loaded.keys()}

    def removed(self) -> set[str]:
        """Ids of the articles that go because the input no longer holds them; raises as `ask_about`."""
        removed = set() if self.settings.keep_removed else self.changes.removed()
        ask_about(self.settings, self.changes, len(removed))
        return removed

    def quarantine(self) -> list[Quarantine]:
        """The whole quarantine as it will stand, once the input is read to its end."""
        rows = self.changes.rejected | self.committed.rejected | rejected(self.folders())
        rows |= {(row.source_uri, row.record_no): row for row in self.failed.values()}
        return [rows[key] for key in sorted(rows)]

    def quarantine_so_far(self) -> list[Quarantine]:
        """The quarantine after a lot: with what earlier runs rejected and this one has not opened again yet."""
        known = self.changes.quarantined.items()
        rows = {key: row for key, row in known if row.source_uri not in self.changes.handed_over}
        rows |= {(row.source_uri, row.record_no): row for row in self.quarantine()}
        return [rows[key] for key in sorted(rows)]

    def commit(self) -> None:
        """Note that the lot is in the lake, and begin the next one."""
        lot, before = self.total(), self.committed
        bad = before.rejected | rejected(self.folders())
        self.committed = Committed(before.lots + 1, before.loaded + lot.loaded, bad, lot.slowest)
        self.staging.drop(lot.keys)
        self.done = []

    def total(self) -> Done:
        """The lot as one, with the slowest articles of the run so far."""
        return Done.total([*self.done, Done((), 0, 0, slowest=self.committed.slowest)])

    def loading(self, quarantine: list[Quarantine]) -> Run:
        """The run's row while it goes on."""
        loaded = self.committed.loaded + Done.total(self.done).loaded - self.failures()
        return dataclasses.replace(
            self.run, status="loading", finished_at=datetime.now(UTC), seen=loaded + len(quarantine), loaded=loaded,
            quarantined=len(quarantine),
        )  # fmt: skip

    def failures(self) -> int:
        """How many of the articles that were read failed a check."""
        return sum(row.source_uri in self.changes.handed_over for row in self.failed.values())

    def finished(self, quarantine: list[Quarantine], removed: int, duplicates: int) -> Run:
        """The run's row with its account."""
        failed = self.failures()
        return dataclasses.replace(
            self.run, finished_at=datetime.now(UTC), seen=self.changes.seen.total(),
            unchanged=self.changes.unchanged - (len(self.failed) - failed),
            loaded=self.committed.loaded + sum(part.loaded for part in self.done) - failed, quarantined=len(quarantine), removed=removed,
            duplicates=duplicates,
        )  # fmt: skip


def load(settings: Settings, read: Reader, report: Report, started: datetime, opener: Opener | None = None) -> Summary:
    """Bring the warehouse up to the state of the raw folder and publish it.

    Args:
        settings: where and how.
        read: who reads the articles.
        report: who is told how it goes.
        started: when it began.
        opener: who takes the files apart; this process unless it is said.

    Raises:
        Refused: the raw folder or the warehouse is not what it should be.
        PublishError, LakeError: the store failed, or a check did; the published file is as before.
    """
    from warehouse.publish import PublishError  # noqa: PLC0415 -- DuckDB, for when something is to be published

    files = input_files(settings)
    store = store_of(settings.warehouse)
    store.make()
    with store.lock(timeout=0 if settings.overlap == "skip" else -1):
        store.fetch()
        lake = Lake(store)
        try:
            return attempt(settings, lake, files, read, report, started, opener or Here())
        except (LakeError, PublishError, OSError, pa.ArrowException) as error:
            if is_full(error):
                words = f"no space is left for {settings.warehouse}; free some and run again: what is published stays as it was"
                raise Refused(words) from error
            mend(lake, report, error)
        return attempt(settings, lake, files, read, report, started, opener or Here())


def attempt(
    settings: Settings, lake: Lake, files: list[File], read: Reader, report: Report, started: datetime, opener: Opener
) -> Summary:
    """The run, with the lake locked."""
    lake.recover()
    work = begin(settings, lake, files, started, opener)
    ask_about(settings, work.changes, len(work.changes.without_file()))
    work.count(report)
    lots.take(work, read(work.jobs()), report)
    report.say("publishing")
    summary = finish(work)
    lake.store.keep()
    work.staging.clear()
    shutil.rmtree(lake.root / s3.FOLDER, ignore_errors=True)
    return summary


def is_full(error: Exception) -> bool:
    """Whether an error, or what the libraries say in one, is a full disk."""
    return getattr(error, "errno", None) in FULL or "No space left" in str(error)


def mend(lake: Lake, report: Report, error: Exception) -> None:
    """Make a damaged lake anew from the published file.

    Raises:
        Exception: the error, when the lake is sound.
        PublishError: the published file is absent or damaged too.
    """
    from warehouse.restore import restore  # noqa: PLC0415 -- as in `load`

    damage = next(lake.damage(), None)
    if damage is None or not isinstance(lake.store.place, Path):  # on S3 nobody tears a file; see warehouse.restore
        raise error
    kept = restore(lake, lake.root / PUBLISHED)
    report.say(f"{damage}; it is done now")
    report.say(f"the damaged lake is kept in {kept}")


def begin(settings: Settings, lake: Lake, files: list[File], started: datetime, opener: Opener) -> Load:
    """The run with what the last one left."""
    from warehouse.publish import Shown  # noqa: PLC0415 -- as in `load`

    model = describe(settings.model)
    version = extractor_version(model)
    runs, last = lake.runs(), lake.last_run()
    going_on = bool(runs) and runs[-1].status == "loading"  # its shards have keys with its id
    run_id = runs[-1].run_id if going_on else f"r{int(runs[-1].run_id[1:]) + 1 if runs else 1:06d}"
    run = Run(
        run_id=run_id, started_at=started, finished_at=started, status="done", seen=0, loaded=0, unchanged=0, quarantined=0,
        removed=0, duplicates=0, extractor_version=version, model=f"{model.name} {model.version}",
        settings=settings.to_json(), lake_versions="{}",
    )  # fmt: skip
    left_by, known = manifest.load(lake.store, manifest.made_by(version, settings.limits))
    if last is None or left_by != last.run_id:
        known = {}
    files = brought(settings.raw, files, known, lake.root / s3.FOLDER)
    loaded = dict(loaded_by(lake))
    rejected = [Quarantine(**row) for row in lake.read("quarantine").to_pylist()]
    quarantined = {(row.source_uri, row.record_no): row for row in rejected}
    changes = Changes(files, known, loaded, quarantined, version, run_id, settings.limits, opener)
    return Load(settings, lake, staging_of(lake.store), changes, run, Shown.by(lake))


def loaded_by(lake: Lake) -> Iterator[tuple[str, Loaded]]:
    """The articles in the lake by uri; the version, which most have in common, is held once."""
    for batch in batches(lake.dataset("documents"), ["source_uri", "doc_id", "content_sha256", "extractor_version"]):
        for uri, doc_id, digest, version in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield uri, Loaded(doc_id, digest, sys.intern(version))


def staging_of(store: Store) -> Staging:
    """Where the workers put rows; they may have another current folder than the run."""
    folder = store.here.absolute() / STAGING
    return Shared(folder) if isinstance(store.place, Path) else Objects(store.place / STAGING, folder)


def rejected(folders: list[Path]) -> dict[tuple[str, int], Quarantine]:
    """What the workers rejected, by uri and number of the record."""
    tables = (pq.read_table(folder / "quarantine.parquet", schema=schema(Quarantine)) for folder in folders)
    rows = (Quarantine(**row) for table in tables for row in table.to_pylist())
    return {(row.source_uri, row.record_no): row for row in rows}


IDENTITY = ["doc_id", "source_uri", "content_sha256"]
"""Columns of documents that tell which input an article was."""


def staged_documents(folders: list[Path]) -> Iterator[dict[str, str]]:
    """Which inputs the articles in the staging folders were."""
    for folder in folders:
        yield from pq.read_table(folder / "documents.parquet", columns=IDENTITY).to_pylist()


def ask_about(settings: Settings, changes: Changes, removed: int) -> None:
    """Stop where most of a warehouse would go and nobody said what to do: it may be filled from another folder.

    Raises:
        Refused: so it is.
    """
    if settings.keep_removed is None and 2 * removed > len(changes.loaded):
        raise Refused(
            f"{removed:,} of the {len(changes.loaded):,} articles in {settings.warehouse} are not in {settings.raw}: if it "
            "is the right folder, run again with --drop-removed to take them out or --keep-removed to keep them"
        )


def finish(work: Load) -> Summary:
    """Publish, and write down what the next run has to know."""
    run, results, quarantine = lots.publish(work)
    made_by = manifest.made_by(run.extractor_version, work.settings.limits)
    work.recurring.save(work.lake.root, work.stamp(run.run_id))
    manifest.save(work.lake.root, work.changes.outcome(quarantine), run.run_id, made_by)
    rows = {name: work.lake.dataset(name).count_rows() for name in TABLES}
    warnings = [one for one in results if one.severity == "warn" and one.count]
    return Summary(
        dataclasses.replace(run, finished_at=datetime.now(UTC)), rows, quarantine, warnings,
        str(work.lake.store.place / PUBLISHED), work.total().slowest, corrections.refused(work.corrections),
        [corrections.about_line(line, words) for line, words in unmet(corrections.known(work.lake), work.lake).items()],
    )  # fmt: skip
