"""Plain text: one file, one article; a page or a markdown text under a plain suffix is read as what it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from transforms.read import Limits, Record, Source, Unreadable, exports, page
from transforms.read.bounded import whole
from transforms.read.encoding import decode
from transforms.read.labelled import labelled

SUFFIXES = (".txt", ".text")


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is; the articles of it where it is the export of a press archive."""
    data = whole(stream, limits.record_bytes)
    yield from exports.articles(uri, data) if exports.is_export(data) else (Source(uri, "text", data),)


def read(source: Source, limits: Limits) -> Record:
    """Decode the file; fields at its head tell of it.

    Raises:
        Unreadable: binary, empty, or in no encoding that is tried.
    """
    text, encoding, flags = decode(source.data)
    if not text.strip():
        raise Unreadable("empty", "there is no text in it")
    if page.is_page(text):
        return page.read(source, limits)
    digest = hashlib.sha256(source.data).hexdigest()
    return labelled(
        Record(source.uri, text, digest, len(source.data), encoding, source.record_no, source.source_id, flags=flags)
    )
