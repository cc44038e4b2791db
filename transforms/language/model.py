"""Loading the spaCy model with the settings that make it fast."""

from __future__ import annotations

from dataclasses import dataclass

import spacy
from spacy.language import Language

from transforms.language.convolution import convolve_in_stretches
from transforms.language.embedding import keep
from transforms.language.installed import ModelError, find, installed
from transforms.language.lexemes import Lexemes
from transforms.language.maxout import take_pieces_apart
from transforms.language.sentences import COMPONENT

# Lemmas come from the model's own tables without the attribute ruler (`lemmas.py`); measured, leaving both components
# out takes 1.1 to 1.2 times off the time of a parse.
LEFT_OUT = ["attribute_ruler", "lemmatizer"]


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded pipeline with its name and version, as they stand in extractor_version."""

    nlp: Language
    lexemes: Lexemes
    name: str
    version: str


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
    take_pieces_apart(nlp)
    convolve_in_stretches(nlp)
    keep(nlp)
    nlp.add_pipe(COMPONENT, before="parser")
    return Model(nlp, Lexemes(nlp), f"{nlp.meta['lang']}_{nlp.meta['name']}", nlp.meta["version"])


def use_openblas(nlp: Language, *, chosen: bool = True) -> None:
    """Multiply matrices with numpy's OpenBLAS instead of BLIS, or the other way round: same annotations, other speed.

    What it brings depends on the processor: docs/models.md. The operations sit on every node of every model, so each is switched;
    setting them globally misses most. Some are shared by all pipelines of the process.
    """
    for _, pipe in nlp.pipeline:
        if (model := getattr(pipe, "model", None)) is not None:
            for node in model.walk():
                if hasattr(node.ops, "use_blis"):
                    node.ops.use_blis = not chosen
