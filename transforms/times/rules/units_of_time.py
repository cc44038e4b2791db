"""Units of time that are known or stand beside another: `the year 2011`, `over the weekend`, `the day before`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.node_kinds import is_date
from transforms.times.nodes import Clock, Length, Match, Offset, Partial, Same, Step
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import UNITS

CLAUSE_STARTS = word_list("time_words.tsv", "behind_day")
"""What follows "the day" where a clause or phrase tells which one."""


def definite(s: TokenStream, i: int) -> Match | None:
    """A unit that is known: `the year 2011`, `week 10`, `over the weekend`, `the end of the year`."""
    return the_year(s, i) or week_number(s, i) or the_weekend(s, i) or the_unit(s, i)


def the_year(s: TokenStream, i: int) -> Match | None:
    """`the year 2011`."""
    year = s.year_digits(i + 1)
    singular = UNITS[s.word(i)] == "year" and s.word(i).endswith("r")
    return Match(i, i + 2, Partial(year), "the_year") if singular and year else None


def week_number(s: TokenStream, i: int) -> Match | None:
    """`week 10`."""
    n = s.integer(i + 1) if s.word(i) == "week" and s.word(i - 1) not in ARTICLES else None
    return Match(i, i + 2, Partial(week=n), "week_number") if n and n <= WEEKS_OF_YEAR else None


WEEKS_OF_YEAR = 53
"""ISO 8601 has at most this many."""


def is_definite(s: TokenStream, i: int) -> bool:
    """Whether a singular unit stands after `the` and is no name."""
    return s.word(i - 1) == "the" and not s.word(i).endswith("s") and not s.is_capital(i)


BEFORE_WEEKEND = word_list("time_words.tsv", "before_weekend")


def the_weekend(s: TokenStream, i: int) -> Match | None:
    """`over the weekend`."""
    known = is_definite(s, i) and s.word(i - 2) in BEFORE_WEEKEND
    return Match(i, i + 1, Step("weekend", 0), "the_weekend") if known and UNITS[s.word(i)] == "weekend" else None


BEFORE_UNIT = word_list("time_words.tsv", "before_unit")


def the_unit(s: TokenStream, i: int) -> Match | None:
    """`the year`, `the day` after `of`, `for`, `end`, where no clause tells which one."""
    unit = UNITS[s.word(i)]
    if not is_definite(s, i) or unit not in {"day", "week", "month", "year"}:
        return None
    if s.word(i - 2) not in BEFORE_UNIT:
        return None
    if s.word(i + 1) in CLAUSE_STARTS or s.tag(i + 1)[:1] in {"N", "J"}:
        return None
    return Match(i, i + 1, Step(unit, 0, narrated=True) if unit == "year" else Same(unit, now=True), "the_unit")


CLAUSE_ENDS = word_list("time_words.tsv", "clause_end")


def unit_before(s: TokenStream, i: int) -> Match | None:
    """`the week before`, `the year before` at the end of a clause: the one before that which is told of."""
    ends = not s.word(i + 2)[:1].isalnum() or s.word(i + 2) in CLAUSE_ENDS
    if s.word(i - 1) != "the" or s.word(i + 1) != "before" or not ends:
        return None
    return Match(i, i + 2, Offset(Length(((1, UNITS[s.word(i)]),)), -1, "previous"), "unit_before")


def is_day_beside(s: TokenStream, i: int) -> bool:
    """Whether `day` at atom `i` stands in `the day before` or `a day after`; `day after day` is no date."""
    return s.word(i + 1) in {"before", "after"} and s.word(i - 1) in {"the", "a", "one"} and s.word(i + 2) != "day"


BEHIND_BESIDE = word_list("time_words.tsv", "behind_beside")


def day_beside(s: TokenStream, i: int) -> Match | None:
    """`the day before`, `the day after`, alone or with a date; a happening after it leaves the day open."""
    word = s.word(i + 1)
    if not is_day_beside(s, i):
        return None
    base = s.point(s.skip(i + 2, "the"))
    dated = base is not None and is_date(base.node) and not isinstance(base.node, Clock)
    if not dated and s.word(i + 2)[:1].isalpha() and s.word(i + 2) not in BEHIND_BESIDE:
        return None
    end, told_from = (base.end, base.node) if base and dated else (i + 2, "previous")
    return Match(i, end, Offset(Length(((1, "day"),)), -1 if word == "before" else 1, told_from), "day_beside")


def all_day(s: TokenStream, i: int) -> Match | None:
    """`all day`, `all month`."""
    unit = UNITS.get(s.word(i + 1))
    if unit is None or s.word(i + 1).endswith("s"):
        return None
    return Match(i, i + 2, Length(((1, "day" if unit == "night" else unit),)), "all_day")
