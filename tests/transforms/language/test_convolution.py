"""Encoders of other sizes than the packaged model's: the same vectors, or left alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.ml.models.tok2vec import MaxoutWindowEncoder

from transforms.language.convolution import Encoder, is_encoder

WIDTH = 12


def encoder(window: int, pieces: int, depth: int) -> Any:
    layer = MaxoutWindowEncoder(width=WIDTH, window_size=window, maxout_pieces=pieces, depth=depth)
    layer.initialize(X=vectors(3), Y=vectors(3))
    for inner in layer.walk():
        if (
            inner.name == "maxout"
        ):  # as in a trained model: without a bias, rows between texts are 0, and normalizing them blows up last bits
            inner.set_param(
                "b", np.random.default_rng(5).standard_normal(inner.get_param("b").shape).astype(np.float32)
            )
    return layer


def vectors(*lengths: int) -> Any:
    random = np.random.default_rng(11)
    return [random.standard_normal((length, WIDTH)).astype(np.float32) for length in lengths]


@pytest.mark.parametrize(("pieces", "depth"), [(1, 2), (2, 3), (3, 4), (4, 5)])
def test_vectors_are_the_same(pieces: int, depth: int) -> None:
    layer, texts = encoder(1, pieces, depth), vectors(1, 0, 7, 600, 4, 513)
    assert is_encoder(layer)
    for own, expected in zip(Encoder(layer)(layer, texts, is_train=False)[0], layer.predict(texts), strict=True):
        assert np.allclose(own, expected, atol=1e-4)


def test_other_windows_are_left_alone() -> None:
    assert not is_encoder(encoder(2, 3, 2))
