"""Rules of years of an era: `332 BC`, `AD 79`."""

from __future__ import annotations

from transforms.times.nodes import BeforeChrist, Match, Partial
from transforms.times.token_stream import TokenStream

ERAS_BEFORE = {"bc": "BC", "bce": "BC"}
ERAS_AFTER = frozenset({"ad", "ce"})


def ancient_year(s: TokenStream, i: int) -> Match | None:
    """`332 BC`, `44 B.C.`, `410 AD`, `79 CE`."""
    value = s.integer(i, 4)
    era, end = era_at(s, i + 1)
    if value is None or not era or value == 0:
        return None
    return Match(i, end, BeforeChrist(value) if era == "BC" else Partial(value), "ancient_year")


def era_at(s: TokenStream, i: int) -> tuple[str, int]:
    """BC or AD, in capitals, with or without full stops, and the atom after it."""
    letters, j = s.word(i), i + 1
    while len(letters) < 3 and s.word(j) == "." and s.is_glued(j) and len(s.word(j + 1)) == 1 and s.is_glued(j + 1):
        letters, j = letters + s.word(j + 1), j + 2
    if not s.is_all_capitals(i):
        return "", i
    era = ERAS_BEFORE.get(letters, "AD" if letters in ERAS_AFTER else "")
    return era, s.skip(j, ".") if s.is_glued(j) and j > i + 1 else j


def era_first(s: TokenStream, i: int) -> Match | None:
    """`AD 79`."""
    era, j = era_at(s, i)
    value = s.integer(j, 4)
    return Match(i, j + 1, Partial(value), "era_year") if era == "AD" and value and s.word(i) == "ad" else None
