"""Packed files: gzip, Zstandard and zip, unpacked as a stream under the limits of size, ratio, members and depth."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

import pyarrow as pa

from transforms.read import Limits, Unreadable
from transforms.read.bounded import Counted, Unpacked, whole

GZIP, ZSTD, ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
SUFFIXES = {".gz": GZIP, ".gzip": GZIP, ".zst": ZSTD, ".zstd": ZSTD, ".zip": ZIP}
NOT_MEMBERS = "__MACOSX/"
LONGEST_NAME = 512
"""Characters of a member's name that are kept."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip archive: its name as data, never as a path, and its stream or what is wrong with it."""

    name: str
    stream: BinaryIO | None = None
    problem: tuple[str, str] | None = None


def unpack(kind: bytes, stream: BinaryIO, limits: Limits) -> BinaryIO:
    """The unpacked bytes of a gzip or Zstandard stream of one or more parts."""
    packed = Counted(stream)
    if kind == GZIP:
        plain = Unpacked(gzip.GzipFile(fileobj=cast("BinaryIO", packed)), packed, limits)
    else:
        plain = Unpacked(pa.CompressedInputStream(pa.PythonFile(packed, "r"), "zstd"), packed, limits)
    return io.BufferedReader(plain)


def members(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """The files of a zip archive, in its own order.

    Raises:
        Unreadable: it is no zip archive, broken, or has too many members.
    """
    if not stream.seekable():
        stream = io.BytesIO(whole(stream, limits.record_bytes * 8))
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Unreadable("bad_archive", f"no zip archive that can be read: {error}") from error
    with archive:
        entries = archive.infolist()
        if len(entries) > limits.members:
            raise Unreadable("decompression_limit", f"{len(entries)} files in one archive")
        packed = Total(limits)
        for entry in entries:
            base = entry.filename.rpartition("/")[2]
            if not entry.is_dir() and not base.startswith(".") and not entry.filename.startswith(NOT_MEMBERS):
                yield open_member(archive, entry, packed, limits)


@dataclass(slots=True)
class Total:
    """Unpacked bytes of all members together: members may overlap, so each alone can be harmless."""

    limits: Limits
    n: int = 0

    def add(self, n: int) -> None:
        """Count a member's announced size."""
        self.n += n
        if self.n > self.limits.file_bytes:
            raise Unreadable("decompression_limit", f"the archive unpacks to more than {self.limits.file_bytes} bytes")


def open_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, total: Total, limits: Limits) -> Member:
    """A member with its stream."""
    name = entry.filename.encode("utf-8", "backslashreplace").decode()[:LONGEST_NAME]
    total.add(entry.file_size)
    if entry.flag_bits & 1:
        return Member(name, problem=("encrypted", "the archive's file asks for a password"))
    try:
        opened = archive.open(entry)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        return Member(name, problem=("bad_archive", f"the archive's file cannot be opened: {error}"))
    return Member(name, io.BufferedReader(Unpacked(cast("BinaryIO", opened), max(1, entry.compress_size), limits)))
