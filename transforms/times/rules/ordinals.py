"""Rules of units that are counted: `the third quarter`, `its second winter`, `the 1,000th day of the war`."""

from __future__ import annotations

from transforms.times.nodes import DayOf, Match, Partial, Step
from transforms.times.rules.durations import SINGULAR
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import ALL_MONTHS, SEASONS, UNITS


def nth_unit(s: TokenStream, i: int) -> tuple[int, int, str, int] | None:
    """`first week`, `last four months`, `9th month`, `final days`, `second half`: n, count, unit, and the atom after it."""
    word = s.word(i)
    if word in {"last", "final"}:
        n, j = -1, i + 1
    else:
        nth = s.ordinal(i)
        if nth is None:
            return None
        n, j = nth
    count = s.amount(j) if s.word(j) not in ARTICLES | {"half"} else None
    j = s.skip_modifiers(count[1] if count else s.undash(j))
    unit = "half_year" if s.word(j) == "half" else UNITS.get(s.word(j))
    if unit is None:
        return None
    return n, int(count[0]) if count and count[0] else 1, unit, j + 1


def quarter_of(s: TokenStream, i: int) -> Match | None:
    """`the third quarter`, `fourth-quarter`: a quarter without its year."""
    nth = nth_unit(s, i)
    if (
        nth is None
        or nth[2] != "quarter"
        or nth[1] != 1
        or not (1 <= nth[0] <= 4 or nth[0] == -1)
        or s.word(i) in {"last", "final"}
    ):
        return None
    year = s.year_digits(s.skip(nth[3], "of", ","))
    if year is not None:
        return Match(i, s.skip(nth[3], "of", ",") + 1, Partial(year, quarter=nth[0]), "quarter")
    return Match(i, nth[3], Partial(quarter=nth[0]), "quarter")


def nth_season(s: TokenStream, i: int) -> Match | None:
    """`its third winter`, `a second summer`: a season counted, the one around now."""
    nth = s.ordinal(i)
    if nth is None or nth[0] > 99:
        return None
    j = s.skip_modifiers(nth[1])
    if s.word(j) not in SEASONS:
        return None
    return Match(i, j + 1, Partial(season=SEASONS[s.word(j)], step="nth"), "season")


def consecutive_day(s: TokenStream, i: int) -> Match | None:
    """`a second consecutive day`, `the third straight year`: the unit around now that the count has reached."""
    nth = s.ordinal(i)
    if nth is None or s.word(nth[1]) not in {"consecutive", "straight", "successive"}:
        return None
    unit = UNITS.get(s.word(nth[1] + 1))
    return Match(i, nth[1] + 2, Step(unit, 0), "consecutive") if unit and unit in SINGULAR else None


def nth_day_of(s: TokenStream, i: int) -> Match | None:
    """`the 1,000th day of the war`, `day 1,000 of Russia's invasion`, `the third year of the conflict`."""
    if s.word(i) in SINGULAR and s.word(i) in {"day", "week", "month"}:
        count = s.cardinal(i + 1)
        if count is None or count[0] != int(count[0]) or count[0] > 100_000:
            return None
        n, unit, j = int(count[0]), UNITS[s.word(i)], count[1]
    else:
        nth = s.ordinal(i)
        if nth is None or UNITS.get(s.word(s.undash(nth[1]))) not in {"day", "week", "month", "year"}:
            return None
        n, j = nth[0], s.undash(nth[1])
        unit, j = UNITS[s.word(j)], j + 1
    noun = happening(s, j)
    if s.word(j) not in {"of", "since"} or noun is None:
        return None
    return Match(i, noun + 1, DayOf(n, unit, s.token(noun).lemma), "nth_day_of")


def happening(s: TokenStream, i: int) -> int | None:
    """The head noun after `of`: "of the war", "of Russia's full-scale invasion"; None where that is a unit or a month."""
    if s.word(i) != "of":
        return None
    own = [k for k in range(i + 1, min(len(s), i + 10)) if s.token(k).head is s.token(i) and s.token(k).dep == "pobj"]
    if not own:
        return None
    word = s.word(own[0])
    known = word in UNITS or word in ALL_MONTHS or word in SEASONS or word[:1].isdigit() or word in {"it", "this"}
    return None if known else own[0]
