"""The two folders of a run, looked at before anything else is done."""

from __future__ import annotations

import os
from pathlib import Path

from flows.discover import File, walk
from flows.settings import Settings


class Refused(Exception):
    """What was asked for cannot be done; the message says what, where and what to do."""


def input_files(settings: Settings) -> list[File]:
    """The files of the raw folder.

    Raises:
        Refused: there is no such folder, or nothing in it.
    """
    raw = settings.raw
    if not raw.exists():
        raise Refused(f"the raw folder {raw} does not exist; make it and put articles into it")
    if not raw.is_dir():
        raise Refused(f"{raw} is a file; name the folder it is in, or read the file with: columnist extract {raw}")
    files = walk(raw, settings.warehouse)
    if not files:
        raise Refused(f"the raw folder {raw} holds no files; put articles into it")
    return files


def make_folder(folder: Path) -> None:
    """Make the warehouse's folder where it is missing.

    Raises:
        Refused: it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"the warehouse {folder} cannot be made: {(error.strerror or str(error)).lower()}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Refused(f"the warehouse {folder} cannot be written: permission denied")
