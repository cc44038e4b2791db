"""Whose people or things a figure of a claim counts: a side of a conflict."""

from __future__ import annotations

import re

from transforms.corpus.claims.sources import country

OWN = re.compile(r"\W+(?:\w+ )?of (?:its|their|our)(?: own)?\b")
PEOPLE = re.compile(r"\W+(?:of (?:the )?)?(?P<of>[A-Z][\w-]+)(?=['’\s])")
BESIDE = re.compile(r"\bon (?:the )?(?P<of>[A-Z][\w-]+)(?:['’]s)? side\b")
"""Whose the dead are: `two of its soldiers`, `40 Indian troops`, `on the Indian side`."""


def side_of(before: str, behind: str, source: str) -> str | None:
    """The country whose own people or things a figure counts; None where the text does not say.

    Args:
        before: its sentence up to the figure.
        behind: the rest of it.
        source: the key of who says so, whose "its soldiers" are.
    """
    if OWN.match(behind):
        return source.partition("@")[2] or None
    named = PEOPLE.match(behind) or BESIDE.search(before) or BESIDE.search(behind)
    return country(named["of"]) if named else None
