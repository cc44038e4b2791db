"""Rules of seasons and quarters: `the winter of 1941`, `Q3 2024`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Match, Partial
from transforms.times.rules.dates import APOSTROPHES, quarter_name, year_at
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import (
    SEASONS,
)


def season(s: TokenStream, i: int) -> Match | None:
    """`summer 2024`, `the winter of 1941`, `this spring`; alone only as a noun after a preposition or "the"."""
    name = SEASONS[s.word(i)]
    year = year_at(s, s.skip(i + 1, "of", ",", "in"))
    if year:
        return Match(i, year[1], Partial(year[0], season=name), "season_year")
    return Match(i, i + 1, Partial(season=name), "season") if is_season(s, i) else None


BEFORE_SEASON = word_list("time_words.tsv", "before_season")


def is_season(s: TokenStream, i: int) -> bool:
    """Whether a season's name alone is one: a noun, and `fall` and `spring` only after words that show it."""
    if s.tag(i) not in {"NN", "NNP"} or s.token(i).dep == "compound":
        return False
    if s.word(i) not in {"fall", "spring"}:
        return True
    before = s.word(i - 1)
    shown = before == "the" and s.word(i - 2) in BEFORE_SEASON
    return s.token(i).dep in {"pobj", "npadvmod"} and (shown or before in {"this", "last", "next"})


def quarter(s: TokenStream, i: int) -> Match | None:
    """`Q3 2024`, `H1 of 2019`."""
    part = quarter_name(s, i)
    if part is None or (not s.is_capital(i) and not year_at(s, part[1])):
        return None
    year = year_at(s, s.skip(part[1], "of", ",", "fy"), short=s.word(part[1]) in APOSTROPHES)
    node = Partial(year[0] if year else None, quarter=part[0].quarter, half=part[0].half)
    return Match(i, year[1] if year else part[1], node, "quarter")
