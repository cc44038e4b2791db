"""Values that their columns do not name, found before rows are joined with others: the definition of a table refuses all rows for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from warehouse.checks import Result
from warehouse.contract import Column, columns
from warehouse.tables import TABLES

WHY = "it must be one of the values that the column names"


def outside(tables: Mapping[str, ds.Dataset]) -> Iterator[Result]:
    """A failed check for each column with such values, with the articles that they belong to.

    Args:
        tables: rows by table, each with doc_id.
    """
    for name, rows in tables.items():
        named = [column for column in columns(TABLES[name]) if column.choices]
        read = rows.to_table(["doc_id", *(column.name for column in named)]) if named else None
        for column in named:
            articles = dict(strangers(read, column)) if read else {}
            if articles:
                found = tuple(articles.values())
                yield Result(f"{name}_{column.name}", "fail", WHY, len(found), found[:1], articles)


def strangers(rows: pa.Table, column: Column) -> Iterator[tuple[str, dict[str, str]]]:
    """The articles with a value that a column does not name, each with the row."""
    doc_ids, values = rows["doc_id"], rows[column.name]
    if pa.types.is_list(values.type):
        doc_ids, values = doc_ids.take(pc.list_parent_indices(values)), pc.list_flatten(values)
    known = pc.is_in(values, pa.array([*column.choices, None], pa.string()))
    bad = pc.invert(known)
    for doc_id, value in zip(doc_ids.filter(bad).to_pylist(), values.filter(bad).to_pylist(), strict=True):
        yield doc_id, {"doc_id": doc_id, column.name: value}
