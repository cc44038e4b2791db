"""A workbook, columnist.xlsx: a sheet a table, headers that stay in view, texts that no program takes for formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter

from flows.exports import Connection, Written, tables

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""
LONGEST = 32_767
"""Characters that a cell holds."""
OPTIONS = {
    "strings_to_formulas": False,  # a title that begins with `=` is text
    "strings_to_urls": False,
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd hh:mm",
}
WIDTHS = {"title": 50, "sentence": 60}
"""Widths of columns, in characters; others are as wide as their name, 12 at least."""


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write the workbook."""
    path = folder / "columnist.xlsx"
    with xlsxwriter.Workbook(path, OPTIONS) as book:
        bold = book.add_format({"bold": True})
        for name, rows in tables(connection):
            sheet = book.add_worksheet(name)
            left_out = max(0, rows.num_rows - MOST_ROWS)
            fill(sheet, rows.slice(0, MOST_ROWS), bold)
            yield Written(
                path.with_name(f"{path.name}: {name}"),
                rows.num_rows - left_out,
                Counter({"more than a sheet holds": left_out} if left_out else {}),
            )


def fill(sheet: Any, rows: pa.Table, bold: Any) -> None:
    """Write the header, which stays in view, and the rows."""
    for place, name in enumerate(rows.column_names):
        sheet.set_column(place, place, WIDTHS.get(name, max(12, len(name) + 2)))
    sheet.write_row(0, 0, rows.column_names, bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows.num_rows, max(0, rows.num_columns - 1))
    line = 0
    for batch in rows.to_batches(max_chunksize=10_000):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            line += 1
            sheet.write_row(line, 0, list(map(cell, row)))


def cell(value: Any) -> Any:
    """A value as a cell takes it: lists as text, times without their zone, which is UTC.

    >>> cell(["a", "b"])
    'a; b'
    """
    if isinstance(value, list):
        return "; ".join(map(str, value))[:LONGEST]
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value[:LONGEST] if isinstance(value, str) else value
