"""What of the input is new: files and records against what the last run knew, with an account of every one."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from flows.source.files import File, message_of, reason_of
from flows.source.manifest import Input, changed_bytes, is_untouched
from flows.source.opening import Ended, Here, Opener, Stopped
from transforms.read import LIMITS, Limits, Source, Unreadable
from warehouse.tables.quarantine import Quarantine

# Reasons that lie in the machine and may be gone without the file having changed, so such a file is tried each time.
PASSING = frozenset({"permission", "vanished", "unreadable", "outside", "no_file"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article that the lake holds."""

    doc_id: str
    content_sha256: str
    extractor_version: str


@dataclass(frozen=True, slots=True)
class Stuck:
    """A file that ended the process that counted it: its hash where it came so far, the articles before, and why."""

    sha256: str | None
    articles: int
    error: Ended


@dataclass(slots=True)
class Changes:
    """One pass over the input; `sources` yields what has to be read, the rest is the account of it."""

    files: list[File]
    inputs: Mapping[str, Input]
    loaded: Mapping[str, Loaded]
    quarantined: Mapping[tuple[str, int], Quarantine]
    version: str
    run_id: str
    limits: Limits = LIMITS
    opener: Opener = field(default_factory=Here)
    stuck: Mapping[str, Stuck] = field(default_factory=dict)
    """Files that are not to be tried a second time beyond the place that they ended a process at, by uri."""
    again: Collection[str] = frozenset()
    """Uris of articles to read although they are as they were."""
    reopened: Container[str] = frozenset()
    """Uris of the files that hold those."""
    seen: Counter[str] = field(default_factory=Counter)
    """Articles by file."""
    unchanged: int = 0
    rejected: dict[tuple[str, int], Quarantine] = field(default_factory=dict)
    """The quarantine as it will stand, but for what the workers still reject."""
    handed_over: dict[str, int] = field(default_factory=dict)
    """The articles to read: uri and number of the record."""
    names: frozenset[str] = field(init=False)
    """Uris of all files."""
    opened: dict[str, set[str]] = field(default_factory=dict)
    """Uris of the articles in every file that was opened."""
    digests: dict[str, str] = field(default_factory=dict)
    """Hash of every file that was read to its end."""

    def __post_init__(self) -> None:
        """Take the names of the files."""
        self.names = frozenset(file.uri for file in self.files)

    def read_again(self, uris: Collection[str]) -> None:
        """Have articles read although they are as they were."""
        self.again = uris
        self.reopened = {file for uri in uris if (file := owner(uri, self.names))}

    def changed_bytes(self) -> int:
        """How many bytes are to be opened, about."""
        again = sum(file.size for file in self.files if file.uri in self.reopened and is_untouched(file, self.inputs))
        return changed_bytes(self.files, self.inputs) + again

    def sources(self) -> Iterator[Source]:
        """The articles that are new or changed, file by file."""
        for file in self.files:
            if file.problem:
                self.opened[file.uri] = set()
                self.reject(file.uri, 0, *file.problem, None, None)
            elif is_untouched(file, self.inputs) and file.uri not in self.reopened:
                self.keep(self.inputs[file.uri])
            else:
                yield from self.open(file)
        self.keep_quarantine()

    def keep(self, known: Input) -> None:
        """Count a file that is as it was."""
        self.seen[known.uri] += known.documents + known.quarantined
        self.unchanged += known.documents
        self.digests[known.uri] = known.sha256

    def keep_quarantine(self) -> None:
        """Keep the quarantine rows of files that were not opened."""
        for key, row in self.quarantined.items():
            file = owner(row.source_uri, self.seen)
            if file is not None and file not in self.opened:
                self.rejected[key] = row

    def open(self, file: File) -> Iterator[Source]:
        """The new or changed articles of a file; a container that breaks off keeps those before the break."""
        self.opened[file.uri] = set()
        known = None if file.uri in self.reopened else self.inputs.get(file.uri)
        try:
            for part in self.parts(file, known.sha256 if known else None):
                if isinstance(part, Source):
                    if self.is_new(file, part):
                        yield part
                    continue
                self.digests[file.uri] = part
                if known and known.sha256 == part:
                    del self.opened[file.uri]
                    self.keep(known)
                    return
        except Stopped:
            raise
        except Unreadable as error:
            self.reject(file.uri, 0, error.reason, error.detail, file.size, None)
        except OSError as error:
            self.reject(file.uri, 0, reason_of(error), message_of(error), file.size, None)
            self.digests.pop(file.uri, None)
        except Exception as error:  # noqa: BLE001 -- whatever one file does to its reader must not fail a run
            self.reject(file.uri, 0, "broken", f"{type(error).__name__}: {error}", file.size, None)
        if not self.seen[file.uri]:
            self.reject(file.uri, 0, "empty", "there is no article in it", file.size, None)

    def parts(self, file: File, known: str | None) -> Iterator[str | Source]:
        """The hash of a file, and its articles unless the hash is the known one; those before the break where it is known to be stuck."""
        stuck = self.stuck.get(file.uri)
        if stuck is None:
            yield from self.opener.sources(file, self.limits, known)
            return
        if stuck.sha256:
            yield stuck.sha256
        if stuck.articles:
            yield from islice(self.opener.sources(file, self.limits, None), 1, 1 + stuck.articles)
        raise stuck.error

    def is_new(self, file: File, source: Source) -> bool:
        """Whether an article has to be read; counts it."""
        digest = hashlib.sha256(source.data).hexdigest()
        if owner(source.uri, self.names) != file.uri:
            detail = f"a file has the name of this record: {source.uri}"
            self.reject(file.uri, source.record_no, "duplicate_id", detail, len(source.data), digest)
            return False
        if source.uri in self.opened[file.uri]:
            detail = "an earlier record of the file has the same id"
            self.reject(file.uri, source.record_no, "duplicate_id", detail, len(source.data), digest, source.uri)
            return False
        self.opened[file.uri].add(source.uri)
        if self.is_current(source.uri, digest) and source.uri not in self.again:
            self.unchanged += 1
        elif rejected := self.known_bad(source.uri, source.record_no, digest):
            self.rejected[source.uri, source.record_no] = rejected
        else:
            self.handed_over[source.uri] = source.record_no
        self.seen[file.uri] += 1
        return source.uri in self.handed_over

    def is_current(self, uri: str, digest: str) -> bool:
        """Whether the lake holds an article as it is."""
        known = self.loaded.get(uri)
        return known is not None and (known.content_sha256, known.extractor_version) == (digest, self.version)

    def is_known(self, uri: str, record_no: int, digest: str) -> bool:
        """Whether an article need not be read, as far as can be told without the others."""
        return self.is_current(uri, digest) or self.known_bad(uri, record_no, digest) is not None

    def known_bad(self, uri: str, record_no: int, digest: str) -> Quarantine | None:
        """The quarantine row of an article that was rejected as it is now; a new version tries it again."""
        row = self.quarantined.get((uri, record_no))
        return row if self.inputs and row and row.content_sha256 == digest else None

    def reject(
        self, file: str, number: int, reason: str, detail: str, size: int | None, digest: str | None, uri: str = ""
    ) -> None:
        """Count an input that cannot be read."""
        row = Quarantine(uri or file, number, reason, detail, size, digest, self.run_id)
        before = self.quarantined.get((row.source_uri, number))
        if before and replace(before, run_id=self.run_id) == row:
            row = before
        self.rejected[row.source_uri, number] = row
        self.seen[file] += 1

    def stale(self) -> set[str]:
        """Ids of the articles whose rows are replaced, because they are read anew."""
        return {known.doc_id for uri, known in self.loaded.items() if uri in self.handed_over}

    def without_file(self) -> set[str]:
        """Uris of the articles whose file is gone, which is known before anything is read."""
        return {uri for uri in self.loaded if owner(uri, self.names) is None}

    def removed(self) -> set[str]:
        """Ids of the articles that the input no longer holds."""
        return {known.doc_id for uri, known in self.loaded.items() if not self.holds(uri)}

    def holds(self, uri: str) -> bool:
        """Whether the input still holds an article."""
        file = owner(uri, self.seen)
        return file is not None and (file not in self.opened or uri in self.opened[file])

    def outcome(self, rejected: Iterable[Quarantine]) -> list[Input]:
        """What to know about the files at the next run; `rejected` is the whole quarantine."""
        bad = Counter(owner(row.source_uri, self.seen) for row in rejected)
        passing = {row.source_uri for row in rejected if row.reason in PASSING}
        return [
            Input(f.uri, f.size, f.stamp, self.digests[f.uri], self.seen[f.uri] - bad[f.uri], bad[f.uri])
            for f in self.files
            if f.uri in self.digests and f.uri not in passing
        ]


def owner(uri: str, files: Container[str]) -> str | None:
    """The file that an article comes from: the uri itself, or what stands before one of its `#`.

    >>> owner("a.jsonl#7", {"a.jsonl"}), owner("b#1.txt", {"b#1.txt"}), owner("c.txt", {"a.jsonl"})
    ('a.jsonl', 'b#1.txt', None)
    """
    end = len(uri)
    while end > 0:
        if uri[:end] in files:
            return uri[:end]
        end = uri.rfind("#", 0, end)
    return None
