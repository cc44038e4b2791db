"""JSON lines: one object a line, one object an article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from transforms.read import Limits, Record, Source, record
from transforms.read.bounded import lines
from transforms.read.fields import identity
from transforms.read.naming import Names

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """One source a line that is not blank; its name is the record's `id`, else the number of the line."""
    names = Names(uri)
    for number, line in enumerate(lines(stream, limits.line_bytes), 1):
        if line is None:
            problem = ("too_large", f"a line of more than {limits.line_bytes} bytes")
            yield Source(names.of(None, number), "jsonl", b"", number, problem=problem)
        elif data := line.removeprefix(BYTE_ORDER_MARK).strip():
            source_id = identify(data)
            yield Source(names.of(source_id, number), "jsonl", data, number, source_id)


def identify(line: bytes) -> str | None:
    """The record's own id as text, or None."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return identity(found) if isinstance(found, dict) else None


def read(source: Source, limits: Limits) -> Record:
    """The article of a line."""
    return record.read(source, limits)
