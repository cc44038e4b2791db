"""The format of a file whose name does not say it, by how it begins."""

from __future__ import annotations

import re

from transforms.read import page

HEAD = 4096
"""Bytes that are looked at."""
SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("pdf", re.compile(rb"\s{0,100}%PDF-")),
    ("docx", re.compile(rb"PK\x03\x04.{0,4000}(?:word/|\[Content_Types\]\.xml)", re.DOTALL)),
    ("odt", re.compile(rb"PK\x03\x04.{20,60}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL)),
    ("rtf", re.compile(rb"\s*\{\\rtf")),
    ("warc", re.compile(rb"WARC/\d")),
    ("feed", re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*|<\?xml-[^>]{0,200}\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)),
    ("mail", re.compile(rb"From \S+ .*\d{4}\r?\n|(?:(?:Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version):[^\n]*\n(?:[ \t][^\n]*\n)*){3}", re.IGNORECASE)),
    ("jsonl", re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"[^\n]*\}\s*\n\s*\{\s*\"")),
    ("json", re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{)")),
)  # fmt: skip
"""Formats by their first bytes, the surest first."""


def sniff(head: bytes) -> str:
    """The name of the format that a file begins like: plain text where it begins like no other.

    >>> sniff(b"%PDF-1.7"), sniff(b"<!doctype html><html>"), sniff(b"KYIV (AP) - Rain fell.")
    ('pdf', 'html', 'text')
    """
    for name, sign in SIGNS:
        if sign.match(head):
            return name
    return "html" if page.is_page(head.decode("utf-8", "replace")) else "text"
