"""The raw folder of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.settings import Settings
from flows.source.listing import Refused, input_files


def test_a_warehouse_inside_the_raw_folder_is_no_input(tmp_path: Path) -> None:
    for name in ("a.txt", "warehouse/inputs.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text", encoding="utf-8")
    found = input_files(Settings(raw=tmp_path, warehouse=tmp_path / "warehouse"))
    assert [file.uri for file in found] == ["a.txt"]


def test_the_raw_folder_is_no_warehouse(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    with pytest.raises(Refused, match="cannot be the warehouse too"):
        input_files(Settings(raw=tmp_path, warehouse=tmp_path / "." / ""))
