"""The settings that make the model fast change nothing that is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from tests.golden import scoring
from transforms.language.installed import ModelError, find
from transforms.language.lexemes import Lexemes
from transforms.language.model import LEFT_OUT, Model, load, use_openblas
from transforms.language.sentences import COMPONENT
from transforms.pipeline import run
from transforms.read import Source


@pytest.fixture(scope="module")
def plain(model: Model) -> Model:
    """The model as spaCy loads it: all components, matrices multiplied by BLIS."""
    nlp = spacy.load(find())
    nlp.add_pipe(COMPONENT, before="parser")
    return Model(nlp, Lexemes(nlp), model.name, model.version)


@pytest.fixture(scope="module")
def articles() -> list[Source]:
    """The annotated articles."""
    records = [
        {k: v for k, v in record.items() if k != "rows"}
        for name in ("mentions", "quotes", "events")
        for record in scoring.load(scoring.HERE / f"{name}.jsonl")
    ]
    return [Source(f"t#{n}", "jsonl", json.dumps(r).encode(), n, str(n)) for n, r in enumerate(records)]


@pytest.mark.model
def test_every_row_is_the_same_with_and_without_the_speed_settings(
    model: Model, plain: Model, articles: list[Source]
) -> None:
    assert set(LEFT_OUT) <= set(plain.nlp.pipe_names)
    assert not set(LEFT_OUT) & set(model.nlp.pipe_names)
    fast = run(articles, model)
    use_openblas(plain.nlp, chosen=False)  # some operations are shared by all pipelines of the process
    slow = run(articles, plain)
    use_openblas(model.nlp)
    assert {name for name in fast if not fast[name].equals(slow[name])} == set()


@pytest.mark.model
def test_pipelines_of_other_languages_or_without_parser_are_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(ModelError, match="no English pipeline with a parser"):
        load(str(tmp_path))
