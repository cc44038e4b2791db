"""Whether days or months stand first in the dates of a file: its records decide together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from transforms.read import Source, Unreadable
from transforms.read.fields import field
from transforms.read.moments import shown_order

NUMERIC = re.compile(rb"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
SAMPLE = 500
"""So many first records of a file decide."""
SAMPLE_BYTES = 16 * 1024**2
"""Bytes of a file that are read to learn the order of its dates."""


def with_day_order(sources: Iterator[Source]) -> Iterator[Source]:
    """The sources of a file, each with the order of day and month that the first records show.

    Raises:
        Unreadable: as the sources themselves; what came before has been given.
    """
    sample: list[Source] = []
    size = 0
    broken = None
    try:
        for source in sources:
            sample.append(source)
            size += len(source.data)
            if len(sample) >= SAMPLE or size >= SAMPLE_BYTES:
                break
    except Unreadable as error:
        broken = error
    order = shown_order(chain.from_iterable(map(dates, sample)))
    for source in chain(sample, () if broken else sources):
        yield source if order is None else replace(source, day_first=order)
    if broken:
        raise broken


def dates(source: Source) -> Iterator[str]:
    """The date of a record where it is written in numbers."""
    if not NUMERIC.search(source.data):
        return
    try:
        found = json.loads(source.data)
    except (ValueError, RecursionError):
        return
    value = field(found, "published_at") if isinstance(found, dict) else None
    if isinstance(value, str):
        yield value
