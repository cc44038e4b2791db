from __future__ import annotations

import pyarrow as pa

from transforms.corpus.families import Ties, base


def test_tied_families_have_one_that_stands_for_them() -> None:
    ties = Ties()
    ties.tie(["organization:un", "organization:united-nations"])
    ties.tie(["person:jan-nowak", "organization:un"])
    ids = pa.array(["person:eva-nowak", "organization:united-nations", "place:x", None])
    assert ties.roots(ids).to_pylist() == ["organization:un", "organization:un", "place:x", None]


def test_votes_change_ids() -> None:
    assert base(pa.array(["person:a", "person:b", None]), {"person:a": "place:a"}).to_pylist() == [
        "place:a",
        "person:b",
        None,
    ]


def test_a_tie_counts_at_once() -> None:
    ties = Ties()
    ties.tie(["place:x", "place:y"])
    assert ties.roots(pa.array(["place:y", "place:z"])).to_pylist() == ["place:x", "place:z"]
    ties.tie(["place:y", "place:z"])
    assert ties.roots(pa.array(["place:y", "place:z"])).to_pylist() == ["place:x", "place:x"]
