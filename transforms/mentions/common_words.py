"""Common English words, by how often they are used."""

from __future__ import annotations

from transforms.lexicons import lexicon

WEIGHTS = {row["stem"]: float(row["weight"]) for row in lexicon("word_weights.tsv")}
RARE = 4.0
"""Weight from which a word is no common one: rarer than one in a million words."""


EVERYDAY = 3.0
"""Weight below which a word is one of every day: Education, Week; not the surname McKay, at 3.5."""


def is_everyday(word: str) -> bool:
    """Whether a word is one of the most common."""
    return WEIGHTS.get(word, RARE) < EVERYDAY


def is_common(word: str) -> bool:
    """Whether a word is an English one, as those of "Itinerary Highlights" are and those of "Zaw Min Tun" are not all."""
    return any(WEIGHTS.get(form, RARE) < RARE for form in (word, word.removesuffix("s"), word.removesuffix("e")))
