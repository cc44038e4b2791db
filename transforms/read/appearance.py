"""What a file without a known suffix seems to be, by how it begins, and what to do with it."""

from __future__ import annotations

from typing import BinaryIO

LOOKED_AT = 4096
"""Bytes that are looked at."""
CONVERT = "save its articles as .txt, .html or .jsonl"
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document: name it .pdf"),
    (b"PK\x03\x04", "a zip archive or an office document: name an archive .zip, a document .docx or .odt"),
    (b"\xd0\xcf\x11\xe0", f"an old office document: {CONVERT}"),
    (b"{\\rtf", "an RTF document: name it .rtf"),
    (b"\x1f\x8b", "a gzip file: name it .gz behind the suffix of what is in it, like .jsonl.gz"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file: name it .zst behind the suffix of what is in it, like .jsonl.zst"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it first"),
    (b"PAR1", "a Parquet file: save its articles as .jsonl"),
    (b"SQLite format 3", "an SQLite database: save its articles as .jsonl"),
    (b"WARC/", "a web archive: name it .warc"),
    (b"\x89PNG", "an image, which holds no text"),
    (b"\xff\xd8\xff", "an image, which holds no text"),
    (b"GIF8", "an image, which holds no text"),
)
"""How formats begin (file signatures as their specifications give them), and what to do."""


def seeming(stream: BinaryIO) -> str:
    """What a stream seems to hold, and what to do.

    >>> import io
    >>> seeming(io.BytesIO(b"%PDF-1.7"))
    'it seems to be a PDF document: name it .pdf'
    >>> seeming(io.BytesIO(b"Two people died in Kyiv."))
    'it seems to be plain text: name it .txt'
    """
    return f"it seems to be {kind_of(stream.read(LOOKED_AT))}"


def kind_of(head: bytes) -> str:
    """What begins with these bytes, and what to do."""
    known = next((kind for signature, kind in SIGNATURES if head.startswith(signature)), None)
    if known:
        return known
    if b"\0" in head:
        return f"a binary file: {CONVERT}"
    start = head.lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "a page: name it .html"
    if start.startswith(b"<?xml"):
        return f"an XML file: {CONVERT}"
    if start.startswith((b"{", b"[")):
        return "JSON: name it .jsonl with one object a line, or .json"
    return "plain text: name it .txt" if start else "an empty file"
