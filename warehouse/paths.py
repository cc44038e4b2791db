"""How deltalake and DuckDB are given paths of this machine: some that the system takes are misread by them.

What was tried, and what each of them makes of which name: docs/decisions/0022-paths-of-a-warehouse.md.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

DECODED = re.compile(r"%[0-9A-Fa-f]{2}|[\[\]\\^|\x00-\x1f\x7f]")
"""What deltalake 1.6.6 misreads in a path: it decodes `%20`, takes backslashes for slashes, and ends in a panic at brackets, `^` and `|`.
Links are resolved before."""

CUT = re.compile(r"[?\\]")
"""What DuckDB 2.0 misreads in a path that it writes: it puts `.wal` before a `?`, and takes backslashes for slashes. Links are resolved before."""

PARTIAL = ".partial"
"""Where a table's files lie until they are whole, in its folder; hidden from readers of the table."""


def unusable(path: Path) -> str | None:
    """What keeps a path from being used at all, in words; None where nothing does."""
    if "\0" in str(path):
        return "no path of the system holds a character of code 0"
    try:
        os.path.realpath(path).encode()
    except UnicodeEncodeError:
        return "its name is not UTF-8, and the lake's and DuckDB's libraries take nothing else"
    return None


class Address(NamedTuple):
    """A table's folder as deltalake is given it."""

    uri: str
    options: dict[str, str] | None = None


def address(folder: Path) -> Address:
    """A folder's path, or, where deltalake would misread it, an address of its other store for files, which takes the path as it is.

    deltalake tells stores by their addresses: each path has one of its own. Without a folder for partial files that store writes a
    commit where it will stand, and a kill leaves half of it.
    """
    real = os.path.realpath(folder)
    if not DECODED.search(real):
        return Address(real)
    return Address(f"fs://{digest(real)}/", {"opendal.root": real, "opendal.atomic_write_dir": f"{real}/{PARTIAL}"})


@contextmanager
def writable(path: Path) -> Iterator[Path]:
    """A path at which DuckDB writes a file: the path itself, or that of a copy, which takes its place at the end.

    The copy lies in the user's cache, under a name that is the path's own: after a kill the next writer finds and removes it.

    Raises:
        OSError: there is no folder for the copy.
    """
    real = os.path.realpath(path)
    if not CUT.search(real):
        yield Path(real)
        return
    folder = cache() / "paths" / digest(real)
    if CUT.search(os.path.realpath(folder)):
        raise OSError(f"DuckDB cannot write in {folder}: let XDG_CACHE_HOME name a folder without ? and backslash")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(0o700, parents=True)
    try:
        copy, partial = folder / "copy.duckdb", path.with_name(f"{path.name}.partial")
        if path.exists():
            shutil.copyfile(path, copy)
        yield copy
        shutil.copyfile(copy, partial)
        partial.replace(path)  # who reads the old file keeps it
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def readable(path: Path) -> Iterator[Path]:
    """A path at which DuckDB opens a file to read it: the path itself, or another name or a copy, for as long as it takes to open it."""
    real = os.path.realpath(path)
    if "\\" not in real:
        yield Path(real)
        return
    with tempfile.TemporaryDirectory(prefix="columnist-") as folder:
        other = Path(folder) / "other.duckdb"
        try:
            other.hardlink_to(real)
        except OSError:  # the folder lies on another disk
            shutil.copyfile(real, other)
        yield other


def cache() -> Path:
    """The folder of this user in which the program keeps what can be had again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "columnist"


def digest(path: str) -> str:
    """A short name that stands for a path alone."""
    return hashlib.sha256(path.encode()).hexdigest()[:16]
