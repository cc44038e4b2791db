"""Rules of seasons, quarters, years, decades, centuries and holidays."""

from __future__ import annotations

from transforms.times.nodes import Holiday, Match, Partial
from transforms.times.rules.dates import APOSTROPHES, INTO, quarter_name, year_at
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import (
    ALL_MONTHS,
    COUNTED,
    DECADES,
    HOLIDAYS,
    LONGEST_HOLIDAY,
    NUMBERED,
    SEASONS,
    UNITS,
)

FIRST_PRINTED = 1450
"""The first year of printing; of earlier thousands few are years in an article."""
LEVELS = frozenset({"levels", "prices", "terms"})
"""Plurals that a year describes and does not count: `below 2005 levels`."""


def season(s: TokenStream, i: int) -> Match | None:
    """`summer 2024`, `the winter of 1941`, `this spring`; alone only as a noun after a preposition or "the"."""
    name = SEASONS[s.word(i)]
    year = year_at(s, s.skip(i + 1, "of", ",", "in"))
    if year:
        return Match(i, year[1], Partial(year[0], season=name), "season_year")
    before = s.word(i - 1)
    single = s.tag(i) in {"NN", "NNP"}
    if s.word(i) in {"fall", "spring"}:
        alone = s.token(i).dep in {"pobj", "npadvmod"}
        single = (
            single
            and alone
            and (
                before in {"this", "last", "next"}
                or (before == "the" and s.word(i - 2) in {"in", "during", "by", "until", "since"})
            )
        )
    return Match(i, i + 1, Partial(season=name), "season") if single and s.token(i).dep != "compound" else None


def quarter(s: TokenStream, i: int) -> Match | None:
    """`Q3 2024`, `H1 of 2019`."""
    part = quarter_name(s, i)
    if part is None or (not s.is_capital(i) and not year_at(s, part[1])):
        return None
    year = year_at(s, s.skip(part[1], "of", ",", "fy"), short=s.word(part[1]) in APOSTROPHES)
    node = Partial(year[0] if year else None, quarter=part[0].quarter, half=part[0].half)
    return Match(i, year[1] if year else part[1], node, "quarter")


def year_alone(s: TokenStream, i: int) -> Match | None:
    """A year of four digits that its neighbours do not show to be a count, a code or a name.

    >>> from transforms.times.token_stream import TokenStream
    >>> year_alone(TokenStream([], []), 0) is None
    True
    """
    value = s.year_digits(i)
    if (
        value is None
        or is_code(s, i)
        or (s.is_glued(i + 1) and s.word(i + 1) in {"%", "m", "kg", "km", "x", "th", "st", "nd", "rd"})
    ):
        return None
    before, nxt = s.word(i - 1), s.word(i + 1)
    if nxt in COUNTED or nxt in UNITS or nxt in {"%", "°"}:
        return None
    head = s.token(i).head
    counts = s.tag(i + 1) in {"NNS", "NNPS"} and head is s.token(i + 1) and s.token(i).dep == "nummod"
    counts = counts and nxt not in LEVELS
    if (
        counts
        and before not in {"the", "s", "'s", "’s", "early", "late"}
        and not (s.tag(i - 1)[:1] == "N" and value % 100)
    ):
        return None
    if value % 50 == 0 and counts and before == "the" and value % 1000:
        return None
    if FIRST_PRINTED <= value < 2100 and is_dating(s, i, value):
        told = True
    elif 1900 <= value < 2100:
        told = not (value % 1000 == 0 and s.tag(i - 1) == "NNP" and s.tag(i + 1)[:2] == "NN")
    else:
        told = before in INTO - {"to", "for", "last", "next", "this", "around"} and s.tag(i + 1)[:1] not in {"N", "J"}
    return Match(i, i + 1, Partial(value), "year") if told else None


def is_dating(s: TokenStream, i: int, value: int) -> bool:
    """Whether the words around make four digits of any century a year: `(1792)`, `ca. 1800`, `come 1671`, `the 1675 proclamation`."""
    before, nxt = s.word(i - 1), s.word(i + 1)
    if before == "." and s.word(i - 2) in {"ca", "c"}:
        return True
    described = before == "the" and value % 50 > 0 and s.tag(i + 1) == "NN"
    return (before == "(" and nxt == ")") or before in {"ca", "ca.", "circa", "c.", "come"} or described


