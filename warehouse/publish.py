"""Publishing: the lake as one DuckDB file that readers can query while the next one is made.

A load goes into another file, is checked there, and is put in the place of the published one by one rename. Readers
never wait and never see half a load: who has the file open keeps the old state, who opens it gets the new one.

That other file is, in this order: the spare one, which was published before the present one and lacks two loads then;
a copy of the present one; or one built from the whole lake, where the first two do not serve (there is none, a reader
holds it, it is damaged, an older program wrote it, or a killed run did not come to publish). Why there is a spare file
is told in docs/decisions/0002-spare-file.md.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import duckdb

from warehouse.checks import Result, checks
from warehouse.contract import owner, quote
from warehouse.database import FILE, Connection, ask, at_fault, attached, blank, bring, discard, fill, layout, sync, wal
from warehouse.lake import Lake
from warehouse.memory import trim
from warehouse.packing import definition
from warehouse.paths import readable
from warehouse.rows import Rows, owners
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

log = logging.getLogger(__name__)

FEW_ARTICLES = 10_000
"""A load of more articles leaves no spare file: to bring them in twice costs more than to copy the file."""


class PublishError(Exception):
    """The file cannot be made or read; the message says what to do."""


class CheckFailed(PublishError):
    """Rows that must not exist: nothing was published."""

    def __init__(self, results: Collection[Result]) -> None:
        self.results = tuple(results)
        super().__init__("\n".join(map(str, results)))


@dataclass(frozen=True)
class Delta:
    """What a run changes: new rows by table, and the articles whose old rows go (see `Lake.replace`)."""

    tables: Mapping[str, Rows]
    doc_ids: Collection[str] = frozenset()
    emptied: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By table, the articles, or in one without doc_id the ids, that have no rows in it any more."""


@dataclass(frozen=True)
class Change:
    """What lies between the states that two runs left: by table, the articles, or the ids, whose rows changed.

    A table without doc_id that is left out was replaced whole.
    """

    since: str
    until: str
    touched: Mapping[str, frozenset[str]]

    def then(self, later: Change) -> Change:
        """This change and the next one as one."""
        return Change(self.since, later.until, together(self.touched, later.touched))

    @property
    def is_small(self) -> bool:
        """Whether it is worth being made twice."""
        return max(map(len, self.touched.values()), default=0) <= FEW_ARTICLES


@dataclass(frozen=True)
class Shown:
    """The run whose state the published file shows, and by table the articles that have changed in the lake since."""

    run: Run | None
    """None where that is not known: the file is built from the lake."""
    touched: Mapping[str, frozenset[str]] | None = None
    """None where nothing has changed."""

    @classmethod
    def by(cls, lake: Lake) -> Shown:
        """What the file shows before a run; a run that was killed may have put rows into the lake that no file shows."""
        last = lake.last_run()
        return cls(last if last and last.status == "done" else None)

    def then(self, delta: Delta) -> Shown:
        """The same after one more delta went into the lake."""
        if self.run is None:
            return self
        later = touched(delta)
        return Shown(self.run, later if self.touched is None else together(self.touched, later))


def commit(lake: Lake, delta: Delta, run: Run) -> None:
    """Write a part of a run's rows into the lake and commit it there; nothing is published.

    The caller holds the store's lock and has called `lake.recover`.

    Raises:
        LakeError: the lake cannot be read or written; it is as it was before.
    """
    try:
        versions = lake.replace(delta.tables, delta.doc_ids, delta.emptied)
        lake.finish(dataclasses.replace(run, lake_versions=json.dumps(versions, sort_keys=True)))
    except BaseException:
        lake.recover()
        raise


def publish(lake: Lake, target: Path, delta: Delta, run: Run, shown: Shown | None = None) -> list[Result]:
    """Write a run's rows into the lake, bring them into a file, check them there, commit the run, and swap the file.

    The caller holds the store's lock and has called `lake.recover`. Killed before the commit, the next run's `recover` takes all
    back; killed between the commit and the swap, the next run builds the file from the lake. When anything fails before
    the commit, the lake is put back and the published file is as it was.

    Args:
        lake: the lake.
        target: the published file.
        delta: what comes and goes.
        run: the run's row, without the versions of the lake.
        shown: what the file shows, where parts of the run are in the lake already.

    Returns:
        The warnings of the checks.

    Raises:
        CheckFailed: rows that must not exist.
        PublishError: the file cannot be written.
        LakeError: the lake cannot be read or written.
    """
    shown = (shown or Shown.by(lake)).then(delta)
    try:
        versions = lake.replace(delta.tables, delta.doc_ids, delta.emptied)
        run = dataclasses.replace(run, lake_versions=json.dumps(versions, sort_keys=True))
        trim()
        with candidate(target) as path:
            change, found = build(path, lake, target, run, shown)
            lake.finish(run)
            swap(path, target, change if run.status == "done" else None)
    except BaseException:
        lake.recover()
        raise
    return found


