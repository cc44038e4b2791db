"""Rows in parts on the disk."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from flows.corpus.partition import parted

KNOWN = pa.schema([("name", pa.string()), ("number", pa.int64())])


@pytest.mark.parametrize(
    ("firsts", "expected"),
    [
        ([], [[0, 1, 3, 4, 5]]),
        (["b"], [[0, 4], [1, 3, 5]]),
        (["b", "c"], [[0, 4], [1], [3, 5]]),
        (["a", "d"], [[], [0, 1, 3, 4, 5], []]),
    ],
)
def test_each_row_is_in_the_part_of_its_text(firsts: list[str], expected: list[list[int]], tmp_path: Path) -> None:
    names = ["a", "b", None, "c", "a", "cc"]
    tables = [
        pa.table({"name": pa.array(some, pa.string()), "number": range(start, start + len(some))}, schema=KNOWN)
        for start, some in ((0, names[:4]), (4, names[4:]))
    ]
    rows = ((table, table["name"].combine_chunks()) for table in tables)
    found = [part["number"].to_pylist() for part in parted(rows, firsts, KNOWN, tmp_path / "parts")]
    assert found == expected
    assert not list((tmp_path / "parts").iterdir())
