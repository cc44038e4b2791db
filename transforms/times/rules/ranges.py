"""Ranges: `from 2009 until 2013`, `16-17 November`, `between Monday and Friday`."""

from __future__ import annotations

from dataclasses import replace

from transforms.times.composition import on_day
from transforms.times.direction import MOVING
from transforms.times.node_kinds import grain, is_date, is_day
from transforms.times.nodes import Clock, Match, Offset, Partial, Range, Reference, Relative
from transforms.times.rules.dates import add_year, day_first, day_number, month_first
from transforms.times.rules.numeric_dates import valid
from transforms.times.rules.parts_of_day import TO, clock_range
from transforms.times.rules.weekdays import is_clock_or_count
from transforms.times.rules.years import is_code
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import ALL_MONTHS, DASHES


def unmarked_range(s: TokenStream, match: Match) -> Match | None:
    """`2009-2013`, `Monday to Friday`, `Nov 18-Dec 19, 2015`: two alike."""
    node = match.node
    if not is_date(node) or isinstance(node, Offset) or s.word(match.end) not in TO or is_spaced_dash(s, match):
        return None
    if s.word(match.first - 1) == "from" and is_move(s, match.first - 1):
        return None
    last = s.point(s.skip(match.end + 1, "the"))
    if last is None or not is_date(last.node) or isinstance(last.node, Offset) or grain(last.node) != grain(node):
        return None
    alike = s.word(match.end) != "to" or isinstance(node, type(last.node) | Partial)
    if not alike and s.word(match.first - 1) != "from":
        return None
    return Match(match.first, last.end, Range(node, last.node), "range")


def is_move(s: TokenStream, i: int) -> bool:
    """Whether `from` tells the old day of something: "moved from Friday to Saturday"."""
    if s.word(i) != "from" or s.token(i).head.lemma not in MOVING:
        return False
    day = s.element(i + 1)
    return day is not None and is_day(day.node)


def is_spaced_dash(s: TokenStream, match: Match) -> bool:
    """Whether a dash with spaces follows, which divides clauses, unless it stands between plain dates."""
    return s.word(match.end) in DASHES and not s.is_glued(match.end) and not isinstance(match.node, Partial)


def marked_range(s: TokenStream, i: int) -> Match | None:
    """`from 2009 until 2013`, `between 3 and 12 of September`, `from April until the end of June`, `between now and Friday`."""
    if is_move(s, i):
        return None
    j = s.skip(i + 1, "the")
    joints = TO if s.word(i) == "from" else {"and"}
    whole = whole_range(s, j, joints)
    if whole is None or not isinstance(whole.node, Range):
        ends = two_bounds(s, i, j, joints)
        return ends and Match(i, ends[1].end, Range(ends[0].node, ends[1].node), "range_marked")
    if isinstance(whole.node.first, Clock):
        whole = on_day(s, whole) or whole
    return Match(i, whole.end, whole.node, "range_of_parts")


def whole_range(s: TokenStream, i: int, joints: frozenset[str] | set[str]) -> Match | None:
    """A range of days, clock times or years that name only together what they share: `3 and 12 of September`."""
    return day_range(s, i, joints) or clock_range(s, i, joints) or month_days(s, i, joints) or year_range(s, i, joints)


def two_bounds(s: TokenStream, i: int, j: int, joints: frozenset[str] | set[str]) -> tuple[Match, Match] | None:
    """Both ends of a range; after `between` they are equally fine, unless one is `now`."""
    first = bound(s, j)
    if first is None or s.word(first.end) not in joints:
        return None
    last = bound(s, s.skip(first.end + 1, "the"))
    if last is None:
        return None
    deictic = isinstance(first.node, Reference | Relative) or isinstance(last.node, Reference | Relative)
    uneven = s.word(i) == "between" and grain(first.node) != grain(last.node) and not deictic
    return None if uneven else (first, last)


def bound(s: TokenStream, i: int) -> Match | None:
    """The first or last of a range: a point, `now`, or `date` in "to date"."""
    if s.word(i) in {"now", "date", "present"}:
        return Match(i, i + 1, Relative(0), "bound_now")
    match = s.point(i)
    return match if match and is_date(match.node) else None