def is_code(s: TokenStream, i: int) -> bool:
    """Whether four digits are a number of something: "flight 1984", "$2000", "+1 206 5551", "F-2000"."""
    before = s.word(i - 1)
    if before in NUMBERED or before in {
        "$",
        "£",
        "€",
        "¥",
        "#",
        "№",
        "+",
        "-" if s.is_glued(i) else "",
        "than",
        "least",
        "nearly",
        "over",
        "almost",
    }:
        return not (
            before == "-" and (s.word(i - 2) in {"mid", "early", "late", "pre", "post"} or s.word(i - 2)[:1].isdigit())
        )
    if s.is_glued(i) and before not in {"(", "[", '"', "“", "'", "‘", "/", "–", "—", "=", "'s", "-"}:
        return True
    nxt = s.word(i + 1)
    return s.is_glued(i + 1) and (
        (nxt.isalpha() and nxt not in {"s", "ers"})
        or nxt in {"_", "@", ":"}
        or (nxt == "/" and s.word(i + 2)[:1].isalpha() and s.word(i + 2) not in ALL_MONTHS)
    )


def decade(s: TokenStream, i: int) -> Match | None:
    """`1990s`, `'90s`, `the 70s`, `the nineties`."""
    word = s.word(i)
    if word in DECADES:
        return (
            Match(i, i + 1, Partial(decade=190 + DECADES[word] // 10), "decade")
            if s.word(i - 1) in {"the", "in", "early", "late", "mid", "-"} and s.word(i - 2) not in {"his", "her"}
            else None
        )
    four, two = s.year_digits(i), s.integer(i)
    if (four is None and two is None) or not word.endswith("0"):
        return None
    j = s.skip(i + 1, "'", "’")
    if s.word(j) not in {"s", "'s", "’s"} or (j == i + 1 and not s.is_glued(j) and four is None):
        return None
    if four is not None:
        whole = four % 100 == 0 and four < 1900
        return Match(i, j + 1, Partial(century=four // 100) if whole else Partial(decade=four // 10), "decade")
    if two is None or len(word) != 2 or s.word(i - 1) in {"his", "her", "their", "my"}:
        return None
    marked = s.word(i - 1) in APOSTROPHES
    return Match(i - marked, j + 1, Partial(decade=(190 if two >= 20 else 200) + two // 10), "decade")


def century(s: TokenStream, i: int) -> Match | None:
    """`the 19th century`, `21st-century`."""
    nth = s.ordinal(i)
    if nth is None or not 1 <= nth[0] <= 30:
        return None
    j = s.undash(nth[1])
    return Match(i, j + 1, Partial(century=nth[0] - 1), "century") if s.word(j) in {"century", "centuries"} else None


def holiday(s: TokenStream, i: int) -> Match | None:
    """A holiday of the list, the longest name first, with its year: `Easter 2018`, `Thanksgiving`, `New Year's Eve`."""
    if not s.is_capital(i) and s.word(i) in {"may", "mother", "father"}:
        return None
    name: tuple[str, ...] = ()
    best: tuple[str, int] | None = None
    joined = ""
    for j in range(i, min(len(s), i + LONGEST_HOLIDAY)):
        joined += s.word(j) if s.is_glued(j) and j > i else " " + s.word(j)
        name = tuple(joined.replace("’", "'").split())
        if name in HOLIDAYS:
            best = HOLIDAYS[name], j + 1
    if best is None or not (
        s.is_capital(i)
        or year_at(s, best[1])
        or s.word(best[1] - 1) in {"day", "eve", "easter", "christmas", "thanksgiving", "friday", "patrick"}
    ):
        return None
    if (
        best[1] == i + 1
        and s.tag(i - 1) == "NNP"
        and s.token(i - 1).dep == "compound"
        and s.token(i - 1).head is s.token(i)
    ):
        return None
    year = year_at(s, s.skip(best[1], ",", "of"))
    end = year[1] if year else best[1]
    weekend = s.word(end) == "weekend"
    return Match(i, end + weekend, Holiday(best[0], Partial(year[0]) if year else None, weekend=weekend), "holiday")
