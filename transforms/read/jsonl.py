"""JSON lines: one object a line, one object an article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from transforms.read import Record, Source, Unreadable
from transforms.read.encoding import decode

SUFFIXES = (".jsonl", ".ndjson")


def split(uri: str, stream: BinaryIO) -> Iterator[Source]:
    """One source a line that is not blank; its id is the record's `id`, else the number of the line."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            source_id = identify(line)
            yield Source(f"{uri}#{source_id or number}", "jsonl", line.strip(), number, source_id)


def identify(line: bytes) -> str | None:
    """The record's own id as text, or None."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    value = found.get("id") if isinstance(found, dict) else None
    return str(value) if isinstance(value, str | int) and str(value) else None


def read(source: Source) -> Record:
    """The article of a line."""
    found = parse(source.data)
    text = found.get("text")
    if not isinstance(text, str):
        raise Unreadable("no_text", "the record has no field `text` that holds a string")
    text = text.encode("utf-8", "replace").decode("utf-8")
    if not text.strip():
        raise Unreadable("empty", "the field `text` is empty")
    date = moment(found.get("published_at"))
    return Record(
        source.uri, text, hashlib.sha256(source.data).hexdigest(), len(source.data), "utf-8",
        record_no=source.record_no, source_id=source.source_id, publisher=word(found, "publisher"), url=word(found, "url"),
        title=word(found, "title"), author=word(found, "author"), published_at=date,
        published_at_source="metadata" if date else None,
    )  # fmt: skip


def parse(data: bytes) -> dict[str, Any]:
    """The object of a line."""
    text, _, _ = decode(data)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("bad_json", f"no JSON: {error}") from error
    if not isinstance(found, dict):
        raise Unreadable("bad_json", "the line holds no object")
    return found


def word(record: dict[str, Any], field: str) -> str | None:
    """A field that holds a string with something in it."""
    value = record.get(field)
    return value.strip() or None if isinstance(value, str) else None


def moment(value: object) -> datetime | None:
    """An ISO 8601 date or timestamp as UTC; one without a zone is taken as UTC."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
