"""The version that rows are stamped with: when it changes, every article is read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

from transforms.lexicons import own_files


class Named(Protocol):
    """A loaded model, or one that is only known by name."""

    @property
    def name(self) -> str:
        """Name of the model."""

    @property
    def version(self) -> str:
        """Version of the model."""


def extractor_version(model: Named) -> str:
    """The program's version, a digest of the transforms' code and word lists, the user's among them, and the model."""
    return f"columnist {version('columnist')}+{digest()} {model.name} {model.version}"


@cache
def digest() -> str:
    """Eight hexadecimal digits over all code and data below `transforms`."""
    total = hashlib.sha256()
    for path in sorted(walk(files(__package__)), key=str):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    for name, own in own_files().items():
        total.update(name.encode())
        total.update(own.read_bytes())
    return total.hexdigest()[:8]


def walk(folder: Traversable) -> list[Traversable]:
    """All files below a folder that hold code or data."""
    found = []
    for path in folder.iterdir():
        if path.is_dir() and path.name != "__pycache__":
            found += walk(path)
        elif path.name.endswith((".py", ".tsv", ".csv", ".parquet", ".npz", ".json")):
            found.append(path)
    return found
