"""Streams that stop before an input can harm: counted bytes, bounded lines."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from transforms.read import Limits, Unreadable

STEP = 1 << 16
"""Bytes that are read at once."""
ZLIB = (zlib.error, lzma.LZMAError)


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""


class Counted(io.RawIOBase):
    """A stream that counts what passes, and reads on when asked for more than it holds."""

    def __init__(self, inner: Readable) -> None:
        """Count the bytes of `inner`."""
        super().__init__()
        # read1 gives what is there before it fails, which `read` of a broken gzip file throws away.
        self.take: Callable[[int], bytes] = getattr(inner, "read1", inner.read)
        self.n = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Bytes of the inner stream."""
        found = self.take(-1 if size is None else size)
        self.n += len(found)
        return found

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # typeshed asks for its own Buffer
        """Bytes of the inner stream into a buffer."""
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


class Unpacked(Counted):
    """Unpacked bytes, refused once they are too many, or too many for the packed bytes they came from."""

    def __init__(self, inner: Readable, packed: Counted | int, limits: Limits) -> None:
        """`packed` counts the packed bytes that were read, or is their number."""
        super().__init__(inner)
        self.packed = packed
        self.limits = limits

    def read(self, size: int | None = -1, /) -> bytes:
        """Unpacked bytes.

        Raises:
            Unreadable: beyond a limit, or the packed bytes are broken or end too early.
        """
        size = STEP if size is None or size < 0 else min(size, STEP)
        try:
            found = super().read(size)
        except EOFError as error:
            raise Unreadable("truncated", f"the packed file breaks off: {error}") from error
        except (ValueError, OSError, RuntimeError, NotImplementedError, *ZLIB) as error:
            raise Unreadable("bad_archive", f"the packed file is broken: {error}") from error
        packed = self.packed if isinstance(self.packed, int) else self.packed.n
        if self.n > self.limits.file_bytes or self.n > self.limits.ratio_free + self.limits.ratio * packed:
            raise Unreadable("decompression_limit", f"{self.n} bytes out of {packed}: more than the limits allow")
        return found


def whole(stream: Readable, limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        Unreadable: there are more than `limit`.
    """
    parts, total = [], 0
    while part := stream.read(min(STEP, limit + 1 - total)):
        parts.append(part)
        total += len(part)
        if total > limit:
            raise Unreadable("too_large", f"more than {limit} bytes")
    return b"".join(parts)


def lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is longer than `limit` bytes, which is read past.

    Of a stream that breaks off, the whole lines before the break are given first.
    """
    parts: list[bytes] = []
    n = 0
    while chunk := stream.read1(STEP):  # type: ignore[attr-defined]  # files and buffered readers have it
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            yield None if n + len(end) > limit else b"".join([*parts, end])
            parts, n = [], 0
        n += len(rest)
        parts = [] if n > limit else [*parts, rest]
    if n:
        yield None if n > limit else b"".join(parts)
