"""The formats that can be read, by suffix: a new one is a file beside this one and a line in FORMATS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, Protocol

from transforms.read import Record, Source, Unreadable, jsonl, text


class Format(Protocol):
    """What a format's module offers."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 -- a module's constant
        """The suffixes of the format's files, in lower case."""

    def split(self, uri: str, stream: BinaryIO, /) -> Iterator[Source]:
        """The sources in a file, read lazily."""

    def read(self, source: Source, /) -> Record:
        """The record of a source; raises Unreadable."""


FORMATS: dict[str, Format] = {"text": text, "jsonl": jsonl}


def format_of(uri: str) -> str | None:
    """The name of the format that a path's suffix asks for, or None."""
    suffix = PurePath(uri).suffix.lower()
    return next((name for name, module in FORMATS.items() if suffix in module.SUFFIXES), None)


def split(uri: str, stream: BinaryIO) -> Iterator[Source]:
    """The sources in a file.

    Raises:
        Unreadable: no format has this suffix.
    """
    name = format_of(uri)
    if name is None:
        known = " ".join(s for module in FORMATS.values() for s in module.SUFFIXES)
        raise Unreadable("unknown_format", f"no reader for this suffix; known: {known}")
    return FORMATS[name].split(uri, stream)


def read(source: Source) -> Record:
    """The record of a source.

    Raises:
        Unreadable: it holds no article that can be read.
    """
    record = FORMATS[source.format].read(source)
    if record.published_at is None and source.published_at is not None:
        return replace(record, published_at=source.published_at, published_at_source="metadata")
    return record
