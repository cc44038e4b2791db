"""Stems: words without the endings that inflect them, by which general English is counted."""

from __future__ import annotations

from functools import lru_cache

SUFFIXES = (("'s", ""), ("’s", ""), ("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
"""Endings that inflect a word, and what stands in their place."""
SHORTEST = 3
"""Letters of the shortest stem."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without the ending that inflects it; the same for the forms of most words.

    >>> [stem(w) for w in ("strikes", "striking", "cities", "Kyiv's".lower(), "pass")]
    ['strik', 'strik', 'city', 'kyiv', 'pass']
    """
    for ending, instead in SUFFIXES[:2]:
        word = word.removesuffix(ending) + (instead if word.endswith(ending) else "")
    for ending, instead in SUFFIXES[2:]:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    return word.rstrip("e")
