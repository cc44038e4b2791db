from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.workers import staging
from flows.workers.staging import Shared, StagingError, take_all
from flows.workers.worker import empty
from tests.warehouse.rows import tables


def test_a_folder_appears_whole_and_stays(tmp_path: Path) -> None:
    place = Shared(tmp_path / "s")
    assert place.find("k") is None
    assert place.put("k", empty() | tables("a")) == (1, 0)
    assert place.put("k", empty()) == (1, 0), "what is there stays, as a late worker's rows are the same"
    assert place.find("k") == (1, 0)
    assert [path.name for path in place.folder.iterdir()] == ["k"]
    assert pq.read_table(take_all(place, ["k"])[0] / "documents.parquet")["doc_id"].to_pylist() == ["a"]
    place.clear()
    assert place.find("k") is None


def test_rows_that_are_written_elsewhere_are_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MOMENT", 0.1)
    with pytest.raises(StagingError, match="is not here; with --dask the warehouse must lie where all machines see it"):
        take_all(Shared(tmp_path), ["k"])
