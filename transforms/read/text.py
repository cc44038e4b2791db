"""Plain text: one file, one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from transforms.read import Record, Source, Unreadable
from transforms.read.encoding import decode

SUFFIXES = (".txt", ".text", ".md")


def split(uri: str, stream: BinaryIO) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "text", stream.read())


def read(source: Source) -> Record:
    """Decode the file."""
    text, encoding, flags = decode(source.data)
    if not text.strip():
        raise Unreadable("empty", "there is no text in it")
    digest = hashlib.sha256(source.data).hexdigest()
    return Record(source.uri, text, digest, len(source.data), encoding, flags=flags)
