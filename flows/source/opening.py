"""Files taken apart, into their articles and into what is counted of each.

`Here` does so in this process. A run has others do it (`flows.workers.openers`), which a file that never ends does not hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from flows.source.files import File
from transforms.clean.recurring import Traces, traces
from transforms.read import Limits, Source, Unreadable
from transforms.read.formats import read, split

UNCOUNTED = frozenset({"pdf", "docx", "odt", "rtf"})
"""Formats whose articles are not counted: each would be unpacked and parsed a second time for it."""
LONGEST = 1_000_000
"""Bytes of an article up to which its lines are counted, for the same reason."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An article by its identity and hash, and what is counted of it."""

    uri: str
    record_no: int
    sha256: str
    traces: Traces | None


class Ended(Unreadable):
    """A file that ended the process that took it apart."""


class Stopped(Exception):
    """The run ended while a process worked for it."""


class Opener(Protocol):
    """Who takes files apart; thread-safe."""

    at_once: int
    """How many files are taken apart at the same time."""

    def sources(self, file: File, limits: Limits, known: str | None) -> Iterator[str | Source]:
        """As `sources` below; raises Ended, too."""

    def counted(self, file: File, limits: Limits, known: Mapping[str, str]) -> Iterator[str | Counted]:
        """As `counted` below; raises Ended, too."""

    def rest(self) -> None:
        """All is taken apart for now: give back what waiting for files takes."""

    def stop(self) -> None:
        """Take no more apart, now."""


class Here:
    """This process: for tests, and where no file is to be taken apart that could hold it."""

    at_once = 1

    def sources(self, file: File, limits: Limits, known: str | None) -> Iterator[str | Source]:
        """As `sources` below."""
        return sources(file, limits, known)

    def counted(self, file: File, limits: Limits, known: Mapping[str, str]) -> Iterator[str | Counted]:
        """As `counted` below."""
        return counted(file, limits, known)

    def rest(self) -> None:
        """There is nothing to give back."""

    def stop(self) -> None:
        """There is nothing to stop."""


def sources(file: File, limits: Limits, known: str | None = None) -> Iterator[str | Source]:
    """The hash of a file, then its articles, unless the hash is a known one.

    Raises:
        Unreadable: the file breaks off; the articles before the break have been given.
        OSError: it cannot be opened or read.
    """
    with open(file.path, "rb") as stream:  # noqa: PTH123 -- a path may hold bytes that are no text
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        yield digest
        if digest != known:
            stream.seek(0)
            yield from split(file.uri, stream, limits)


def counted(file: File, limits: Limits, known: Mapping[str, str], skip: int = 0) -> Iterator[str | Counted]:
    """The hash of a file, then its articles with what is counted of those that have not the hash that is known of their uri.

    Of the first `skip` that are given nothing is counted.

    Raises:
        Unreadable, OSError: as `sources`.
    """
    seen = set[str]()
    for number, one in enumerate(sources(file, limits)):
        if isinstance(one, str):
            yield one
            continue
        digest = hashlib.sha256(one.data).hexdigest()
        is_new = number >= skip and one.uri not in seen and known.get(one.uri) != digest
        seen.add(one.uri)
        yield Counted(one.uri, one.record_no, digest, count(one, limits) if is_new else None)


def count(source: Source, limits: Limits) -> Traces | None:
    """What is counted of an article; None of one that cannot be read, that is long, or whose format takes long to read."""
    if source.format in UNCOUNTED or len(source.data) > LONGEST:
        return None
    try:
        return traces(read(source, limits))
    except Exception:  # noqa: BLE001 -- what is wrong with it is told when it is read
        return None