def day_range(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:
    """`16-17 November 2024`, `3 to 12 of Sept`, `ninth and seventeenth of April`: the month stands once, at the end."""
    first = day_number(s, i)
    if first is None or not is_range_joint(s.word(first[1]), joints):
        return None
    last = day_first(s, s.skip(first[1] + 1, "the"))
    if last is None or not isinstance(last.node, Partial) or last.node.day is None:
        return None
    if not follows(first[0], last.node.day, s.word(first[1]), joints, backwards=True):
        return None
    earlier = day_before(last.node, first[0])
    return Match(i, last.end, Range(earlier, last.node), "day_range") if valid_date(earlier) else None


def is_range_joint(joint: str, joints: frozenset[str] | set[str]) -> bool:
    """Whether a word may stand between two days; `and` may join a day and the next."""
    return joint in joints or (joint == "and" and joints is TO)


def day_before(last: Partial, day: int) -> Partial:
    """The first day of a range, of the month before where its number is the higher one: `28-3 March`."""
    if day <= (last.day or 0):
        return replace(last, day=day)
    month = (last.month or 1) - 1
    return replace(last, day=day, month=month or 12, year=last.year and last.year - (month == 0))


def valid_date(date: Partial) -> bool:
    """Whether the calendar has the month and day."""
    return date.month is None or valid(date.year, date.month, date.day)


def month_days(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:
    """`November 16-17, 2024`, `april 9th through 17th`, `May 3 and 4`: the month stands once, first."""
    first = month_first(s, i) if s.word(i) in ALL_MONTHS else None
    if first is None or not isinstance(first.node, Partial) or first.node.day is None or first.node.year:
        return None
    last = last_day(s, first, joints)
    if last is None:
        return None
    whole = add_year(s, i, first.node.month or 1, last)
    later = whole.node
    if not isinstance(later, Partial):
        return None
    if last[0] < first.node.day:
        later = replace(later, month=(first.node.month or 1) % 12 + 1)
    rule = "month_days"
    return Match(i, whole.end, Range(replace(first.node, year=later.year), later), rule) if valid_date(later) else None


def last_day(s: TokenStream, first: Match, joints: frozenset[str] | set[str]) -> tuple[int, int] | None:
    """The second day of `November 16-17`, and the atom after it; none where it is a year, a clock time or a count."""
    joint, j = s.word(first.end), s.skip(first.end + 1, "the")
    last = day_number(s, j) if is_range_joint(joint, joints) else None
    if last is None or not isinstance(first.node, Partial) or not follows(first.node.day or 0, last[0], joint, joints):
        return None
    if s.word(last[1]) in ALL_MONTHS or s.word(last[1]) in {"%", ":", "am", "pm", "percent"} or s.year_digits(j):
        return None
    return None if is_clock_or_count(s, last[1], explicit=True) else last


def follows(first: int, last: int, joint: str, joints: frozenset[str] | set[str], *, backwards: bool = False) -> bool:
    """Whether two days make a range; with `and`, only the next day does. `backwards`: the same day twice may."""
    return last == first + 1 if joint == "and" and joints is TO else backwards or last != first


def year_range(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:
    """`2009-2013`, `2019-20`, `1914-18`, `2019/20`."""
    first = s.year_digits(i)
    if first is None or first >= LAST_YEAR or is_code(s, i) or s.word(i + 1) not in joints | {"/"}:
        return None
    last = s.year_digits(i + 2) or short_end(s, i + 2, first)
    goes_on = s.is_glued(i + 3) and s.word(i + 3) in {"-", "/"}
    return (
        Match(i, i + 3, Range(Partial(first), Partial(last)), "year_range")
        if last and last > first and not goes_on
        else None
    )


LAST_YEAR = 2100
"""Four digits from here on start no range of years."""


def short_end(s: TokenStream, j: int, first: int) -> int | None:
    """The end of `1914-18`; `2019-06` is a month, `2019-20` and `2003-04` are years."""
    two = s.integer(j) if len(s.word(j)) == 2 and s.is_glued(j) else None
    if two is None:
        return None
    last = first // 100 * 100 + two
    return None if two <= 12 and s.word(j - 1) != "/" and last != first + 1 else last
