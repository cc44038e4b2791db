"""Word lists of the grammar of figures that tell what is no figure, or what counts (`lexicons/exclusions.tsv`)."""

from __future__ import annotations

from transforms.lexicons import lexicon


def word_list(kind: str) -> frozenset[str]:
    """The words of one class of `lexicons/exclusions.tsv`."""
    return frozenset(row["word"] for row in lexicon("exclusions.tsv") if row["class"] == kind)
