"""The stories of articles that come and go: those of one look at all that there are."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock, patch

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.corpus import stories as kept
from tests.budget import examples
from transforms.corpus import stories
from transforms.corpus.divisions import Details
from transforms.corpus.neighbours import families, ties
from transforms.corpus.sketch_index import Index, matrix
from transforms.corpus.sketches import NO_DAY, SIZE, Sketches

MADE = 40


def article(number: int) -> tuple[np.ndarray, np.ndarray, int]:
    """One of some made articles: five themes, whose words they have in common more or less."""
    chance = np.random.default_rng(number)
    codes, values = np.zeros(SIZE, np.uint16), np.zeros(SIZE, np.uint16)
    theme = number % 5
    codes[:6] = chance.choice(np.arange(theme * 10, theme * 10 + 12), 6, replace=False)
    values[:6] = chance.integers(150, 500, 6)
    return codes, values, int(chance.choice([NO_DAY, 0, 3, 400]))


def settled(root: Path, numbers: list[int]) -> dict[str, str]:
    """The story of each article, worked out around what the file holds, which is written again."""
    keys = pa.array([f"a{n:02}" for n in numbers], pa.string())
    rows = [article(n) for n in numbers]
    sketches = Sketches.of([(codes, values) for codes, values, _ in rows], [day for *_, day in rows])
    before, _ = kept.load(root / kept.NAME, "v1")
    places = pa.compute.fill_null(pa.compute.index_in(keys, before["key"]), -1).to_numpy().astype(np.int64)
    state = stories.settle(
        sketches, kept.recalled(before, places), lambda members: [Details.of(None, "")] * len(members)
    )
    kept.save(root / kept.NAME, keys, sketches, state, "v1")
    return {keys[n].as_py(): keys[first].as_py() for n, first in enumerate(state.story.tolist())}


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    loads=st.lists(st.sets(st.integers(0, MADE - 1), min_size=1), min_size=1, max_size=5),
    largest=st.sampled_from([4, 128]),
)
def test_stories_are_those_of_one_look(loads: list[set[int]], largest: int, tmp_path: Path) -> None:
    """Each load brings some articles and takes those away that it names and that are there."""
    (tmp_path / kept.NAME).unlink(missing_ok=True)
    there: set[int] = set()
    with patch.object(stories, "LARGEST", largest):
        for load in loads:
            there ^= load
            grown = settled(tmp_path, sorted(there))
        (tmp_path / kept.NAME).unlink()
        assert grown == settled(tmp_path, sorted(there))
    assert max((list(grown.values()).count(s) for s in grown.values()), default=0) <= largest


@pytest.mark.parametrize("content", [b"", b"no table"])
def test_a_file_that_is_damaged_or_of_another_version_is_not_read(content: bytes, tmp_path: Path) -> None:
    settled(tmp_path, [1, 2, 3])
    assert len(kept.load(tmp_path / kept.NAME, "v1")[0]) == 3
    assert len(kept.load(tmp_path / kept.NAME, "v2")[0]) == 0
    (tmp_path / kept.NAME).write_bytes(content)
    assert len(kept.load(tmp_path / kept.NAME, "v1")[0]) == 0


def test_sketches_are_read_some_at_a_time_and_those_behind_a_break_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "ROWS", 2)
    settled(tmp_path, [1, 2, 3, 4, 5])
    _, parts = kept.load(tmp_path / kept.NAME, "v1")
    assert [len(some) for some in parts] == [2, 2, 1]
    file = Mock(num_row_groups=3)
    file.read_row_group.side_effect = ["first", pa.ArrowInvalid("broken"), "third"]
    assert list(kept.parts(file)) == ["first"]


def test_likeness_is_the_same_one_by_one_and_all_at_once() -> None:
    rows = [article(n) for n in range(MADE)]
    sketches = Sketches.of([(codes, values) for codes, values, _ in rows], [day for *_, day in rows])
    index = Index(sketches)
    assert (np.stack([index.alike(n) for n in range(MADE)]) == matrix(sketches)).all()


def test_the_closest_ties_make_families_that_are_not_too_large() -> None:
    chain = [(0, 1, 9), (1, 2, 5), (2, 3, 9), (3, 4, 1)]
    near = np.zeros((5, 2), np.int64)
    mask = (1 << 32) - 1
    for one, other, alike in chain:
        for a, b in ((one, other), (other, one)):
            near[a, int(near[a, 0] > 0)] = (alike << 32) | (mask - b)
    pairs, alike = ties(near)
    assert pairs.tolist() == [[0, 1], [2, 3], [1, 2], [3, 4]]
    assert alike.tolist() == [9, 9, 5, 1]
    assert families(near, 5).tolist() == [0, 0, 0, 0, 0]
    assert families(near, 3).tolist() == [0, 0, 2, 2, 2]
    assert families(near, 2).tolist() == [0, 0, 2, 2, 4]
