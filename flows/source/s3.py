"""Raw articles on S3: the objects below a prefix as files, and those that look new brought here before they are read.

A run reads a file more than once (its hash, the lines that recur, its articles), and many small objects one after the other
would take a round trip each; so what is new is downloaded first, several objects at a time, and goes after the run.
"""

from __future__ import annotations

import dataclasses
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows.source.files import CORRECTIONS, File, is_ignored, message_of, printable, reason_of
from warehouse import bucket
from warehouse.place import Place, Url

FOLDER = "fetched"
"""Where the objects are put, in the folder that the warehouse is worked on in."""
AT_ONCE = 16
"""Downloads at a time."""


def walk(raw: Url, leave_out: Place) -> list[File]:
    """All objects below `raw` that are input, sorted by uri, without those below `leave_out` (the warehouse).

    Raises:
        BucketError: the bucket cannot be listed.
    """
    out = leave_out.inside if isinstance(leave_out, Url) and leave_out.bucket == raw.bucket else None
    return sorted(list_objects(raw, out), key=lambda f: f.uri)


def list_objects(raw: Url, out: str | None) -> Iterator[File]:
    """The objects that are input."""
    for one in bucket.objects(raw):
        names = one.key.removeprefix(raw.inside).split("/")
        if (
            names[-1]
            and names != [CORRECTIONS]
            and not any(map(is_ignored, names))
            and not (out and one.key.startswith(out))
        ):
            yield File("/".join(map(printable, names)), str(Url(raw.bucket, one.key)), one.size, one.etag)


def fetch(raw: Url, files: Iterable[File], is_known: Callable[[File], bool], folder: Path) -> list[File]:
    """The files, those that are not known with a path of this machine, or with what kept them from being downloaded."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(lambda file: file if is_known(file) else download(raw, file, folder), files))


def download(raw: Url, file: File, folder: Path) -> File:
    """A file whose object is here; one that is here already, under its ETag, is taken as it is."""
    key = file.path.removeprefix(f"{Url(raw.bucket)}/")
    path = folder / hashlib.sha256(f"{file.path}\0{file.stamp}".encode()).hexdigest()[:32]
    try:
        if not path.is_file():
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as partial:
                bucket.download(Url(raw.bucket, key), partial)
            Path(partial.name).replace(path)
    except bucket.BucketError as error:
        return dataclasses.replace(file, problem=(reason_of(error), message_of(error)))
    return dataclasses.replace(file, path=str(path))
