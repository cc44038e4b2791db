"""Rules of durations: `three days`, `an hour and a half`, `for years`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Length, Match, Modified
from transforms.times.rules.length_idioms import (
    is_age,
    is_list,
    is_no_length,
    is_once,
    is_ordinal_second,
    is_quarter_of,
)
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import DASHES, ROUGH, UNITS

CODES = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "D"), "week": ("", "W"),
    "fortnight": ("", "W"), "weekend": ("", "WE"), "month": ("", "M"), "quarter": ("", "Q"), "half_year": ("", "M"),
    "year": ("", "Y"), "decade": ("", "Y"), "century": ("", "Y"), "millennium": ("", "Y"), "season": ("", "M"),
}  # fmt: skip


FACTORS = {"fortnight": 2, "half_year": 6, "decade": 10, "century": 100, "millennium": 1000, "season": 3}
"""How many of the unit that TIMEX3 writes (weeks, months, years) one of these is."""


SINGULAR = word_list("time_words.tsv", "unit")


def duration_value(amounts: tuple[tuple[float | None, str], ...]) -> str:
    """The TIMEX3 value of a length.

    >>> duration_value(((3, "day"),)), duration_value(((1.5, "hour"),)), duration_value(((None, "decade"),))
    ('P3D', 'PT1.5H', 'PXY')
    """
    dated = clocked = ""
    for amount, unit in amounts:
        mark, code = CODES[unit]
        count = (
            "X"
            if amount is None
            else f"{round(amount * FACTORS.get(unit, 1), 2):g}"
            if amount < 1e5
            else f"{amount:.0f}"
        )
        if mark:
            clocked += count + code
        else:
            dated += count + code
    return "P" + dated + ("T" + clocked if clocked else "")


def length(s: TokenStream, i: int) -> Match | None:
    """`three days`, `an hour and a half`, `2 years 1 month`, `five-year`, `several weeks`; none where it is an age."""
    one = one_length(s, i)
    if one is None:
        return None
    amounts, end = [one[0]], one[1]
    while (more := further(s, end, amounts[-1])) is not None:
        amount, end = more
        if amount[1] == amounts[-1][1]:
            amounts[-1] = ((amounts[-1][0] or 0) + (amount[0] or 0), amount[1])
        else:
            amounts.append(amount)
    if is_age(s, i, end) or (s.word(end) in DASHES and s.word(end + 1) == "end") or is_once(s, i, end):
        return None
    return Match(i, after_long(s, i, end), Length(tuple(amounts)), "duration")


def after_long(s: TokenStream, i: int, end: int) -> int:
    """The atom after `long`: `months-long`, `two weeks long`; `a month long wait` keeps it outside."""
    long = s.word(s.undash(end)) == "long" and (s.word(end) in DASHES or s.word(i - 1) not in ARTICLES)
    return s.undash(end) + 1 if long else end


def one_length(s: TokenStream, i: int) -> tuple[Amount, int] | None:
    """An amount and its unit, and the atom after it."""
    amount = s.amount(i)
    if amount is None:
        return None
    j = s.skip_modifiers(s.undash(amount[1]))
    unit = UNITS.get(s.word(j))
    if unit is None or (s.word(j) == "h" and not s.is_glued(j)) or (s.word(j) == "hr" and s.is_all_capitals(j)):
        return None
    if is_no_length(s, i, j, amount[0]) or is_ordinal_second(s, i, j) or is_quarter_of(s, j, amount):
        return None
    return (amount[0], unit), j + 1


Amount = tuple[float | None, str]
"""How many of which unit; None where it is vague."""


def further(s: TokenStream, i: int, last: Amount) -> tuple[Amount, int] | None:
    """What continues a duration: `and a half`, `and 5 hours`, `1 month`."""
    linked = s.word(i) == "and"
    fraction = and_a_half(s, i, last[1]) if linked else None
    j = s.skip(i, "and", ",")
    if fraction or starts_anew(s, i, j):
        return fraction
    more = one_length(s, j)
    if more is None or not is_smaller(more[0][1], last[1]):
        return None
    return None if s.word(j) in ARTICLES and s.word(more[1]) in {"ago", "later", "earlier"} else more


def starts_anew(s: TokenStream, i: int, j: int) -> bool:
    """Whether the length at `j` is one of its own: `another week`, `a week` without `and` before it, one of a list."""
    if s.word(j) in ARTICLES and s.word(i) != "and":
        return True
    return s.word(j) == "another" or is_list(s, i, j)


def and_a_half(s: TokenStream, i: int, unit: str) -> tuple[Amount, int] | None:
    """`an hour and a half`; not "and half the year"."""
    k = s.skip(i + 1, "a", "one")
    part = {"half": 0.5, "quarter": 0.25}.get(s.word(k))
    if part is None or s.word(k + 1) in {"years", "hours", "year", "hour", "a", "of"}:
        return None
    return (part, unit), k + 1


def is_smaller(unit: str, than: str) -> bool:
    """Whether a unit comes before another in the order of their codes."""
    order = list(CODES)
    return order.index(unit) < order.index(than)


ROUGH_PAIRS = {
    ("more", "than"): "more_than", ("longer", "than"): "more_than", ("less", "than"): "less_than", ("fewer", "than"): "less_than",
    ("at", "least"): "more_than",
}  # fmt: skip


def around(s: TokenStream, match: Match) -> Match:
    """A duration with the word before it that makes it rough: `nearly five months`, `over a decade`, `more than an hour`."""
    i = match.first - 1 - (s.word(match.first - 1) == "another")
    pair = ROUGH_PAIRS.get((s.word(i - 1), s.word(i)))
    if pair:
        return Match(i - 1, match.end, Modified(match.node, pair), match.rule)
    rough = ROUGH.get(s.word(i))
    if rough is None or (s.word(i) in {"over", "around", "about"} and s.token(i).dep == "prep"):
        return match
    return Match(i, match.end, Modified(match.node, rough), match.rule)
