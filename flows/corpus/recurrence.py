"""Lines that recur across a publisher's articles: counted over the whole input before anything of it goes through the model.

What a line is depends on the other articles, so a run may have to read again an article that did not change. What is counted is
kept beside the lake: a file that is lost, or that another run left than the last one, costs time only.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.corpus.duplicates import write
from flows.source.changes import Changes, Stuck, owner
from flows.source.files import File
from flows.source.manifest import is_untouched
from flows.source.opening import Counted, Ended, Stopped
from transforms.clean.decision import RECURRING
from transforms.read import Limits, Source
from warehouse.lake import Lake

NAME = "recurring.parquet"
NUMBERS = pa.list_(pa.uint64())
KEPT = pa.schema([
    ("uri", pa.string()), ("content_sha256", pa.string()), ("publisher", pa.uint64()), ("lines", NUMBERS),
    ("signatures", NUMBERS), ("recurring", NUMBERS),
])  # fmt: skip
"""An article with a publisher, what is counted of it, and those of its lines that its rows were made without; the publisher
and hash are null of an article that the warehouse keeps and the input no longer holds: it is not counted."""
UNKNOWN = (0,)
"""Lines that are like no other's."""
BATCH = 10_000
"""Articles whose numbers are held as objects at once."""


@dataclass(slots=True)
class Recurrence:
    """The lines that recur, by article, and the articles that have to be read again for it."""

    table: pa.Table = field(default_factory=KEPT.empty_table)
    again: set[str] = field(default_factory=set)
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    new: int = 0
    """How many articles of the input are new or changed."""

    def mark(self, source: Source) -> Source:
        """A source with those of its lines that recur."""
        found = self.lines.get(source.uri)
        return replace(source, recurring=found) if found else source

    def save(self, warehouse: Path, made_by: str) -> None:
        """Keep what was counted for the next run; `made_by` names the run and the version."""
        write(self.table.replace_schema_metadata({"made_by": made_by}), warehouse / NAME)


def load(warehouse: Path, made_by: str) -> pa.Table | None:
    """What the last run counted; None when the file is missing, broken, or not the last run's."""
    try:
        found = pq.read_table(warehouse / NAME)
    except (OSError, pa.ArrowException):
        return None
    same = found.schema.equals(KEPT) and (found.schema.metadata or {}).get(b"made_by") == made_by.encode()
    return found.replace_schema_metadata(None) if same else None


