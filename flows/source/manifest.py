"""What the last run knew about the raw files, so that an unchanged one is not opened again.

JSON lines, since they are read before anything that takes time to import.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.source.files import File
from transforms.read import Limits

if TYPE_CHECKING:
    from warehouse.storage import Store

NAME = "inputs.jsonl"


@dataclass(frozen=True, slots=True)
class Input:
    """One raw file as it was read: its size, stamp and hash, and how many articles came of it."""

    uri: str
    size: int
    stamp: int | str
    sha256: str
    documents: int
    quarantined: int


def made_by(version: str, limits: Limits) -> str:
    """What decides about a file besides its content: what was too large for other limits may not be for these."""
    return f"{version} {dataclasses.astuple(limits)}"


def load(store: Store, version: str) -> tuple[str | None, dict[str, Input]]:
    """The run that left the list, and the inputs by uri; nothing when another version wrote it.

    A list that another run left than the lake's last one does not belong to the rows in the lake: it is worth nothing.
    """
    try:
        lines = iter((store.read(NAME) or b"").decode().splitlines())
        head = json.loads(next(lines))
        if head["extractor_version"] != version:
            return None, {}
        return head["run_id"], {found.uri: found for found in (Input(*json.loads(line)) for line in lines)}
    except (ValueError, KeyError, TypeError, StopIteration):
        return None, {}


def save(warehouse: Path, inputs: Iterable[Input], run_id: str, version: str) -> None:
    """Write the inputs in one step."""
    partial = warehouse / f".{NAME}.{os.getpid()}"
    with partial.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps({"run_id": run_id, "extractor_version": version}) + "\n")
        for found in sorted(inputs, key=lambda i: i.uri):
            stream.write(json.dumps(dataclasses.astuple(found)) + "\n")
    partial.replace(warehouse / NAME)


def is_untouched(file: File, inputs: Mapping[str, Input]) -> bool:
    """Whether a file has the size and stamp that it had at the last run."""
    known = inputs.get(file.uri)
    return not file.problem and known is not None and (known.size, known.stamp) == (file.size, file.stamp)


def changed_bytes(files: Iterable[File], inputs: Mapping[str, Input]) -> int:
    """How many bytes of the files look new; 1 at least for a file that does."""
    return sum(max(f.size, 1) for f in files if not is_untouched(f, inputs))
