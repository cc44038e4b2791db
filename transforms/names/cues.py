"""Closed lists of words that the reading of names and references goes by."""

from __future__ import annotations

from functools import cache

from transforms.lexicons import lexicon


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split()) for row in lexicon("name_cues.tsv")}


def cues(name: str) -> frozenset[str]:
    """The words of a list of `name_cues.tsv`, in lower case."""
    return _lists()[name]
