"""Rules of units that are counted: `the third quarter`, `its second winter`, `the 1,000th day of the war`."""

from __future__ import annotations

from transforms.article import Token
from transforms.lexicons import word_list
from transforms.times.nodes import DayOf, Match, Partial, Step
from transforms.times.rules.durations import SINGULAR
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import ALL_MONTHS, EPOCH_NOUNS, GAME_WORDS, SEASONS, UNITS


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
    """`the third quarter`, `fourth-quarter`, `the third quarter of 2024`; not `the last quarter`."""
    nth = nth_unit(s, i)
    if nth is None or nth[1:3] != (1, "quarter") or not 1 <= nth[0] <= 4 or is_game(s):
        return None
    j = s.skip(nth[3], "of", ",")
    year = s.year_digits(j)
    return Match(i, nth[3] if year is None else j + 1, Partial(year, quarter=nth[0]), "nth_quarter")


SPORTS_VERBS = word_list("time_words.tsv", "score_verb")


def is_game(s: TokenStream) -> bool:
    """Whether a sentence tells of a game, whose quarters are none of the year."""
    return any(t.lower in GAME_WORDS for t in s.tokens) or (
        any(t.lower in SPORTS_VERBS for t in s.tokens) and any(t.lower == "points" for t in s.tokens)
    )


def nth_season(s: TokenStream, i: int) -> Match | None:
    """`its third winter`, `a second summer`: a season counted, the one around now."""
    nth = s.ordinal(i)
    if nth is None or nth[0] > 99:
        return None
    j = s.skip_modifiers(nth[1])
    season = SEASONS.get(s.word(j))
    return Match(i, j + 1, Partial(season=season, step="nth"), "nth_season") if season else None


def consecutive_day(s: TokenStream, i: int) -> Match | None:
    """`a second consecutive day`, `the third straight year`: the unit around now that the count has reached."""
    nth = s.ordinal(i)
    if nth is None or s.word(nth[1]) not in {"consecutive", "straight", "successive"}:
        return None
    unit = UNITS.get(s.word(nth[1] + 1))
    return Match(i, nth[1] + 2, Step(unit, 0), "consecutive") if unit and unit in SINGULAR else None


ENTER = word_list("time_words.tsv", "entering")
"""Verbs whose object is the day that a happening has come to."""
COUNTED_UNITS = frozenset({"day", "week", "month", "year"})


def nth_day_of(s: TokenStream, i: int) -> Match | None:
    """`the 1,000th day of the war`, `day 1,000 of Russia's invasion`, `the third year of the conflict`."""
    counted = numbered_unit(s, i) if s.word(i) in COUNTED_UNITS - {"year"} else ordinal_unit(s, i)
    if counted is None:
        return None
    n, unit, j = counted
    noun = happening(s, j)
    named, end = (entering(s, i, j), j) if noun is None else (s.token(noun), noun + 1)
    return Match(i, end, DayOf(n, unit, named.lemma), "nth_day_of") if named is not None else None


def entering(s: TokenStream, i: int, j: int) -> Token | None:
    """The happening whose own day it is: `the war entered its 400th day`."""
    verb = s.token(j - 1).head
    if s.word(i - 1) not in {"its", "their", "the", "a"} or verb.lemma not in ENTER or verb.tag[:1] != "V":
        return None
    subject = verb.child("nsubj")
    return subject if subject is not None and subject.lemma in EPOCH_NOUNS else None


def numbered_unit(s: TokenStream, i: int) -> tuple[int, str, int] | None:
    """`day 1,000`: number, unit, and the atom after them."""
    count = s.cardinal(i + 1)
    if count is None or count[0] != int(count[0]) or count[0] > 100_000:
        return None
    return int(count[0]), UNITS[s.word(i)], count[1]


def ordinal_unit(s: TokenStream, i: int) -> tuple[int, str, int] | None:
    """`1,000th day`: number, unit, and the atom after them."""
    nth = s.ordinal(i)
    j = s.undash(nth[1]) if nth else i
    unit = UNITS.get(s.word(j))
    return (nth[0], unit, j + 1) if nth and unit in COUNTED_UNITS else None


def happening(s: TokenStream, i: int) -> int | None:
    """The head noun after `of`: "of the war", "of Russia's full-scale invasion"; None where that is a unit or a month."""
    if s.word(i) != "of":
        return None
    for k in range(i + 1, min(len(s), i + 10)):
        if s.token(k).head is s.token(i) and s.token(k).dep == "pobj":
            return None if is_no_happening(s.word(k)) else k
    return None


def is_no_happening(word: str) -> bool:
    """Whether a noun is a stretch of the calendar, a number or a pronoun."""
    calendar = word in UNITS or word in ALL_MONTHS or word in SEASONS
    return calendar or word[:1].isdigit() or word in {"it", "this"}
