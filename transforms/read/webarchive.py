"""Web archives (WARC, ISO 28500): the pages among the responses of a crawl."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from transforms.read import Limits, Record, Source, Unreadable, page, text
from transforms.read.bounded import ZLIB, Counted, whole
from transforms.read.fields import address
from transforms.read.naming import Names

SUFFIXES = (".warc",)
TYPES = {"text/html": "page", "application/xhtml+xml": "page", "text/plain": "text", "": "page"}
KINDS = ("response", "resource", "conversion")
BREAKS = (ArchiveLoadFailed, ValueError, AttributeError, IndexError, KeyError, TypeError, RuntimeError, *ZLIB)
"""What warcio raises at a broken archive or record."""
BREAK = b"\n\n"
"""Between the address and the page in `Source.data`."""


class Archive(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
    """An archive's records; a record of another length than it says is read on from without a word to standard error."""

    INC_RECORD = ""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """One source a page; its data is the page's address, an empty line, and the page.

    Raises:
        Unreadable: the archive is broken; the pages before the break have been given.
    """
    names = Names(uri)
    counted = Counted(stream)
    last: Source | None = None
    try:
        for number, found in enumerate(Archive(counted, arc2warc=True), 1):
            if last := source_of(found, number, names, limits):
                yield last
    except (Unreadable, EOFError, *BREAKS) as error:
        if last is None or last.problem is None:  # else the record that the archive breaks off in has a row of its own
            raise unreadable(error) from error


def unreadable(error: Exception) -> Unreadable:
    """Why an archive cannot be read further."""
    if isinstance(error, Unreadable):
        return error
    if isinstance(error, EOFError):
        return Unreadable("truncated", f"the web archive breaks off: {error}")
    if isinstance(error, ArchiveLoadFailed):
        return Unreadable("bad_archive", f"no web archive that can be read: {str(error)[:200]}")
    return Unreadable(
        "bad_archive",
        "a record without the lines that a web archive's records begin with; what stands before it is read",
    )


def source_of(found: Any, number: int, names: Names, limits: Limits) -> Source | None:
    """The source of one record; None for what is no page: an image, a redirect, an error."""
    if found.rec_type in KINDS and (form := form_of(found)):
        return page_of(found, form, number, names, limits)
    if is_broken(found):
        problem = ("bad_http", "an answer whose first line is no HTTP status")
        return Source(names.of(id_of(found), number), "warc", b"", number, id_of(found), problem=problem)
    return None


def is_broken(found: Any) -> bool:
    """Whether an answer has a head that cannot be read, so that nobody knows what it is."""
    http = found.http_headers
    return found.rec_type == "response" and http is not None and not http.get_statuscode().isdigit()


def id_of(found: Any) -> str | None:
    """The id of a record, else the address that it was fetched from."""
    url = (found.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    name = (found.rec_headers.get_header("WARC-Record-ID") or url).strip("<>").removeprefix("urn:uuid:")
    return name.encode("utf-8", "replace").decode() or None


def form_of(found: Any) -> str | None:
    """`page` or `text` by the media type, for an answer that is one; None for images, redirects and errors."""
    http = found.http_headers
    if http is not None and http.get_statuscode() not in ("200", "203", "206"):
        return None
    media = (http or found.rec_headers).get_header("Content-Type") or ""
    return TYPES.get(media.partition(";")[0].strip().lower())


def page_of(found: Any, form: str, number: int, names: Names, limits: Limits) -> Source:
    """The source of one answer."""
    url = (found.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    source_id = id_of(found)
    name = names.of(source_id, number)
    try:
        body = whole(found.content_stream(), limits.record_bytes)
    except Unreadable as error:
        return Source(name, "warc", b"", number, source_id, problem=(error.reason, error.detail))
    head = f"{form} {url}".encode("utf-8", "replace").replace(b"\n", b"")
    return Source(name, "warc", head + BREAK + body, number, source_id)


def read(source: Source, limits: Limits) -> Record:
    """The article of one page.

    Raises:
        Unreadable: as a page or a text.
    """
    head, _, body = source.data.partition(BREAK)
    form, _, url = head.decode("utf-8", "replace").partition(" ")
    inner = replace(source, data=body)
    record = page.read(inner, limits) if form == "page" else text.read(inner, limits)
    digest = hashlib.sha256(source.data).hexdigest()
    return replace(record, content_sha256=digest, n_bytes=len(source.data), url=record.url or address({"url": url}))
