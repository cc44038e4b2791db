"""The files of the raw folder, and what about each keeps it from being read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Files that tell about a folder of articles and are none themselves, by their name without suffix, and what
# desktops leave behind. Names that begin with a dot or end with ~ are no input either.
ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "sources", "thumbs.db", "desktop.ini"})

CORRECTIONS = "corrections.csv"
"""The file in the raw folder that corrects what the articles tell."""


@dataclass(frozen=True, slots=True)
class File:
    """One file below the raw folder; `problem` is the reason and detail that keep it from being opened.

    `stamp` is what changes when the file does: its time of modification in nanoseconds, or the ETag of an object on S3.
    """

    uri: str
    path: str
    size: int = 0
    stamp: int | str = 0
    problem: tuple[str, str] | None = None


def walk(raw: Path, leave_out: Path | None) -> list[File]:
    """All files below `raw` that are input, sorted by uri, without the folder `leave_out` (the warehouse)."""
    root, out = os.path.realpath(raw), os.path.realpath(leave_out) if leave_out else ""
    return sorted(scan(root, "", root, out), key=lambda f: f.uri)


def scan(folder: str, prefix: str, root: str, out: str) -> Iterator[File]:
    """The files of a folder and of the folders below it."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield File(prefix.rstrip("/") or ".", folder, problem=(reason_of(error), message_of(error)))
        return
    for entry in entries:
        uri = prefix + printable(entry.name)
        if is_ignored(entry.name) or uri == CORRECTIONS:
            continue
        if entry.is_dir(follow_symlinks=False):
            if os.path.realpath(entry.path) != out:
                yield from scan(entry.path, f"{uri}/", root, out)
        else:
            yield examine(entry, uri, root)


def examine(entry: os.DirEntry[str], uri: str, root: str) -> File:
    """A file with its size and time, or with what is wrong about it."""
    try:
        if entry.is_symlink() and not inside(os.path.realpath(entry.path), root):
            return File(uri, entry.path, problem=("outside", "a link that leads out of the raw folder"))
        found = entry.stat()
    except OSError as error:
        return File(uri, entry.path, problem=(reason_of(error), message_of(error)))
    if not stat.S_ISREG(found.st_mode):
        what = "a link to a folder" if stat.S_ISDIR(found.st_mode) else "a pipe, socket or device"
        return File(uri, entry.path, problem=("no_file", f"{what}, not a file"))
    return File(uri, entry.path, found.st_size, found.st_mtime_ns)


def inside(path: str, root: str) -> bool:
    """Whether a real path is a real folder or lies below it."""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def is_ignored(name: str) -> bool:
    """Whether a name is no input: hidden, a backup, or about the folder.

    >>> is_ignored(".gitignore"), is_ignored("README.md"), is_ignored("readme-first.txt")
    (True, True, False)
    """
    lower = name.lower()
    return (
        name.startswith(".")
        or name.endswith("~")
        or lower in ABOUT_THE_FOLDER
        or lower.split(".")[0] in ABOUT_THE_FOLDER
    )


def printable(name: str) -> str:
    r"""A file name that any table can hold: bytes that are no UTF-8 are written as escapes, and two names never alike.

    >>> printable("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return os.fsencode(name.replace("\\", "\\\\")).decode("utf-8", "backslashreplace")


def shown(name: str) -> str:
    r"""A name as a line of a terminal can show it: what would break the line or steer the terminal is written as escapes.

    >>> shown("new\nline\x1b[2J.txt"), shown("Київ.txt")
    ('new\\nline\\x1b[2J.txt', 'Київ.txt')
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def reason_of(error: OSError) -> str:
    """One word for what the system says."""
    if isinstance(error, PermissionError):
        return "permission"
    return "vanished" if isinstance(error, FileNotFoundError) else "unreadable"


def message_of(error: OSError) -> str:
    """What the system says, without the path of this machine."""
    return (error.strerror or str(error)).lower()
