"""Where a warehouse is kept: a folder, or a bucket on S3 with a folder of this machine to work in.

The lake lies in its place, and is read and written there. All else (the published file, what is known about the inputs,
fingerprints) is files in a folder, `here`: the warehouse itself, or a copy that is brought up to date when a run begins
and handed over when it ends.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol
from urllib.parse import quote

from warehouse import bucket, paths
from warehouse.lease import Held, Lease
from warehouse.paths import PARTIAL, Address
from warehouse.place import Place, Url, place

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

PUBLISHED = "columnist.duckdb"
LOCK = ".lock"
KEPT = ".files.json"
"""The object that lists what was handed over, with ETags."""
NOTE = ".fetched.json"
"""Which object each file here is a copy of: its ETag, and the file's size and time when they were alike."""


class StoreError(Exception):
    """The place cannot be used; the message says what, where and what to do."""


class Busy(StoreError):
    """Another run holds the warehouse."""


class Store(Protocol):
    """A warehouse's place."""

    @property
    def place(self) -> Place:
        """The place."""

    is_far: ClassVar[bool]
    """Whether each look at a file is a round trip to another machine."""

    @property
    def here(self) -> Path:
        """The folder in which all but the lake is read and written."""

    def make(self) -> None:
        """Make the place where it is missing; raises StoreError where it cannot be."""

    def lock(self, timeout: float = -1) -> AbstractContextManager[None]:
        """Hold the warehouse for one writer; raises Busy after `timeout` seconds, a negative one waits for ever."""

    def confirm(self) -> None:
        """Make sure that the lock is still held."""

    def read(self, name: str) -> bytes | None:
        """A file as the last run left it; None where there is none."""

    def fetch(self) -> None:
        """Bring the files here up to date; the lock is held."""

    def keep(self) -> None:
        """Hand over the files here; the lock is held."""

    def published(self) -> Path | None:
        """The published file, to be read; None where there is none."""

    def table(self, name: str) -> Address:
        """The folder of a table, for deltalake."""

    def files(self, name: str) -> FileSystem:
        """The files of a folder, for pyarrow."""

    def holds(self, name: str) -> bool:
        """Whether a folder of a table holds anything: data without a log is damage, not an absent table."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A warehouse in a folder."""

    place: Path
    is_far: ClassVar[bool] = False

    @property
    def here(self) -> Path:
        """The folder itself."""
        return self.place

    def make(self) -> None:
        """Make the folder where it is missing.

        Raises:
            StoreError: it cannot be made or written.
        """
        if why := paths.unusable(self.place):
            raise StoreError(f"the warehouse {str(self.place)!r} cannot be used: {why}; choose another folder")
        try:
            self.place.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise StoreError(f"the warehouse {self.place} is a file, or lies below one; name a folder") from error
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise StoreError(f"the warehouse {self.place} cannot be made: {why}") from error
        if not os.access(self.place, os.W_OK | os.X_OK):
            raise StoreError(f"the warehouse {self.place} cannot be written: permission denied")

    @contextmanager
    def lock(self, timeout: float = -1) -> Iterator[None]:
        """Hold the warehouse; the kernel frees it when the process dies, however it dies.

        Raises:
            Busy: another process still holds it.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 -- as below

        try:
            with FileLock(self.place / LOCK, timeout=timeout):
                yield
        except Timeout:
            raise busy(self.place) from None

    def confirm(self) -> None:
        """A lock of the system is not lost."""

    def read(self, name: str) -> bytes | None:
        """The file."""
        try:
            return (self.place / name).read_bytes()
        except OSError:
            return None

    def fetch(self) -> None:
        """All is here."""

    def keep(self) -> None:
        """All is here."""

    def published(self) -> Path | None:
        """The file."""
        found = self.place / PUBLISHED
        return found if found.is_file() else None

    def table(self, name: str) -> Address:
        """Its path, or what stands for it."""
        return paths.address(self.place / name)

    def files(self, name: str) -> FileSystem:
        """Its files."""
        from pyarrow.fs import LocalFileSystem, SubTreeFileSystem  # noqa: PLC0415 -- a start does without

        return SubTreeFileSystem(str((self.place / name).absolute()), LocalFileSystem())

    def holds(self, name: str) -> bool:
        """Whether it has data or a log."""
        path = self.place / name
        return any(path.glob("*.parquet")) or any(path.glob("_delta_log/*"))


@dataclass(slots=True)
class Bucket:
    """A warehouse on S3."""

    place: Url
    is_far: ClassVar[bool] = True
    _lease: Lease | None = None
    _held: set[str] = field(default_factory=set)

    @property
    def here(self) -> Path:
        """A folder of this machine that belongs to the place."""
        where, what = bucket.endpoint() or "s3", f"{self.place.bucket}/{self.place.prefix}"
        return paths.cache() / quote(where, safe="") / quote(what, safe="")

    def make(self) -> None:
        """Make the folder here, and make sure of the bucket.

        Raises:
            StoreError: it is not there or may not be read.
        """
        self.here.mkdir(parents=True, exist_ok=True)
        with store_errors(self.place):
            bucket.holds(self.place)

    @contextmanager
    def lock(self, timeout: float = -1) -> Iterator[None]:
        """Hold the warehouse; see `warehouse.lease`.

        Raises:
            Busy: another run still holds it.
        """
        self._lease = Lease(self.place / LOCK)
        try:
            with self._lease.held(timeout):
                yield
        except Held:
            raise busy(self.place) from None
        finally:
            self._lease = None

    def confirm(self) -> None:
        """Make sure that no other run has taken the lock.

        Raises:
            bucket.BucketError: one may have.
        """
        if self._lease:
            self._lease.confirm()

    def read(self, name: str) -> bytes | None:
        """The object."""
        with store_errors(self.place), suppress(bucket.Absent):
            return bucket.get(self.place / name)
        return None

    def fetch(self) -> None:
        """Download what changed, and remove what is gone.

        Raises:
            StoreError: S3 does not answer.
        """
        self.here.mkdir(parents=True, exist_ok=True)
        with store_errors(self.place):
            known, found = self._note(), self._kept()
            for path in self._files():
                if path not in found:
                    (self.here / path).unlink()
            for path, etag in found.items():
                if known.get(path) != [etag, *self._stamp(path)]:
                    replace(self.place / path, self.here / path)
            self._write_note(found)

    def keep(self) -> None:
        """Upload what changed, and delete what is gone.

        Raises:
            StoreError: S3 does not answer.
        """
        with store_errors(self.place):
            self.confirm()
            known, found, files = self._note(), self._kept(), self._files()
            gone = [f"{self.place.inside}{path}" for path in sorted(found.keys() - files)]
            for path in sorted(files):
                if path not in found or known.get(path) != [found[path], *self._stamp(path)]:
                    found[path] = bucket.upload(self.here / path, self.place / path)
            kept = {path: found[path] for path in sorted(files)}
            bucket.put(self.place / KEPT, json.dumps(kept).encode())
            bucket.delete(self.place, gone)
            self._write_note(kept)

    def published(self) -> Path | None:
        """A copy of the published file, of its own: no run writes it. It is downloaded when it changed.

        Raises:
            StoreError: S3 does not answer.
        """
        with store_errors(self.place):
            found = bucket.head(self.place / PUBLISHED)
            if found is None:
                return None
            copy: Path = self.here / ".read" / found["ETag"].strip('"') / PUBLISHED
            if not copy.is_file():
                shutil.rmtree(copy.parent.parent, ignore_errors=True)  # who reads an older one keeps it open
                replace(self.place / PUBLISHED, copy)
        return copy

    def table(self, name: str) -> Address:
        """Its URL, with address and keys of the S3."""
        return Address(str(self.place / name), bucket.options(self.place))

    def files(self, name: str) -> FileSystem:
        """Its objects."""
        return bucket.files(self.place / name)

    def holds(self, name: str) -> bool:
        """Whether there are objects; a table that was there once in a run stays."""
        if name not in self._held and bucket.holds(self.place / name):
            self._held.add(name)
        return name in self._held

    def _kept(self) -> dict[str, str]:
        """The ETags of what was handed over, by path; whatever else lies there is not the warehouse's."""
        with suppress(bucket.Absent, ValueError):
            found: dict[str, str] = json.loads(bucket.get(self.place / KEPT))
            return found
        return {}

    def _files(self) -> set[str]:
        """The paths of what is handed over."""
        files = (path.relative_to(self.here).as_posix() for path in self.here.rglob("*") if path.is_file())
        return {path for path in files if is_handed_over(path)}

    def _stamp(self, path: str) -> tuple[int, int]:
        try:
            found = (self.here / path).stat()
        except OSError:
            return 0, 0
        return found.st_size, found.st_mtime_ns

    def _note(self) -> dict[str, list[str | int]]:
        try:
            found: dict[str, list[str | int]] = json.loads((self.here / NOTE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found

    def _write_note(self, etags: dict[str, str]) -> None:
        note = {path: [etag, *self._stamp(path)] for path, etag in etags.items()}
        partial = self.here / f"{NOTE}.partial"
        partial.write_text(json.dumps(note), encoding="utf-8")
        partial.replace(self.here / NOTE)


LEFT_OUT = ("lake", "staging")


def is_handed_over(path: str) -> bool:
    """Whether a file belongs to the warehouse: not one of the lake, of a run at work, or of this machine.

    >>> [is_handed_over(p) for p in ("inputs.jsonl", "fingerprints/000001.parquet", "lake/events/0.parquet", ".lock")]
    [True, True, False, False]
    """
    parts = path.split("/")
    return (
        parts[0].split(".")[0] not in LEFT_OUT and not any(part.startswith(".") for part in parts) and bool(parts[-1])
    )


def replace(url: Url, path: Path) -> None:
    """Download an object into a file, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as partial:
        try:
            bucket.download(url, partial)
            partial.close()
            Path(partial.name).replace(path)
        except BaseException:
            Path(partial.name).unlink(missing_ok=True)
            raise


@contextmanager
def store_errors(where: Url) -> Iterator[None]:
    """What S3 says, in one line."""
    try:
        yield
    except bucket.BucketError as error:
        raise StoreError(f"the warehouse {where} cannot be used: {error}") from error


def busy(where: Place) -> Busy:
    """Another run is at work, in words."""
    return Busy(f"{where}: another run is writing; wait for it, or give more time")


def delete(folder: FileSystem, files: Iterable[str]) -> int:
    """Delete files of a table, and what a kill left half written; the table's own folder, which deltalake may list as one of them, stays.

    Returns:
        How many went.
    """
    folder.delete_dir_contents(PARTIAL, missing_dir_ok=True)
    going = list(filter(None, files))
    for file in going:
        folder.delete_file(file)
    return len(going)


def store_of(where: Place | str) -> Store:
    """The store at a place."""
    found = place(where) if isinstance(where, str) else where
    return Bucket(found) if isinstance(found, Url) else Folder(found)
