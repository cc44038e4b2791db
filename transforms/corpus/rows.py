"""Rows of tables as dictionaries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

Values = Mapping[str, Any]


def records(table: pd.DataFrame) -> list[Values]:
    """Rows as dictionaries, with None for what is missing."""
    return [dict(zip(table.columns, row, strict=True)) for row in zip(*(plain(table[c]) for c in table), strict=True)]


def plain(column: pd.Series) -> list[Any]:
    """The values of a column, with None for what is missing."""
    return [None if absent else value for value, absent in zip(column.tolist(), column.isna().tolist(), strict=True)]
