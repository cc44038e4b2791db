"""The stages across articles, over the whole lake as it will stand: the one place that calls `transforms.corpus`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from warehouse.contract import Row, to_arrow
from warehouse.lake import Lake
from warehouse.tables import TABLES
from warehouse.tables.entities import Entity


def entities(lake: Lake, new: Mapping[str, ds.Dataset], gone: Collection[str]) -> pa.Table:
    """All entities of the warehouse once the articles `gone` are out and the rows `new` are in."""
    from transforms.corpus.entities import collect  # noqa: PLC0415 -- a run without news does without it

    return to_arrow(Entity, collect(rows(lake, new, gone, "mentions"), rows(lake, new, gone, "documents")))


def rows(lake: Lake, new: Mapping[str, ds.Dataset], gone: Collection[str], table: str) -> list[Row]:
    """Rows of a table as they will stand."""
    kept = lake.dataset(table).to_table(filter=~pc.field("doc_id").isin(pa.array(sorted(gone), pa.string())))
    found = [kept, new[table].to_table()] if table in new else [kept]
    return [TABLES[table](**row) for part in found for row in part.to_pylist()]
