"""What lineage says of ids that are renamed, merged and split."""

from __future__ import annotations

import pyarrow as pa
import pytest

from flows.corpus.lineage import moved
from flows.corpus.membership import Membership


def stories(members: dict[str, str]) -> pa.Table:
    """A story for the documents of each name: {"A": "ab"} are two of story A."""
    rows = [{"doc_id": d, "story_id": story} for story, docs in members.items() for d in docs]
    return pa.Table.from_pylist(rows, schema=pa.schema([("doc_id", pa.string()), ("story_id", pa.string())]))


@pytest.mark.parametrize(
    ("before", "after", "anew", "wanted"),
    [
        ({"A": "ab"}, {"B": "ab"}, "", {("A", "B")}),  # renamed
        ({"A": "ab", "C": "cd"}, {"A": "abcd"}, "", {("C", "A")}),  # merged
        ({"A": "abcd"}, {"A": "ab", "C": "cd"}, "", {("A", "C")}),  # split, and the old id stays
        ({"A": "abcd"}, {"B": "ab", "C": "cd"}, "", {("A", "B"), ("A", "C")}),  # split, and none keeps the old id
        ({"A": "abc"}, {"B": "bc"}, "", {("A", "B")}),  # the first one is removed
        ({"A": "a"}, {}, "", set()),  # all of it is removed
        ({"A": "ab"}, {"A": "a", "B": "b"}, "b", set()),  # b was read anew and is about something else
        ({"A": "ab"}, {"B": "ab"}, "ab", {("A", "B")}),
        ({"A": "ab"}, {"A": "abc"}, "", set()),
    ],
)
def test_moves(before: dict[str, str], after: dict[str, str], anew: str, wanted: set[tuple[str, str]]) -> None:
    found = Membership.of(stories(before), stories(after), set(anew))
    rows = ((doc, story, found.after.get(doc)) for doc, story in found.before.items())
    assert set(moved(rows, found.touched - found.members.keys(), set(anew))) == wanted


def test_stories_are_touched_as_they_were_and_as_they_will_be() -> None:
    found = Membership.of(
        stories({"A": "ab", "C": "c", "D": "d"}), stories({"A": "a", "B": "be", "C": "c", "D": "d"}), {"e", "d"}
    )
    assert found.touched == {"A", "B", "D"}
    assert found.around() == {"a", "b", "e", "d"}
    assert [sorted(lot) for lot in found.lots({"A", "B"})] == [["a", "b", "e"]]
