"""Bytes to records: one file a format; `readers()` finds the format of a source by its suffix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from warehouse.tables.documents import DateSource


@dataclass(frozen=True, slots=True)
class Source:
    """One article's bytes as they lie in the raw folder: a file, or one record of a container.

    `uri` is the path below the raw folder, for a record followed by `#` and its id or number.
    """

    uri: str
    format: str
    data: bytes
    record_no: int = 0
    source_id: str | None = None
    published_at: datetime | None = None
    """When it was published, where the article itself does not say."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as read: the decoded raw text and what its source says about it."""

    source_uri: str
    text: str
    content_sha256: str
    n_bytes: int
    encoding: str
    record_no: int = 0
    source_id: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    published_at_source: DateSource | None = None
    flags: tuple[str, ...] = ()


class Unreadable(Exception):
    """A source that cannot become a record: it goes to quarantine with a one-word reason and a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
