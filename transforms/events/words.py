"""Closed lists of words that the rules of events ask for, from `lexicons/event_words.tsv`."""

from __future__ import annotations

from transforms.lexicons import lexicon


def words(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        KeyError: no list of this name.

    >>> "say" in words("saying")
    True
    """
    return frozenset(next(row["words"] for row in lexicon("event_words.tsv") if row["list"] == name).split())
