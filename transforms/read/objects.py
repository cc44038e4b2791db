"""JSON files: one article (news-please and the like), a list of articles, or an object that holds such a list."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from transforms.read import Limits, Record, Source, Unreadable, jsonl, record
from transforms.read.bounded import whole
from transforms.read.encoding import decode
from transforms.read.fields import field, identity
from transforms.read.naming import Names

SUFFIXES = (".json",)
LISTS = ("articles", "results", "items", "data", "documents", "docs", "records", "news", "response", "hits", "stories")
LARGEST = 8
"""A list is parsed as a whole: at most so many times `Limits.record_bytes`."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is when it holds one article, else one source an entry of its list."""
    data = whole(stream, limits.record_bytes * LARGEST)
    try:
        found = json.loads(decode(data)[0])
    except (ValueError, RecursionError, Unreadable):
        if is_lines(data):
            yield from jsonl.split(uri, io.BytesIO(data), limits)
            return
        found = None
    entries = listed(found)
    if entries is None:
        yield Source(uri, "json", data, 0, identity(found) if isinstance(found, dict) else None)
        return
    names = Names(uri)
    for number, entry in enumerate(entries, 1):
        source_id = identity(entry) if isinstance(entry, dict) else None
        packed = json.dumps(entry, ensure_ascii=True, sort_keys=True).encode()
        yield Source(names.of(source_id, number), "json", packed, number, source_id)


def is_lines(data: bytes) -> bool:
    """Whether a file is JSON lines under a JSON suffix: its first line is an object by itself."""
    first = data.lstrip()[: 1 << 20].split(b"\n", 1)[0]
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def listed(found: Any) -> list[Any] | None:
    """The entries of a list of articles, at the top or one or two objects down; None for one article."""
    for _ in range(3):
        if isinstance(found, list):
            return found
        if not isinstance(found, dict) or (
            field(found, "text") is not None and not isinstance(field(found, "text"), list | dict)
        ):
            return None
        found = next((found[key] for key in LISTS if isinstance(found.get(key), list | dict)), None)
    return None


def read(source: Source, limits: Limits) -> Record:
    """The article of a file or an entry."""
    return record.read(source, limits)
