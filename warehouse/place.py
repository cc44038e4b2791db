"""Where articles or a warehouse lie: a folder of this machine, or a bucket on S3."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

SCHEME = "s3://"


@dataclass(frozen=True, slots=True)
class Url:
    """A prefix of a bucket, as a folder is one: without a slash at its end."""

    bucket: str
    prefix: str = ""

    def __str__(self) -> str:
        return f"{SCHEME}{self.bucket}/{self.prefix}".rstrip("/")

    def __truediv__(self, name: str) -> Url:
        return Url(self.bucket, f"{self.prefix}/{name}".lstrip("/"))

    @property
    def inside(self) -> str:
        """What the keys of all objects below begin with."""
        return f"{self.prefix}/" if self.prefix else ""


Place: TypeAlias = Path | Url


def place(text: str | Path) -> Place:
    """The place that a text names.

    >>> place("s3://news/raw/"), str(place("s3://news/raw/") / "a.txt"), place("feed").name
    (Url(bucket='news', prefix='raw'), 's3://news/raw/a.txt', 'feed')

    Raises:
        ValueError: it looks like a URL and is none that can be used; the message says what it must be.
    """
    written = str(text)
    if not written.startswith(SCHEME):
        if "://" in written:
            raise ValueError("a folder, or s3://bucket/path")
        return Path(text)
    bucket, _, prefix = written.removeprefix(SCHEME).partition("/")
    if not bucket:
        raise ValueError("a folder, or s3://bucket/path")
    return Url(bucket, prefix.strip("/"))
