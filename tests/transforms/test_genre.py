"""Texts that speak to their reader are flagged, and tell of no events in the present tense."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

GUIDE = (
    "You need two things before you set off: a map and a torch. Check your boots, fill your bottle and tell your neighbours where "
    "you are going. A landslide in the valley destroys the path. "
) * 6
NEWS = (
    "The council met on Tuesday. “You will get your money,” the mayor told the crowd. “You have my word.” The vote was put off until "
    "June, and the council sent the crowd home. The mayor left by a side door and did not speak again. "
) * 6


@pytest.mark.model
def test_a_text_that_speaks_to_its_reader_is_no_news(
    read_all: Callable[[Iterable[dict[str, Any]]], dict[str, dict[str, list[dict[str, Any]]]]],
) -> None:
    read = read_all([{"id": "guide", "text": GUIDE}, {"id": "news", "text": NEWS}])
    flags = {name: set(tables["documents"][0]["flags"]) for name, tables in read.items()}
    assert "addresses_reader" in flags["guide"]
    assert "addresses_reader" not in flags["news"]
    assert {e["factuality"] for e in read["guide"]["events"]} == {"hypothetical"}
