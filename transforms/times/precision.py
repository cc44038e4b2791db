"""How exactly a time expression dates an event."""

from __future__ import annotations

from transforms.lexicons import word_list
from warehouse.tables.events import DatePrecision

PRECISIONS: dict[str, DatePrecision] = {
    "second": "minute", "minute": "minute", "hour": "hour", "part_of_day": "part_of_day", "day": "day", "weekend": "week",
    "week": "week", "month": "month", "quarter": "quarter", "half_year": "year", "season": "season", "year": "year",
    "decade": "decade", "century": "decade",
}  # fmt: skip
"""The precision of a date by the granularity of its expression."""

TO_THE_DAY = frozenset({"minute", "hour", "part_of_day", "day"})
"""Precisions, and granularities, of a day or finer."""

ENDS = word_list("time_words.tsv", "end")
"""Prepositions of an end, which dates nothing: "extended the lease until 2050", "to pass it by Friday"."""
