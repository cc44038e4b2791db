"""Rules of durations: `three days`, `an hour and a half`, `for years`."""

from __future__ import annotations

from transforms.times.nodes import Length, Match, Modified, Reference
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import DASHES, UNITS

CODES = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "D"), "week": ("", "W"),
    "fortnight": ("", "W"), "weekend": ("", "WE"), "month": ("", "M"), "quarter": ("", "Q"), "half_year": ("", "M"),
    "year": ("", "Y"), "decade": ("", "Y"), "century": ("", "Y"), "millennium": ("", "Y"), "season": ("", "M"),
}  # fmt: skip


FACTORS = {"fortnight": 2, "half_year": 6, "decade": 10, "century": 100, "millennium": 1000, "season": 3}


SINGULAR = frozenset(
    {"day", "week", "month", "year", "hour", "minute", "decade", "century", "quarter", "night", "weekend", "fortnight"}
)


AGES = frozenset({"old", "olds", "age"})


BARE_BEFORE = frozenset(
    {
        "for",
        "in",
        "over",
        "after",
        "of",
        "within",
        "take",
        "taken",
        "took",
        "takes",
        "last",
        "lasted",
        "many",
        "spent",
        "just",
    }
)
"""Words before a bare plural ("for years") that make it a vague duration."""


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
    if s.word(s.undash(end)) == "long" and (s.word(end) in DASHES or s.word(i - 1) not in ARTICLES):
        end = s.undash(end) + 1
    return Match(i, end, Length(tuple(amounts)), "duration")


def one_length(s: TokenStream, i: int) -> tuple[tuple[float | None, str], int] | None:  # noqa: PLR0911  # a return for each form
    """An amount and its unit, and the atom after it."""
    amount = s.amount(i)
    if amount is None:
        return None
    j = s.skip_modifiers(s.undash(amount[1]))
    unit = UNITS.get(s.word(j))
    if unit is None or (s.word(j) == "h" and not s.is_glued(j)):
        return None
    article = s.word(i) in ARTICLES or s.word(i) in {"one", "another"}
    if article and s.word(j).endswith("s") and amount[0] == 1:
        return None
    if (
        unit == "second"
        and article
        and (s.word(i) != "one" or s.tag(j)[:1] == "J")
        and not (s.tag(j) == "NN" and s.token(j).dep in {"pobj", "npadvmod", "dobj"})
    ):
        return None
    if unit == "quarter" and (amount[0] is None or amount[0] == 1 or (s.word(j + 1) == "of" and j == amount[1])):
        return None
    if unit == "night" and s.word(j) == "night" and s.word(i) in ARTICLES:
        return None
    if amount[0] is None and not s.word(j).endswith("s"):
        return None
    return (amount[0], unit), j + 1


def further(s: TokenStream, i: int, last: tuple[float | None, str]) -> tuple[tuple[float | None, str], int] | None:
    """What continues a duration: `and a half`, `and 5 hours`, `1 month`."""
    j = s.skip(i, "and", ",")
    if s.word(i) == "and":
        k = s.skip(j, "a", "one")
        if s.word(k) in {"half", "quarter"} and s.word(k + 1) not in {"years", "hours", "year", "hour", "a", "of"}:
            return (0.5 if s.word(k) == "half" else 0.25, last[1]), k + 1
    if s.word(i) == "," and (not s.word(j)[:1].isdigit() or s.word(i - 2) in ARTICLES):
        return None
    more = one_length(s, j) if s.word(j) not in ARTICLES or s.word(i) == "and" else None
    if more is None or last[1] == more[0][1] or s.word(j) == "another":
        return None
    order = list(CODES)
    smaller = order.index(more[0][1]) < order.index(last[1])
    return (
        more
        if smaller
        and not (s.word(i) == "and" and s.word(more[1]) in {"ago", "later", "earlier"} and s.word(j) in ARTICLES)
        else None
    )


def is_age(s: TokenStream, i: int, j: int) -> bool:
    """Whether a duration is an age: `30 years old`, `a 30-year-old`, `the age of 30 years`."""
    k = s.undash(j)
    before = s.word(i - 1) == "aged" or (s.word(i - 1) == "of" and s.word(i - 2) == "age")
    return s.word(k) in AGES or (s.word(k) == "of" and s.word(k + 1) == "age") or before


def is_once(s: TokenStream, i: int, j: int) -> bool:
    """Whether a sentence opens with `One night` or `One day` as a story does, and tells no length of time."""
    opens = (
        i == 0 and s.word(0) == "one" and j == 2 and s.word(1) in {"day", "night", "morning", "evening", "afternoon"}
    )
    return opens and s.word(j) not in {"after", "before", "later", "earlier", "of", "on", "from"}


def bare_units(s: TokenStream, i: int) -> Match | None:
    """`for years`, `in minutes`, `decades of war`, `hours after`, `months-long`: a vague duration without a number."""
    word = s.word(i)
    unit = UNITS[word]
    if (
        not word.endswith("s")
        or len(word) < 4
        or unit in {"quarter", "weekend", "night"}
        or s.word(i - 1) in {"early", "small", "the", "these", "those"}
    ):
        return None
    if s.word(i + 1) in DASHES and s.word(i + 2) in {"long", "old"}:
        return Match(i, i + 3, Length(((None, unit),)), "vague_duration") if s.word(i + 2) == "long" else None
    if s.word(i + 1) == "ago":
        return Match(i, i + 2, Reference("PAST_REF"), "vague_ago")
    if is_age(s, i, i + 1):
        return None
    follows = s.word(i + 1) in {"of", "after", "before", "later", "earlier", "into", "in"}
    if (s.word(i - 1) in BARE_BEFORE and s.word(i - 2) != "as") or (
        follows and s.tag(i) == "NNS" and s.word(i - 1) not in {"working", "business", "office", "final"}
    ):
        return Match(i, i + 1, Length(((None, unit),)), "vague_duration")
    return None


def around(s: TokenStream, match: Match) -> Match:
    """A duration with the word before it that makes it rough: `nearly five months`, `over a decade`, `more than an hour`."""
    i = match.first - (s.word(match.first - 1) == "another")
    rough = {"about": "approx", "around": "approx", "approximately": "approx", "roughly": "approx", "nearly": "less_than",
             "almost": "less_than", "over": "more_than"}.get(s.word(i - 1))  # fmt: skip
    first = i - 1
    if s.word(i - 1) == "than" and s.word(i - 2) in {"more", "less", "longer", "fewer"}:
        rough, first = "more_than" if s.word(i - 2) in {"more", "longer"} else "less_than", i - 2
    elif s.word(i - 1) == "least" and s.word(i - 2) == "at":
        rough, first = "more_than", i - 2
    if rough is None or (s.word(i - 1) in {"over", "around", "about"} and s.token(i - 1).dep == "prep"):
        return match
    return Match(first, match.end, Modified(match.node, rough), match.rule)