def touched(delta: Delta) -> dict[str, frozenset[str]]:
    """By table, the articles or ids whose rows a delta changes; a table without doc_id that it replaces whole is left out."""
    named, found = frozenset(delta.doc_ids), dict[str, frozenset[str]]()
    for name, row in TABLES.items():
        column, going = owner(row), delta.emptied.get(name)
        coming = owners(delta.tables[name], column) if name in delta.tables else frozenset[str]()
        if column == "doc_id":
            found[name] = named | coming | frozenset(going or ())
        elif going is not None or name not in delta.tables:
            found[name] = coming | frozenset(going or ())
    return found


def together(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What two changes touch, one after the other: a table that one of them left out was replaced whole."""
    return {name: one[name] | other[name] for name in one.keys() & other.keys()}


def rebuild(lake: Lake, target: Path, versions: Mapping[str, int] | None = None) -> list[Result]:
    """Build the file from the lake alone: its current state, or the table versions that some run's row names.

    A past state, and one that an older version of the program wrote, is shown as it is: columns that came later are
    null, and today's checks do not judge it.

    Returns:
        The warnings of the checks.

    Raises:
        CheckFailed: rows that must not exist.
        PublishError: the file cannot be written.
        LakeError: the lake cannot be read.
    """
    with candidate(target) as path:
        bound = versions is None and not lake.is_older()
        if bound:
            path.write_bytes(blank())
        with attached(path) as connection:
            fill(connection, lake, lake.runs(), versions, bound=bound)
            found = examine(connection) if bound else []
        swap(path, target, None)
    return found


def check(target: Path) -> list[Result]:
    """Run every check over the whole published file; those that found nothing are among the results.

    Raises:
        PublishError: the file is absent or damaged.
    """
    if not target.is_file():
        raise PublishError(f"{target}: there is no such file; `columnist run` or `columnist rebuild` makes it")
    with file_errors(target), closing(duckdb.connect()) as connection:
        with readable(target) as file:
            connection.execute(f"ATTACH {quote(str(file))} AS {FILE} (READ_ONLY)")
        connection.execute(f"USE {FILE}")
        return [ask(connection, one) for one in checks()]


@contextmanager
def candidate(target: Path) -> Iterator[Path]:
    """A path beside the target for a file in the making; whatever is there at the end goes, as goes a killed run's."""
    path = target.with_name(f".{target.name}.new")
    with file_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        discard(path)
        try:
            yield path
        finally:
            discard(path)


@contextmanager
def file_errors(target: Path) -> Iterator[None]:
    """Errors of DuckDB and of the file system in one line."""
    try:
        yield
    except duckdb.ConstraintException as error:
        raise CheckFailed([Result("contract", "fail", first_line(error), 1)]) from error
    except (duckdb.Error, OSError) as error:
        raise PublishError(f"{target}: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    """What an error says, without the advice below it."""
    return str(error).strip().split("\n", 1)[0]


def build(path: Path, lake: Lake, target: Path, run: Run, shown: Shown) -> tuple[Change | None, list[Result]]:
    """Make the candidate: an earlier file brought up to date, or, where none serves, everything from the lake.

    Returns:
        The change, if the published file was found good and can be the spare one, and the warnings of the checks.

    Raises:
        CheckFailed: rows that must not exist.
    """
    runs = {one.run_id: one for one in [*lake.runs(), run]}
    change = Change(shown.run.run_id, run.run_id, shown.touched or {}) if shown.run else None
    for lacking in bases(path, target, change):
        try:
            with attached(path) as connection:
                before = shown.run if shown.run and lacking is change else runs[lacking.since]
                expect(connection, before)
                versions = json.loads(before.lake_versions)
                bring(connection, lake, list(runs.values()), versions, lacking.touched)
                return change, examine(connection)
        except duckdb.ConstraintException:
            raise
        except (Unfit, duckdb.Error) as error:
            log.info("%s: a file that shows run %s does not serve: %s", target, lacking.since, first_line(error))
            discard(path)
    log.info("%s is built from the whole lake", target)
    path.write_bytes(blank())
    with attached(path) as connection:
        fill(connection, lake, list(runs.values()), json.loads(run.lake_versions))
        return None, examine(connection)


def bases(path: Path, target: Path, change: Change | None) -> Iterator[Change]:
    """Put earlier files at a path, one after the other, each with what it lacks: the spare one, a copy of the target."""
    if change is None or not target.is_file():
        return
    last = remembered(target)
    if last and last.until == change.since and is_idle(spare(target)):
        spare(target).replace(path)
        yield last.then(change)
    shutil.copyfile(target, path)
    yield change


def spare(target: Path) -> Path:
    """Where the file is kept that was published before the target."""
    return target.with_name(f".{target.name}.spare")


def memo(target: Path) -> Path:
    """Where it is written what the spare file lacks."""
    return target.with_name(f".{target.name}.spare.json")


def remembered(target: Path) -> Change | None:
    """What the spare file lacks; None where that is not known."""
    try:
        found = json.loads(memo(target).read_text(encoding="utf-8"))
        return Change(found["since"], found["until"], {n: frozenset(ids) for n, ids in found["touched"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(target: Path, change: Change) -> None:
    """Keep the published file as the spare one, under a second name, until the target's name goes to the next."""
    plain = dataclasses.asdict(change) | {"touched": {name: sorted(ids) for name, ids in change.touched.items()}}
    with suppress(OSError):  # without links there is no spare file
        spare(target).hardlink_to(target)
        memo(target).write_text(json.dumps(plain), encoding="utf-8")


def is_idle(path: Path) -> bool:
    """Whether a file has no other name, and this process does not hold it open.

    That another process reads it is found when the file is attached: DuckDB locks it, but not within one process.
    """
    try:
        found = path.stat()
        held = list(open_files())
    except OSError:  # no such file, or a system without /proc
        return False
    return found.st_nlink == 1 and not any(os.path.samestat(found, one) for one in held)


def open_files() -> Iterator[os.stat_result]:
    """The files that this process holds open."""
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            yield handle.stat()


def swap(path: Path, target: Path, change: Change | None) -> None:
    """Put the finished file in the place of the published one, which becomes the spare one if the change is known.

    A write-ahead log beside the target belongs to the old file; DuckDB before 2.0 would replay it into the new one.
    """
    for old in (wal(target), memo(target), spare(target)):
        old.unlink(missing_ok=True)
    if change and change.is_small:
        remember(target, change)
    path.replace(target)
    sync(target.parent)


class Unfit(Exception):
    """The published file is whole, but not the state before the load."""


def expect(connection: Connection, before: Run) -> None:
    """Make sure that the file has today's tables and shows the run before.

    Raises:
        Unfit: it does not.
    """
    if layout(connection) != layout_of_today():
        raise Unfit("another version of the program made its tables")
    newest = "SELECT run_id, started_at, lake_versions FROM runs WHERE status != 'failed' ORDER BY run_id DESC LIMIT 1"
    shown = (before.run_id, before.started_at.replace(tzinfo=None), before.lake_versions)
    if connection.execute(newest).fetchall() != [shown]:
        raise Unfit(f"it does not show run {before.run_id}")


@cache
def layout_of_today() -> list[tuple[str, str, str]]:
    """The definitions of the tables that this version makes."""
    with closing(duckdb.connect()) as fresh:
        for row in TABLES.values():
            fresh.execute(definition(row, bound=True))
        return layout(fresh)


def examine(connection: Connection) -> list[Result]:
    """Run the checks.

    Returns:
        The warnings.

    Raises:
        CheckFailed: rows that must not exist.
    """
    found = [(one, result) for one in checks() if (result := ask(connection, one)).count]
    failed = [(one, result) for one, result in found if result.severity == "fail"]
    if failed:
        raise CheckFailed([dataclasses.replace(result, articles=at_fault(connection, one)) for one, result in failed])
    return [result for _, result in found]
