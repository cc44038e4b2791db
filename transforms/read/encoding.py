"""Bytes to text: byte order mark, strict UTF-8, UTF-16 by its pattern of NULs, then a flagged Windows-1252.

Guessing by statistics is left out on purpose: measured, charset_normalizer took short Windows-1252 news for Thai.
"""

from __future__ import annotations

import codecs
import re

from transforms.read import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Windows-1252 leaves five bytes undefined: a few of them are replaced and flagged, many mean that it is something else.
LOST, LOST_SHARE = 5, 0.005

# Share of control bytes from which data is binary: in text there are next to none, in compressed data about a tenth.
BINARY_SHARE = 0.02
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
DECLARED_WITHIN = 4096
"""Only so many bytes are searched for the name of an encoding."""
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c")


def decode(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    r"""The text, the name of its encoding, and flags.

    >>> decode("Kyiv – Київ".encode())
    ('Kyiv – Київ', 'utf-8', ())
    >>> decode(b"caf\xe9")
    ('café', 'cp1252', ('encoding_guessed',))

    Raises:
        Unreadable: binary, or in no encoding that is tried.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return strict(data, encoding), encoding.removesuffix("-sig"), ()
    if guessed := utf16(data):
        return strict(data, guessed), guessed, ("encoding_guessed",)
    if is_binary(data):
        raise Unreadable("binary", "the bytes are no text")
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lost = text.count("\ufffd")
    if lost > max(LOST, LOST_SHARE * len(text)):
        raise Unreadable("decode_error", f"no text in utf-8 or cp1252: {lost} bytes have no meaning")
    return text, "cp1252", ("encoding_guessed", "replacements") if lost else ("encoding_guessed",)


def strict(data: bytes, encoding: str) -> str:
    """Decode without replacements."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("decode_error", f"no text in {encoding}: {error.reason} at byte {error.start}") from error


def utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: most bytes of one parity are NUL, hardly any of the other."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 and odd < 0.05 else None


def is_binary(data: bytes) -> bool:
    """Whether the first 64 kB hold too many control bytes for text."""
    head = data[:65536]
    return bool(head) and sum(map(head.count, CONTROLS)) / len(head) > BINARY_SHARE


def declared(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    r"""As `decode`, for a page that may name its encoding; UTF-8 comes first, since pages misname it.

    >>> declared('<meta charset="windows-1251">Київ'.encode("cp1251"))[1]
    'cp1251'

    Raises:
        Unreadable: binary, or in no encoding that is tried.
    """
    text, encoding, flags = decode(data)
    named = CHARSET.search(data[:DECLARED_WITHIN])
    if encoding != "cp1252" or not named:
        return text, encoding, flags
    try:
        codec = codecs.lookup(named[1].decode("ascii"))
        if not codec._is_text_encoding:  # noqa: SLF001 -- the standard library has no other way to tell hex from text
            return text, encoding, flags
        return data.decode(codec.name), codec.name, ()
    except (LookupError, UnicodeError):
        return text, encoding, flags
