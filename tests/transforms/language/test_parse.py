from __future__ import annotations

import pytest

from transforms.language.parse import BATCH, BATCH_CHARACTERS, PIECE, RUN, batches, pieces
from warehouse.tables.blocks import Block


@pytest.mark.parametrize(
    "text", ["A line.", "“" * 5000 + "a" + "”" * 5000, "a " * PIECE, "x" * (RUN * 3) + " and so on", "y" * RUN, ""]
)
def test_pieces_cover_a_block_without_gaps_and_stay_small(text: str) -> None:
    found = list(pieces(Block("d", "d:b0", "paragraph", text, 7, 7 + len(text), 0, len(text), kept=True, rule_id=None)))
    assert "".join(text[start - 7 : end - 7] for start, end in found) == text
    assert all(0 < end - start <= PIECE for start, end in found)
    assert all(len(word) <= RUN for start, end in found for word in text[start - 7 : end - 7].split())


def test_batches_are_bounded_by_pieces_and_by_characters() -> None:
    work = [(None, None, 0, size) for size in [10] * (BATCH + 1) + [BATCH_CHARACTERS, 5, BATCH_CHARACTERS - 5, 1]]
    found = list(batches(work))  # type: ignore[arg-type]
    assert [w for batch in found for w in batch] == work
    assert [len(batch) for batch in found] == [BATCH, 1, 1, 2, 1]
