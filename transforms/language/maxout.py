"""Maxout layers for inference: the pieces of a unit side by side, so that their maximum is taken over whole rows.

thinc lays the pieces of one unit next to each other and remembers which was the greatest, which training needs. In inference it is a
third of such a layer's time. Here the weights' rows are put in order of the pieces once, and numpy takes the maximum of contiguous
blocks: the same sums, the same maxima.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model as Layer

Floats = NDArray[np.float32]
Forward = Callable[[Any, Floats, bool], tuple[Floats, Any]]


class Pieces:
    """The forward step of one maxout layer; training goes the layer's own way."""

    def __init__(self, layer: Layer[Any, Any]) -> None:
        """Copy the weights, (units, pieces, inputs), in order of the pieces."""
        self.forward: Forward = layer._func  # noqa: SLF001 -- thinc has no other way to wrap a layer and keep its tree
        self.units: int = layer.get_dim("nO")
        self.pieces: int = layer.get_dim("nP")
        weights, bias = np.asarray(layer.get_param("W")), np.asarray(layer.get_param("b"))
        self.weights: Floats = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(self.units * self.pieces, -1)
        self.bias: Floats = np.ascontiguousarray(bias.T).reshape(-1)

    def __call__(self, layer: Layer[Any, Any], inputs: Floats, is_train: bool) -> tuple[Floats, Any]:  # noqa: FBT001 -- thinc's signature
        """The units of each row of the inputs, (rows, inputs) to (rows, units)."""
        if is_train:
            return self.forward(layer, inputs, is_train)
        sums: Any = layer.ops.gemm(cast("Any", inputs), cast("Any", self.weights), trans2=True)
        sums += self.bias
        best = sums[:, : self.units].copy()
        for piece in range(1, self.pieces):
            np.maximum(best, sums[:, piece * self.units : (piece + 1) * self.units], out=best)
        return best, None


def take_pieces_apart(nlp: Language) -> int:
    """Let every maxout layer of a pipeline work so; how many there were."""
    count = 0
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for layer in model.walk() if model is not None else ():
            if layer.name == "maxout" and isinstance(layer.ops.xp, type(np)) and not isinstance(layer._func, Pieces):  # noqa: SLF001 -- as above
                layer._func = Pieces(layer)  # noqa: SLF001 -- as above
                count += 1
    return count
