"""Rows as they are read: few at a time."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from warehouse import rows
from warehouse.rows import batches, owners


def test_a_dataset_is_read_few_rows_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BATCH", 3)
    table = pa.table({"name": list("aabbccdd"), "number": range(8)})
    pq.write_table(table, tmp_path / "rows.parquet")
    found = list(batches(ds.dataset(tmp_path), ["number"]))
    assert max(batch.num_rows for batch in found) <= 3
    assert pa.Table.from_batches(found).equals(table.select(["number"]))
    assert owners(ds.dataset(tmp_path), "name") == owners(table, "name") == {"a", "b", "c", "d"}
