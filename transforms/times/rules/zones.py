"""Time zones behind a clock time: `UTC`, `(GMT +8)`, `Moscow time`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import ZONES

PLACES = word_list("time_words.tsv", "zone")
"""What may stand before `time` after a clock time; any capitalised word may too."""


def zone(s: TokenStream, i: int) -> tuple[float | None, int] | None:
    """`UTC`, `(GMT +8)`, `local time`, `Moscow time`: hours from UTC, None for a local time, and the atom after it."""
    j = s.skip(i, "(")
    read = lettered_zone(s, j) or named_zone(s, j)
    return read and (read[0], s.skip(read[1], ")") if j > i else read[1])


def lettered_zone(s: TokenStream, j: int) -> tuple[float | None, int] | None:
    """`UTC`, `GMT +8`: letters of the list, in capitals but for the two that stand in any form."""
    word = s.word(j)
    if word not in ZONES or not (s.is_all_capitals(j) or word in {"utc", "gmt"}):
        return None
    sign, more = s.word(j + 1), s.integer(j + 2)
    if sign in {"+", "-", "−"} and more is not None and more <= FARTHEST_ZONE:
        return ZONES[word] + (more if sign == "+" else -more), j + 3
    return ZONES[word], j + 1


FARTHEST_ZONE = 14
"""Hours from UTC of the farthest zone (Line Islands)."""
NAMED_ZONES = {"eastern": -5.0, "pacific": -8.0, "moscow": 3.0}
"""Hours from UTC of zones that stand before `time`; those of other places count as local."""


def named_zone(s: TokenStream, j: int) -> tuple[float | None, int] | None:
    """`local time`, `Moscow time`, `Eastern Standard Time`."""
    if s.word(j) not in PLACES and not s.is_capital(j):
        return None
    for end in (j + 1, j + 2):
        if s.word(end) == "time" and s.word(end - 1).isalpha():
            return NAMED_ZONES.get(s.word(j)), end + 1
    return None
