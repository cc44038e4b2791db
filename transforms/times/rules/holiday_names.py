"""Rules of holidays: `Easter 2018`, `last Christmas`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Holiday, Match, Partial
from transforms.times.rules.dates import year_at
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import (
    HOLIDAYS,
    LONGEST_HOLIDAY,
)

BEGINNINGS = frozenset(
    name[:size] for words in HOLIDAYS for name in [" " + " ".join(words)] for size in range(1, len(name) + 1)
)
"""What a name of the list can begin with: few words of a text are followed by what goes on with one."""


def holiday(s: TokenStream, i: int) -> Match | None:
    """A holiday of the list, the longest name first, with its year: `Easter 2018`, `Thanksgiving`, `New Year's Eve`."""
    best = longest_holiday(s, i)
    if best is None or not is_holiday(s, i, best[1]):
        return None
    year = year_at(s, s.skip(best[1], ",", "of"))
    end = year[1] if year else best[1]
    weekend = s.word(end) == "weekend"
    return Match(i, end + weekend, Holiday(best[0], Partial(year[0]) if year else None, weekend=weekend), "holiday")


def longest_holiday(s: TokenStream, i: int) -> tuple[str, int] | None:
    """The rule of the longest name of the list that starts at `i`, and the atom after it."""
    best: tuple[str, int] | None = None
    joined = ""
    for j in range(i, min(len(s), i + LONGEST_HOLIDAY)):
        word = s.word(j).replace("’", "'")
        joined += word if s.is_glued(j) and j > i else " " + word
        if joined not in BEGINNINGS:
            break
        name = tuple(joined.split())
        if name in HOLIDAYS:
            best = HOLIDAYS[name], j + 1
    return best


HOLIDAY_ENDS = word_list("time_words.tsv", "holiday_end")
"""Last words of names that are holidays in small letters too."""


def is_holiday(s: TokenStream, i: int, end: int) -> bool:
    """Whether the words are meant as the holiday: capitals, a year or a telling word; not a surname ("Paul Easter")."""
    if not s.is_capital(i):
        if s.word(i) in {"may", "mother", "father"}:
            return False
        if not year_at(s, end) and s.word(end - 1) not in HOLIDAY_ENDS:
            return False
    before = s.token(i - 1) if i else None
    surname = before is not None and before.tag == "NNP" and before.dep == "compound" and before.head is s.token(i)
    return end > i + 1 or not surname
