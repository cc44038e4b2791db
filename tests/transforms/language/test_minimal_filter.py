"""The filter with fewer products: the sums of the plain one."""

from __future__ import annotations

import numpy as np
import pytest

from transforms.language.minimal_filter import TILE, Filter, Room

INPUTS, WIDTH, TILES = 6, 10, 5


@pytest.mark.parametrize("tiles", [1, 2, TILES])
def test_sums_are_those_of_plain_products(tiles: int) -> None:
    random = np.random.default_rng(7)
    weights, bias = (random.standard_normal(shape).astype(np.float32) for shape in ((3 * INPUTS, WIDTH), WIDTH))
    vectors = random.standard_normal((TILE * tiles + 2, INPUTS)).astype(np.float32)
    filtered = Filter(weights, bias, Room(INPUTS, WIDTH, TILES))
    windows = np.hstack([vectors[:-2], vectors[1:-1], vectors[2:]])
    expected = windows.astype(np.float64) @ weights + bias
    for _ in range(2):  # the room is used again
        sums = filtered(vectors, tiles)
        assert np.allclose(sums.swapaxes(0, 1).reshape(TILE * tiles, WIDTH), expected, atol=1e-5)
