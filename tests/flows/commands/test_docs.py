"""The generated documents say what the contract says."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.commands import docs


def test_the_documents_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert (docs.ROOT / "pyproject.toml").is_file()
    assert docs.main(["--check"]) == 0, capsys.readouterr().err


def test_stale_ones_are_named_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    assert docs.main(["--check"]) == 1
    assert "docs/tables.md is stale: run make docs" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    page = (tmp_path / "docs" / "tables.md").read_text(encoding="utf-8")
    assert "| [`events`](#events) | One event that an article reports" in page
    assert "| `km(lat1, lon1, lat2, lon2)` | Kilometres between two points" in page
    assert "## who_did_what_to_whom" in page
    assert "| `day` | DATE | The day it happened on or began, else the day of publication. |" in page
    assert "| `figures_range` | fail |" in page
