"""The formats that can be read, by suffix: a new one is a file beside this one and a line in FORMATS."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from transforms.read import (
    LIMITS,
    Limits,
    Record,
    Source,
    Unreadable,
    docx,
    exports,
    feed,
    jsonl,
    mail,
    markdown,
    objects,
    odt,
    page,
    pdf,
    rtf,
    table,
    text,
    webarchive,
)
from transforms.read.appearance import seeming
from transforms.read.archives import GZIP, SUFFIXES, ZIP, members, unpack
from transforms.read.day_order import with_day_order
from transforms.read.naming import Names
from transforms.read.sniff import HEAD, sniff


class Format(Protocol):
    """What a format's module offers."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 -- a module's constant
        """The suffixes of the format's files, in lower case."""

    def split(self, uri: str, stream: BinaryIO, limits: Limits, /) -> Iterator[Source]:
        """The sources in a file, read lazily."""

    def read(self, source: Source, limits: Limits, /) -> Record:
        """The record of a source; raises Unreadable."""


FORMATS: dict[str, Format] = {
    "text": text, "markdown": markdown, "html": page, "jsonl": jsonl, "json": objects, "csv": table, "warc": webarchive,
    "export": exports, "pdf": pdf, "docx": docx, "odt": odt, "rtf": rtf, "mail": mail, "feed": feed,
}  # fmt: skip
ZIPPED = frozenset({"docx", "odt"})
"""Formats whose files are zip archives."""
RECORDS: tuple[Format, ...] = (jsonl, objects, table)
"""Formats of records, whose files write dates in one way."""


def format_of(name: str) -> str | None:
    """The name of the format that a path's suffix asks for, or None.

    >>> format_of("a/b.HTML"), format_of("a.b/c")
    ('html', None)
    """
    suffix = PurePosixPath(name).suffix.lower()
    return next((name for name, module in FORMATS.items() if suffix in module.SUFFIXES), None)


def split(uri: str, stream: BinaryIO, limits: Limits = LIMITS) -> Iterator[Source]:
    """The sources in a file; those in a packed one too.

    Raises:
        Unreadable: no format has this suffix, or the file is broken; what came before the break has been given.
    """
    yield from _split(uri, uri, stream, limits, 0)


def _split(uri: str, name: str, stream: BinaryIO, limits: Limits, depth: int) -> Iterator[Source]:
    packing = SUFFIXES.get(PurePosixPath(name).suffix.lower())
    if packing is None:
        stream = buffered(stream)
        head = stream.peek(HEAD)[:HEAD]
        module = module_of(name, stream) if "." in PurePosixPath(name).name else FORMATS[sniff(head)]
        if not head:
            yield Source(
                uri, "text", b"", problem=("empty", "there is not a byte in it: look whether it was written to its end")
            )
            return
        sources = module.split(uri, stream, limits)
        yield from with_day_order(sources) if module in RECORDS else sources
        return
    if depth >= limits.depth:
        raise Unreadable("decompression_limit", f"packed more than {limits.depth} times")
    if packing == ZIP:
        yield from _unzip(uri, stream, limits, depth)
        return
    inner = name[: -len(PurePosixPath(name).suffix)]
    yield from _split(
        uri,
        inner if "." in PurePosixPath(inner).name else guess(inner),
        unpack(packing, stream, limits),
        limits,
        depth + 1,
    )


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """A stream that can be looked into before it is read."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def guess(name: str) -> str:
    """A packed file that does not say what is in it: JSON lines are what dumps are made of."""
    return f"{name}.jsonl"


def _unzip(uri: str, stream: BinaryIO, limits: Limits, depth: int) -> Iterator[Source]:
    """The sources of each member; what is wrong with one is its own affair."""
    names = Names(uri)
    for number, member in enumerate(members(stream, limits), 1):
        name = names.of(member.name, number)
        if member.stream is None:
            yield Source(name, "zip", b"", number, problem=member.problem or ("bad_archive", "it cannot be opened"))
            continue
        try:
            for source in _split(name, member.name, member.stream, limits, depth + 1):
                yield source if source.record_no else replace(source, record_no=number)
        except Unreadable as error:
            if error.reason == "decompression_limit":
                raise
            yield Source(name, "zip", b"", number, problem=(error.reason, error.detail))


def module_of(name: str, stream: BinaryIO) -> Format:
    """The module that reads a file of this name.

    Raises:
        Unreadable: there is none; what the file seems to be is read from the stream.
    """
    found = format_of(name)
    if found is None:
        known = " ".join([*(s for module in FORMATS.values() for s in module.SUFFIXES), *SUFFIXES])
        raise Unreadable("unknown_format", f"{seeming(stream)}; suffixes that are read: {known}")
    return FORMATS[found]


def check_text(text: str, limits: Limits) -> None:
    """Refuse an article that is too long, or empty.

    Raises:
        Unreadable: it is.
    """
    if len(text) > limits.text_chars:
        raise Unreadable("too_large", f"an article of more than {limits.text_chars} characters")
    if len(text) > limits.lines and len(text.splitlines()) > limits.lines:
        raise Unreadable("too_large", f"an article of more than {limits.lines} lines")
    if not text.strip():
        raise Unreadable("empty", "there is no text in it")


def read(source: Source, limits: Limits = LIMITS) -> Record:
    """The record of a source.

    Raises:
        Unreadable: it holds no article that can be read.
    """
    if source.problem:
        raise Unreadable(*source.problem)
    packed = source.data[:4] == ZIP and source.format not in ZIPPED
    if source.data[:2] == GZIP or packed:
        raise Unreadable("binary", "a packed file under a suffix that does not say so")
    record = FORMATS[source.format].read(source, limits)
    check_text(record.text, limits)
    if source.recurring:
        record = replace(record, recurring=source.recurring)
    if record.published_at is None and source.published_at is not None:
        return replace(record, published_at=source.published_at, published_at_source="metadata")
    return record
