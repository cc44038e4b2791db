"""Place names: the generic word that names a kind of place, and the bare name beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list

DIVISIONS = word_list("name_cues.tsv", "divisions")
GENERIC = DIVISIONS | {"city", "town", "village"}
LOCAL_GOVERNMENT = re.compile(r" (?:lga|local government(?: area)?)$")
"""What districts of Nigeria are called by."""


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """The folded name without the words that tell the kind of place.

    >>> bare("Kursk region"), bare("Republic of Dagestan"), bare("Lamar County"), bare("Co Donegal"), bare("Tsafe LGA")
    ('kursk', 'dagestan', 'lamar', 'donegal', 'tsafe')
    """
    words = LOCAL_GOVERNMENT.sub("", fold(name)).split()
    if words[0] == "co" and len(words) > 1:
        words = words[1:]  # County Donegal
    kept = [w for w in words if w not in GENERIC]
    while kept and kept[0] in {"of", "and"}:
        kept = kept[1:]
    return " ".join(kept) or " ".join(words)
