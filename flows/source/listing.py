"""The raw articles of a run, looked at before anything else is done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flows.settings import Settings
from flows.source import s3
from flows.source.files import File, walk
from flows.source.manifest import Input, is_untouched
from warehouse.bucket import BucketError
from warehouse.place import Place


class Refused(Exception):
    """What was asked for cannot be done; the message says what, where and what to do."""


def input_files(settings: Settings) -> list[File]:
    """The files of the raw folder, or the objects of the raw bucket.

    Raises:
        Refused: there is no such folder, or nothing in it.
    """
    files = walked(settings)
    if not files:
        raise Refused(f"the raw folder {settings.raw} holds no files; put articles into it")
    return files


def walked(settings: Settings) -> list[File]:
    """The files, none where there are none."""
    raw = settings.raw
    if not isinstance(raw, Path):
        try:
            return s3.walk(raw, settings.warehouse)
        except BucketError as error:
            raise Refused(f"the raw folder {raw} cannot be read: {error}") from error
    if not raw.exists():
        raise Refused(f"the raw folder {raw} does not exist; make it and put articles into it")
    if not raw.is_dir():
        raise Refused(f"{raw} is a file; name the folder it is in, or read the file with: columnist extract {raw}")
    warehouse = settings.warehouse if isinstance(settings.warehouse, Path) else None
    if warehouse and warehouse.resolve() == raw.resolve():
        raise Refused(
            f"the raw folder {raw} cannot be the warehouse too, whose files would be read; name another with -w"
        )
    return walk(raw, warehouse)


def brought(raw: Place, files: list[File], known: Mapping[str, Input], folder: Path) -> list[File]:
    """The files, with those on S3 that look new in a folder of this machine."""
    if isinstance(raw, Path):
        return files
    return s3.fetch(raw, files, lambda file: is_untouched(file, known), folder)
