"""The kept vectors of word forms: the same annotations, whatever was read before and beside."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from transforms.language import convolution, embedding
from transforms.language.convolution import Encoder, convolve_in_stretches
from transforms.language.embedding import Table, is_embedding, keep
from transforms.language.installed import find
from transforms.language.maxout import Pieces, take_pieces_apart
from transforms.language.model import use_openblas

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
COLUMNS = ["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
TEXTS = [
    "They can't leave, and he doesn't know why the U.S. won't help.",
    "Cannot and can not differ; so do ca n't and can't.",
    "",
    "Six missiles hit Kharkiv on Monday.",
]


def texts(name: str) -> list[str]:
    records = map(json.loads, (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return TEXTS + [p for r in records for p in r["text"].split("\n")]


def annotations(docs: list[Doc]) -> list[bytes]:
    return [doc.to_array(COLUMNS).tobytes() for doc in docs]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(find())


@pytest.fixture(scope="module")
def fast() -> tuple[Language, list[Table]]:
    nlp = spacy.load(find())
    use_openblas(nlp)
    assert take_pieces_apart(nlp) == 10
    assert convolve_in_stretches(nlp) == 2
    return nlp, keep(nlp)


@pytest.mark.model
@pytest.mark.parametrize(
    "name", ["quotes", *(pytest.param(n, marks=pytest.mark.sweep) for n in ("mentions", "events"))]
)
def test_annotations_are_the_same(plain: Language, fast: tuple[Language, list[Table]], name: str) -> None:
    nlp, tables = fast
    assert len(tables) == 2
    for table in tables:
        table.rows.clear()
    expected = annotations(list(plain.pipe(texts(name), batch_size=64)))
    assert annotations(list(nlp.pipe(texts(name), batch_size=64))) == expected
    assert annotations(list(nlp.pipe(texts(name), batch_size=7))) == expected
    assert all(table.rows for table in tables)


@pytest.mark.model
def test_a_vector_does_not_depend_on_what_else_was_new(fast: tuple[Language, list[Table]]) -> None:
    nlp, tables = fast
    alone, among = nlp.make_doc("Kharkiv"), nlp.make_doc("A missile fell on the city of Kharkiv")
    for table in tables:
        table.rows.clear()
        features = alone.to_array(table.columns).reshape(1, -1)
        one = table.vectors[table.places(features)].copy()
        table.rows.clear()
        table.places(among.to_array(table.columns).reshape(len(among), -1))
        assert np.array_equal(table.vectors[table.places(features)], one)


@pytest.mark.model
def test_words_written_alike_with_other_norms_are_two(fast: tuple[Language, list[Table]]) -> None:
    nlp, tables = fast
    doc, word = nlp.make_doc("can't"), nlp.make_doc("ca")
    assert doc[0].text == word[0].text == "ca"
    assert doc[0].norm_ != word[0].norm_
    table = tables[1]
    rows = [table.places(d.to_array(table.columns).reshape(len(d), -1))[0] for d in (doc, word)]
    assert rows[0] != rows[1]


@pytest.mark.model
def test_a_full_table_starts_anew(monkeypatch: pytest.MonkeyPatch, plain: Language) -> None:
    monkeypatch.setattr(embedding, "LIMIT", 50)
    nlp = spacy.load(find())
    tables = keep(nlp)
    assert annotations(list(nlp.pipe(texts("quotes")[:60]))) == annotations(list(plain.pipe(texts("quotes")[:60])))
    assert all(len(table.rows) <= len(table.vectors) for table in tables)


def test_other_pipelines_are_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert keep(nlp) == []
    assert take_pieces_apart(nlp) == 0
    assert convolve_in_stretches(nlp) == 0


@pytest.mark.model
def test_an_embedding_is_told_by_its_layers(plain: Language) -> None:
    layers = [layer for layer in plain.get_pipe("tok2vec").model.walk() if is_embedding(layer)]  # type: ignore[attr-defined]
    assert len(layers) == 1
    assert not isinstance(layers[0]._func, Pieces)


@pytest.mark.model
def test_stretches_give_what_the_whole_gives(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    embed, encode = plain.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    monkeypatch.setattr(convolution, "STRETCH", 8)
    encoder = Encoder(encode)
    docs = [plain.make_doc(text) for text in TEXTS]
    vectors = embed.predict(docs)
    vectors_of_own, _ = encoder(encode, vectors, is_train=False)
    for own, expected in zip(vectors_of_own, encode.predict(vectors), strict=True):
        assert own.shape == expected.shape
        assert np.allclose(own, expected, atol=1e-5)