@dataclass(slots=True)
class Count:
    """One pass over the input that counts the lines of every article with a publisher."""

    changes: Changes
    kept: pa.Table | None
    new: int = 0
    """Articles that are not known, once the table is made."""
    stuck: dict[str, Stuck] = field(default_factory=dict)
    """The files that cannot be taken apart to their ends, likewise, by uri."""
    limits: Limits = field(init=False)
    _known: dict[str, dict[str, tuple[str, int]]] = field(init=False, default_factory=dict)
    """What is kept, by file and article: hash, and place in `kept`."""
    _rows: list[int] = field(init=False, default_factory=list)
    """Of `kept`, those that still hold."""
    _new: list[dict[str, object]] = field(init=False, default_factory=list)
    _batches: list[pa.Table] = field(init=False, default_factory=list)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Index what is known; a page is refused before it is parsed, since a page costs half as much as the model does."""
        self.limits = replace(self.changes.limits, page_bytes=0)
        if self.kept is not None:
            rows = zip(self.kept["uri"].to_pylist(), self.kept["content_sha256"].to_pylist(), strict=True)
            for number, (uri, digest) in enumerate(rows):
                if digest and (file := owner(uri, self.changes.names)) is not None:
                    self._known.setdefault(file, {})[uri] = digest, number

    def table(self) -> pa.Table:
        """The articles that are counted, in the order of their uris; several files are taken apart at once."""
        files = []
        for file in self.changes.files:
            if self.kept is not None and is_untouched(file, self.changes.inputs):
                self._rows += [row for _, row in self._known.get(file.uri, {}).values()]
            elif not file.problem:
                files.append(file)
        self._open_all(files)
        self.changes.opener.rest()
        self._flush()
        before = [self.kept.take(pa.array(sorted(self._rows), pa.int64()))] if self.kept is not None else []
        found = pa.concat_tables([KEPT.empty_table(), *before, *self._batches]).combine_chunks()
        return found.sort_by([("uri", "ascending"), ("content_sha256", "ascending")])

    def _open_all(self, files: list[File]) -> None:
        opener = self.changes.opener
        with ThreadPoolExecutor(opener.at_once) as threads:
            each = [threads.submit(self._open, file) for file in files]
            try:
                for one in each:
                    one.result()
            except BaseException:
                opener.stop()
                threads.shutdown(wait=False, cancel_futures=True)
                raise

    def _open(self, file: File) -> None:
        """Count a file up to where it breaks off; what is wrong with it is told when it is read."""
        known = {uri: digest for uri, (digest, _) in self._known.get(file.uri, {}).items()}
        digest, articles, seen = None, 0, set[str]()
        try:
            for one in self.changes.opener.counted(file, self.limits, known):
                if isinstance(one, str):
                    digest = one
                    continue
                articles += 1
                if one.uri not in seen:
                    seen.add(one.uri)
                    self._add(file, one)
        except Stopped:
            raise
        except Ended as error:
            self.stuck[file.uri] = Stuck(digest, articles, error)
        except Exception:  # noqa: BLE001 -- as above
            return

    def _add(self, file: File, one: Counted) -> None:
        known, row = self._known.get(file.uri, {}).get(one.uri, ("", 0))
        with self._lock:
            self.new += not self.changes.is_known(one.uri, one.record_no, one.sha256)
            if known == one.sha256:
                self._rows.append(row)
            elif found := one.traces:
                numbers = {"publisher": found.publisher, "lines": found.lines, "signatures": found.signatures}
                self._new.append({"uri": one.uri, "content_sha256": one.sha256, **numbers})
                if len(self._new) == BATCH:
                    self._flush()

    def _flush(self) -> None:
        self._batches.append(pa.Table.from_pylist(self._new, KEPT))
        self._new = []


def settle(changes: Changes, lake: Lake, made_by: str) -> Recurrence:
    """The lines that recur in the input as it is now.

    An article is read again when other lines of it recur than its rows in the lake were made without. Where it is not
    known what they were made without, that is: when lines of it recur, or were dropped for that.

    Args:
        changes: the input and what is known of it.
        lake: the state before the run.
        made_by: what the last run has to have left the file of counts under.
    """
    kept = load(lake.root, made_by)
    count = Count(changes, kept)
    counted = count.table()
    changes.stuck = count.stuck
    if kept is not None and counted.equals(kept):
        return Recurrence(kept, lines=lines_of(kept), new=count.new)
    counted = with_recurring(counted, kept if kept is not None else KEPT.empty_table())
    before = lines_of(kept) if kept is not None else dropped(changes, lake)
    now = lines_of(counted)
    again = {uri for uri in before.keys() | now.keys() if before.get(uri, ()) != now.get(uri, ())}
    lost = before.keys() & changes.loaded.keys() - set(counted["uri"].to_pylist())
    absent = [{"uri": uri, "recurring": before[uri]} for uri in lost]
    table = pa.concat_tables([counted, pa.Table.from_pylist(absent, KEPT)]).combine_chunks().sort_by("uri")
    return Recurrence(table, again & changes.loaded.keys(), now, count.new)


def with_recurring(counted: pa.Table, kept: pa.Table) -> pa.Table:
    """What is counted with the lines that recur, looked for anew where a publisher's articles are not those of the last run."""
    from transforms.corpus.recurrence import recurring  # noqa: PLC0415 -- only where something changed

    same = ["uri", "content_sha256"]
    now, before = (table.select([*same, "publisher"]) for table in (counted, kept))
    moved = [one.join(other, same, join_type="left anti") for one, other in ((now, before), (before, now))]
    changed = pc.is_in(counted["publisher"], pa.concat_tables(moved)["publisher"].combine_chunks().unique())
    read = counted.filter(changed)
    place = read.schema.get_field_index("recurring")
    read = read.set_column(place, KEPT.field(place), recurring(read))
    return pa.concat_tables([counted.filter(pc.invert(changed)), read]).combine_chunks()


def lines_of(table: pa.Table) -> dict[str, tuple[int, ...]]:
    """The lines that recur, by article; articles without any are left out."""
    some = table.filter(pc.greater(pc.list_value_length(table["recurring"]), 0))
    return dict(zip(some["uri"].to_pylist(), map(tuple, some["recurring"].to_pylist()), strict=True))


def dropped(changes: Changes, lake: Lake) -> dict[str, tuple[int, ...]]:
    """The articles of which the lake holds lines that were dropped because they recur; which ones, is not told."""
    if not any(known.extractor_version == changes.version for known in changes.loaded.values()):
        return {}
    blocks = lake.dataset("blocks").to_table(["doc_id"], filter=pc.field("rule_id") == RECURRING)
    found = set(blocks["doc_id"].to_pylist())
    return {uri: UNKNOWN for uri, known in changes.loaded.items() if known.doc_id in found}
