"""Rich Text Format, as word processors and press archives export it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from striprtf.striprtf import rtf_to_text

from transforms.read import Limits, Record, Source, Unreadable
from transforms.read.bounded import whole
from transforms.read.pieces import record_of

SUFFIXES = (".rtf",)
GROUPS = 500_000
"""Braces that may open: four millions took 700 MB. A page has some hundred."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "rtf", whole(stream, limits.record_bytes))


def read(source: Source, limits: Limits) -> Record:  # noqa: ARG001 -- every format's reader takes limits
    """The text, a paragraph a line.

    Raises:
        Unreadable: no such file, or no text in it.
    """
    if not source.data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("bad_rtf", "it does not begin like a file in Rich Text Format")
    if source.data.count(b"{") > GROUPS:
        raise Unreadable("too_large", f"more than {GROUPS} groups of text")
    try:
        text = str(rtf_to_text(source.data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, KeyError, RecursionError) as error:
        raise Unreadable("bad_rtf", f"it cannot be read: {type(error).__name__}") from error
    return record_of(source, ((line, None) for line in text.splitlines()), "latin-1")
