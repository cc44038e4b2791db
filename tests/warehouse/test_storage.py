"""Odd names of folders: a warehouse works in them, or is refused in words before anything is done."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.budget import examples
from tests.warehouse.rows import run, tables
from warehouse import connect
from warehouse.lake import Lake
from warehouse.publish import Delta, publish
from warehouse.storage import StoreError, store_of

NAMES = st.text("a% ()#&;:~{}*$'\"é中!@+=,", min_size=1, max_size=8).filter(
    lambda name: not re.search("%[0-9A-Fa-f]{2}", name)
)


@settings(max_examples=examples(8))
@example("per cent 100%")
@example("#1 'odd\" names;")
@given(NAMES)
def test_a_warehouse_works_in_a_folder_of_any_usual_name(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / name
        store_of(root).make()
        lake = Lake(root)
        for number, doc_id in enumerate("ab", 1):
            publish(lake, root / "columnist.duckdb", Delta(tables(doc_id)), run(number))
        with connect(root / "columnist.duckdb") as connection:
            assert connection.execute("SELECT doc_id FROM documents ORDER BY 1").fetchall() == [("a",), ("b",)]
        assert sorted(lake.read("documents")["doc_id"].to_pylist()) == ["a", "b"]


@pytest.mark.parametrize("name", ["a%20b", "[x]", "what?", "back\\slash", "a^b", "a|b", "new\nline"])
def test_a_folder_that_the_libraries_cannot_open_is_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="choose a folder without it"):
        store_of(tmp_path / name).make()
    assert list(tmp_path.iterdir()) == []
