"""Strays join the one story that two of its articles tie them to, and no story where two could be meant."""

from __future__ import annotations

import numpy as np
import pytest

from transforms.corpus.strays import adopted

LEAST = 0.5


def alike(pairs: dict[tuple[int, int], float], n: int) -> np.ndarray:
    found = np.eye(n)
    for (a, b), value in pairs.items():
        found[a, b] = found[b, a] = value
    return found


@pytest.mark.parametrize(
    ("pairs", "group", "expected"),
    [
        ({(3, 0): 0.6, (3, 1): 0.5}, [0, 0, 0, 3], [0, 0, 0, 0]),
        ({(3, 0): 0.6, (3, 1): 0.3}, [0, 0, 0, 3], [0, 0, 0, 3]),  # one article alone ties it
        ({(2, 0): 0.9, (2, 1): 0.9}, [0, 0, 2], [0, 0, 2]),  # no story yet
        ({(0, 1): 0.6, (0, 2): 0.6}, [0, 1, 1, 1], [0, 0, 0, 0]),  # it came first
        ({(6, 0): 0.9, (6, 1): 0.9, (6, 3): 0.6, (6, 4): 0.6}, [0, 0, 0, 3, 3, 3, 6], [0, 0, 0, 3, 3, 3, 6]),  # of two
        ({(3, 0): 0.6, (3, 1): 0.5, (4, 0): 0.6, (4, 1): 0.5}, [0, 0, 0, 3, 3], [0, 0, 0, 0, 0]),
    ],
)
def test_strays(pairs: dict[tuple[int, int], float], group: list[int], expected: list[int]) -> None:
    assert (
        adopted(alike(pairs, len(group)), np.array(group), LEAST, np.zeros(len(group), np.int32)).tolist() == expected
    )


def test_a_story_that_began_after_a_stray_came_out_is_not_its_story() -> None:
    near = alike({(6, 0): 0.9, (6, 1): 0.9, (6, 3): 0.6, (6, 4): 0.6}, 7)
    days = np.array([1, 1, 2, 8, 8, 9, 3], np.int32)
    assert adopted(near, np.array([0, 0, 0, 3, 3, 3, 6]), LEAST, days).tolist() == [0, 0, 0, 3, 3, 3, 0]
