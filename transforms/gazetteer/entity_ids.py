"""Ids of entities, made of their names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The Slavic adjectival ending is romanised in many ways: Zelensky, Zelenskyy, Zelenskiy, Zelenskyi.
ADJECTIVAL = re.compile(r"(?<=[a-z]{3}[kn])(?:yy|iy|yi|ij|ii|yj)\b")
MARKS = re.compile(r"(?<=\w)\.(?=\w\b)|['’‘`]")
"""What a name is compared without: the stops within an acronym, and apostrophes."""
WORD = re.compile(r"\w+")
BRITISH = re.compile(r"\b(cent|theat)re(s?)\b")
"""Words of bodies and buildings of which British and American papers spell one name in two ways."""
MOUNT = re.compile(r"^mt (?=\w)")
STORM = re.compile(r"^(?:(?:severe|super|tropical) )+(?=(?:cyclone|hurricane|typhoon) \w)")
"""How strong a storm is, which is no part of its name."""
INITIALS = re.compile(r"\b([a-z]) (?=[a-z] )")
INITIAL = re.compile(r"(?<= )[a-z]\.? ")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name for comparing: lower case, without accents and punctuation.

    >>> fold("Nicolás Maduro"), fold("Jean-Noël Barrot"), fold("U.S.")
    ('nicolas maduro', 'jean noel barrot', 'us')
    """
    bare = (name if name.isascii() else without_accents(name)).lower()
    return " ".join(WORD.findall(MARKS.sub("", bare)))


def without_accents(name: str) -> str:
    """A name in plain letters, where its letters have such."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def slug(kind: str, name: str) -> str:
    """The id of a thing known by its name alone.

    >>> slug("person", "Volodymyr Zelenskyy"), slug("person", "Donald J. Trump"), slug("organization", "U.S. Navy")
    ('person:volodymyr-zelensky', 'person:donald-trump', 'organization:us-navy')
    >>> slug("facility", "Kestrel Centre"), slug("place", "Mt. Elgon")
    ('facility:kestrel-center', 'place:mount-elgon')
    """
    key = fold(name)
    if kind == "person":
        key = INITIAL.sub("", INITIALS.sub(r"\1", ADJECTIVAL.sub("y", key)))  # several initials stay: George H. W. Bush
    elif kind in {"organization", "facility"}:
        key = BRITISH.sub(r"\1er\2", key)
    elif kind == "place":
        key = MOUNT.sub("mount ", key)
    elif kind == "event_name":
        key = STORM.sub("", key)
    return f"{kind}:{key.replace(' ', '-')}" if key else f"{kind}:{name.strip() or '-'}"
