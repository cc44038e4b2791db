"""Hours of a clock time: their number, `am` and `p.m.`."""

from __future__ import annotations

from transforms.numbers import numerals
from transforms.times.token_stream import TokenStream

MERIDIEMS = {"am": "a", "pm": "p", "a": "a", "p": "p"}
OCLOCK = frozenset({"o'clock", "o’clock", "oclock"})


def meridiem(s: TokenStream, i: int) -> tuple[str, int] | None:
    """`am`, `p.m.`, `p . m .`, `a`, and the atom after it."""
    word = s.word(i)
    if word in {"am", "pm"}:
        return MERIDIEMS[word], i + 1
    if word == "." and s.word(i + 1) in {"am", "pm"} and s.is_glued(i):
        return MERIDIEMS[s.word(i + 1)], i + 2
    return spaced_meridiem(s, i) if word in {"a", "p"} else None


def spaced_meridiem(s: TokenStream, i: int) -> tuple[str, int] | None:
    """`p.m.` in its letters, and `8a` where the letter is glued to the hour."""
    half, j = MERIDIEMS[s.word(i)], s.skip(i + 1, ".")
    if s.word(j) == "m" and (j == i + 1 or s.is_glued(j) or s.word(j + 1) == "."):
        return half, j + 2 if s.word(j + 1) == "." and is_inner_stop(s, j + 1) else j + 1
    return (half, i + 1) if s.is_glued(i) and not s.is_glued(i + 1) else None


def is_inner_stop(s: TokenStream, i: int) -> bool:
    """Whether a full stop belongs to `p.m.`: in its token, or with more of the sentence to come."""
    return s.token(i) is s.token(i - 1) or i + 1 < len(s)


def to_24(hour: int, half: str) -> int:
    """The hour of 24 of one of 12 with am or pm."""
    return hour % 12 + (12 if half == "p" else 0)


def hour_number(s: TokenStream, i: int) -> int | None:
    """A number in digits or words that may be an hour."""
    hour = s.integer(i)
    return int(numerals.SMALL[s.word(i)]) if hour is None and s.word(i) in numerals.SMALL else hour
