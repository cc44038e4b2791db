"""Vectors of word forms, kept: the first part of a tok2vec layer depends on a token's own features alone, and most tokens repeat.

A tok2vec of spaCy's `MultiHashEmbed` looks a token's features (NORM, PREFIX, SUFFIX, SHAPE ...) up in hashed tables and mixes what it
finds; only the layers behind it see the neighbours. `keep` puts a table of the mixed vectors in front of that part. The key is the
features themselves, not the word: a contraction has a NORM of its own. Where a model is built otherwise, it is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model as Layer

PARTS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
"""The layers of MultiHashEmbed without static vectors, by the beginning of their names."""

ROWS = 8
"""Vectors are worked out in blocks of this many rows, so that the last bits of one do not depend on what else is new: BLAS sums in
another order for other shapes. Measured with OpenBLAS's kernel for AVX2: a row has the same bits wherever it stands in a block of 4 or 8,
with two threads also in one of 16, and not in one of 12, 24, 32 or 64."""

LIMIT = 1 << 15
"""Forms kept; then the table starts anew. 886 articles of 1.25 million words have 63,000 forms, of which the first 30,000 stand for
97 % of the tokens; a table of 96 columns takes 13 MB."""

Floats = NDArray[np.float32]
Forward = Callable[[Any, Sequence[Doc], bool], tuple[list[Floats], Any]]


class Table:
    """The vectors of the forms met so far, in place of the layers that make them."""

    def __init__(self, layer: Layer[Any, Any]) -> None:
        """Take the place of an embedding layer; call `install` to do so."""
        self.layer = layer
        self.forward: Forward = layer._func  # noqa: SLF001 -- thinc has no other way to wrap a layer and keep its tree
        self.columns: list[int | str] = layer.layers[0].attrs["columns"]
        self.width: int = layer.get_dim("nO")
        self.rows: dict[bytes, int] = {}
        self.vectors: Floats = np.zeros((LIMIT, self.width), dtype=np.float32)

    def install(self) -> None:
        """Answer in the layer's place."""
        self.layer._func = self  # noqa: SLF001 -- as above

    def __call__(self, layer: Layer[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Any]:  # noqa: FBT001 -- thinc's signature
        """The vectors of each text's tokens: one array of (tokens, width) a text."""
        if is_train:
            return self.forward(layer, docs, is_train)
        arrays = [doc.to_array(self.columns).reshape(len(doc), len(self.columns)) for doc in docs]
        features = np.ascontiguousarray(np.concatenate(arrays), dtype=np.uint64)
        places = self.places(features)
        ends = np.cumsum([len(a) for a in arrays])[:-1]
        return np.split(self.vectors[places], ends), lambda _: []

    def places(self, features: NDArray[np.uint64]) -> NDArray[np.intp]:
        """The row of each token's vector, worked out where its form is new."""
        size, data = features.shape[1] * features.itemsize, features.tobytes()
        keys = [data[at : at + size] for at in range(0, len(data), size)]
        fresh = {key: at for at, key in enumerate(keys) if key not in self.rows}
        if len(self.rows) + len(fresh) > len(self.vectors):
            self.rows.clear()
            fresh = {key: at for at, key in enumerate(keys)}
            self.grow(len(fresh))
        if fresh:
            self.add(fresh, features)
        rows = self.rows
        return np.fromiter((rows[key] for key in keys), dtype=np.intp, count=len(keys))

    def grow(self, count: int) -> None:
        """Make room for a batch that alone has more forms than the table."""
        if count > len(self.vectors):
            self.vectors = np.zeros((count, self.width), dtype=np.float32)

    def add(self, fresh: dict[bytes, int], features: NDArray[np.uint64]) -> None:
        """Work out the vectors of new forms, ROWS at a time; the last block is filled up with zeros."""
        first = len(self.rows)
        hashed, mixing = self.layer.layers[2].layers[0], self.layer.layers[3].layers[0]
        looked_up = hashed.predict(features[list(fresh.values())])
        for start in range(0, len(looked_up), ROWS):
            part = looked_up[start : start + ROWS]
            block = np.zeros((ROWS, looked_up.shape[1]), dtype=np.float32)
            block[: len(part)] = part
            self.vectors[first + start : first + start + len(part)] = mixing.predict(block)[: len(part)]
        self.rows.update((key, first + n) for n, key in enumerate(fresh))


def keep(nlp: Language) -> list[Table]:
    """Keep the vectors of forms in every tok2vec of a pipeline that is built so; the tables, which are one a tok2vec."""
    tables = []
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for layer in model.walk() if model is not None else ():
            if is_embedding(layer) and not isinstance(layer._func, Table):  # noqa: SLF001 -- as above
                tables.append(Table(layer))
                tables[-1].install()
    return tables


def is_embedding(layer: Layer[Any, Any]) -> bool:
    """Whether a layer is a MultiHashEmbed without static vectors."""
    return len(layer.layers) == len(PARTS) and all(
        inner.name.startswith(part) for inner, part in zip(layer.layers, PARTS, strict=True)
    )
