"""Which lists of words a sentence can have anything of, as bits of one integer.

A grammar that starts from certain words asks for a bit of their list when it is loaded; the parse puts the bits of a sentence's words
together as `ParsedSentence.mask`. `sentence.mask & bit` then says without a look at a token whether one of them is there, as a text, in
lower case or as a lemma.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

BITS: dict[frozenset[str], int] = {}
"""The bit of each list."""
_MASKS: defaultdict[str, int] = defaultdict(int)
"""The bits of each word that stands in a list."""


def bit(words: AbstractSet[str]) -> int:
    """The bit of a list of words, the same for the same words; asked for while modules are loaded, before anything is parsed.

    >>> kinds = bit({"flood", "storm"})
    >>> bool(mask("storm") & kinds), bool(mask("rain") & kinds), bit({"storm", "flood"}) == kinds
    (True, False, True)
    """
    key = frozenset(words)
    if key not in BITS:
        BITS[key] = 1 << len(BITS)
        for word in key:
            _MASKS[word] |= BITS[key]
    return BITS[key]


def mask(word: str) -> int:
    """The bits of the lists that hold a word."""
    return _MASKS.get(word, 0)
