"""The convolutions of a tok2vec for inference, a stretch of tokens at a time, so that what a layer works on stays in the processor's cache.

spaCy's `MaxoutWindowEncoder` lays each token's vector beside its neighbours', multiplies them, takes the greatest piece of each unit,
normalizes and adds the sum to the vector, in arrays of all tokens of a batch at each step. Here are the same steps without an array of a
batch's size for each, with half the products (`minimal_filter.py`) and with the pieces apart (`maxout.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any, cast

import numpy as np
from spacy.language import Language
from thinc.api import Model as Layer

from transforms.language.maxout import Pieces
from transforms.language.minimal_filter import TILE, Filter, Floats, Room

STRETCH = 512
"""Tokens at a time, a multiple of TILE. Measured on a processor with 1 MB of cache a core: 128 take 1.17 times as long, 384 to 1024 the same."""
PARTS = {"expand_window", "maxout", "layernorm", "dropout"}
"""The layers of a convolution, as spaCy builds it."""
EPSILON = np.float32(1e-8)
"""What thinc's layer adds to a variance."""

Forward = Callable[[Any, Any, bool], tuple[Any, Any]]


class Convolution:
    """One layer: window, maxout, normalization, and the input added to it."""

    def __init__(self, layers: dict[str, Layer[Any, Any]], room: Room) -> None:
        """Take the weights of the maxout and of the normalization."""
        pieces, norm = Pieces(layers["maxout"]), layers["layernorm"]
        self.units = pieces.units
        self.filter = Filter(pieces.weights.T, pieces.bias, room)
        self.scale, self.shift = np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))
        self.mean: Floats = np.full((self.units, 1), 1 / self.units, dtype=np.float32)

    def __call__(self, vectors: Floats, after: Floats) -> None:
        """Put the layer's answer for (tokens + 2, units) into `after`; the first and the last row are the zeros that the window sees there."""
        for first in range(0, len(vectors) - 2, STRETCH):
            part = vectors[first : first + STRETCH + 2]
            tiles = (len(part) - 2) // TILE
            mixed = self.normalized(self.greatest(self.filter(part, tiles)).reshape(-1, self.units))
            by_tile = mixed.reshape(TILE, tiles, self.units).swapaxes(0, 1)
            shape, inner = by_tile.shape, slice(first + 1, first + 1 + TILE * tiles)
            np.add(vectors[inner].reshape(shape), by_tile, out=after[inner].reshape(shape))

    def greatest(self, sums: Floats) -> Floats:
        """The greatest piece of each unit, (..., pieces * units) to (..., units)."""
        pieces = (sums[..., first : first + self.units] for first in range(0, sums.shape[-1], self.units))
        return reduce(np.maximum, pieces)

    def normalized(self, units: Floats) -> Floats:
        """Each row with mean 0 and variance 1, then scaled and shifted, in place."""
        units -= units @ self.mean
        variance = np.vecdot(units, units)[:, None]
        variance /= np.float32(self.units)
        variance += EPSILON
        units *= variance**-0.5
        units *= self.scale
        units += self.shift
        return units


class Encoder:
    """The forward step of a layer of convolutions over texts; training goes the layer's own way."""

    def __init__(self, layer: Layer[Any, Any]) -> None:
        """Take the weights of an encoder."""
        self.forward: Forward = layer._func  # noqa: SLF001 -- thinc has no other way to wrap a layer and keep its tree
        self.pad: int = layer.attrs["pad"]
        self.width: int = layer.get_dim("nO")
        convolutions = [parts(inner) for inner in layer.layers[0].layers]
        room = Room(self.width, self.width * convolutions[0]["maxout"].get_dim("nP"), STRETCH // TILE)
        self.layers = [Convolution(layers, room) for layers in convolutions]

    def __call__(self, layer: Layer[Any, Any], texts: Sequence[Floats], is_train: bool) -> tuple[list[Floats], Any]:  # noqa: FBT001 -- thinc's signature
        """The vectors of each text's tokens, one array of (tokens, width) a text, in the light of their neighbours."""
        if is_train:
            return self.forward(layer, texts, is_train)
        lengths = np.array([len(text) for text in texts], dtype=np.intp)
        starts = 1 + self.pad + np.cumsum(lengths + self.pad) - lengths - self.pad  # `pad` rows of zeros between texts
        rows = self.pad + int(np.sum(lengths + self.pad))
        vectors: Floats = np.zeros((2 + rows + -rows % TILE, self.width), dtype=np.float32)
        places = list(zip(starts.tolist(), (starts + lengths).tolist(), strict=True))
        for text, (first, last) in zip(texts, places, strict=True):
            vectors[first:last] = text
        after = np.zeros_like(vectors)
        for convolve in self.layers:
            convolve(vectors, after)
            vectors, after = after, vectors
        return [vectors[first:last] for first, last in places], lambda _: []


def parts(residual: Layer[Any, Any]) -> dict[str, Layer[Any, Any]]:
    """The layers of one convolution by name, without those that only hold others."""
    return {layer.name: layer for layer in residual.walk() if not layer.layers}


def is_encoder(layer: Layer[Any, Any]) -> bool:
    """Whether a layer is a MaxoutWindowEncoder of several convolutions."""
    return layer.name.startswith("with_array(residual(") and all(map(is_convolution, layer.layers[0].layers))


def is_convolution(layer: Layer[Any, Any]) -> bool:
    """Whether a layer is a convolution as it is known here, with a window of one token to each side."""
    layers = parts(layer)
    return (
        layer.name.startswith("residual(")
        and layers.keys() == PARTS
        and layers["expand_window"].attrs["window_size"] == 1
    )


def convolve_in_stretches(nlp: Language) -> int:
    """Let every encoder of a pipeline that is built so work in stretches; how many there were."""
    count = 0
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for layer in model.walk() if model is not None else ():
            if is_encoder(layer) and isinstance(layer.ops.xp, type(np)) and not isinstance(layer._func, Encoder):  # noqa: SLF001 -- as above
                layer._func = cast("Any", Encoder(layer))  # noqa: SLF001 -- as above
                count += 1
    return count
