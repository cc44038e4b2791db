"""Ranges: `from 2009 until 2013`, `16-17 November`, `between Monday and Friday`."""

from __future__ import annotations

from dataclasses import replace

from transforms.times.composition import on_day
from transforms.times.node_kinds import grain, is_date
from transforms.times.nodes import Clock, Match, Offset, Partial, Range, Reference, Relative
from transforms.times.rules.dates import add_year, day_first, day_number, month_first, valid
from transforms.times.rules.parts_of_day import TO, clock_range
from transforms.times.rules.weekdays import is_clock_or_count
from transforms.times.rules.years import is_code
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import ALL_MONTHS, DASHES


def unmarked_range(s: TokenStream, match: Match) -> Match | None:
    """`2009-2013`, `Monday to Friday`, `Nov 18-Dec 19, 2015`: two alike."""
    node = match.node
    if not is_date(node) or isinstance(node, Offset) or s.word(match.end) not in TO:
        return None
    spaced = s.word(match.end) in DASHES and not s.is_glued(match.end) and not isinstance(node, Partial)
    last = None if spaced else s.point(s.skip(match.end + 1, "the"))
    if last is None or not is_date(last.node) or grain(last.node) != grain(node) or isinstance(last.node, Offset):
        return None
    if (
        s.word(match.end) == "to"
        and not isinstance(node, type(last.node) | Partial)
        and s.word(match.first - 1) != "from"
    ):
        return None
    return Match(match.first, last.end, Range(node, last.node), "range")


def marked_range(s: TokenStream, i: int) -> Match | None:
    """`from 2009 until 2013`, `between 3 and 12 of September`, `from April until the end of June`, `between now and Friday`."""
    j = s.skip(i + 1, "the")
    joints = TO if s.word(i) == "from" else {"and"}
    whole = day_range(s, j, joints) or clock_range(s, j, joints) or month_days(s, j, joints) or year_range(s, j, joints)
    if whole and isinstance(whole.node, Range):
        if isinstance(whole.node.first, Clock):
            day = on_day(s, whole)
            whole = day or whole
        return Match(i, whole.end, whole.node, "range")
    first = bound(s, j)
    if first is None or s.word(first.end) not in joints:
        return None
    last = bound(s, s.skip(first.end + 1, "the"))
    if last is None or (
        s.word(i) == "between"
        and grain(first.node) != grain(last.node)
        and not isinstance(first.node, Reference | Relative)
        and not isinstance(last.node, Reference | Relative)
    ):
        return None
    return Match(i, last.end, Range(first.node, last.node), "range")


def bound(s: TokenStream, i: int) -> Match | None:
    """The first or last of a range: a point, `now`, or `date` in "to date"."""
    if s.word(i) in {"now", "date", "present"}:
        return Match(i, i + 1, Relative(0), "now")
    match = s.point(i)
    return match if match and is_date(match.node) else None


def day_range(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:
    """`16-17 November 2024`, `3 to 12 of Sept`, `ninth and seventeenth of April`: the month stands once, at the end."""
    first = day_number(s, i)
    if first is None:
        return None
    joint = s.word(first[1])
    if joint not in joints and not (joint == "and" and joints is TO):
        return None
    last = day_first(s, s.skip(first[1] + 1, "the"))
    if last is None or not isinstance(last.node, Partial) or last.node.day is None:
        return None
    if joint == "and" and joints is TO and last.node.day != first[0] + 1:
        return None
    earlier = replace(last.node, day=first[0], month=None if first[0] > last.node.day else last.node.month)
    if earlier.month is None:
        month = (last.node.month or 1) - 1
        earlier = replace(
            last.node, day=first[0], month=month or 12, year=last.node.year and last.node.year - (month == 0)
        )
    return Match(i, last.end, Range(earlier, last.node), "day_range") if valid_date(earlier) else None


def valid_date(date: Partial) -> bool:
    """Whether the calendar has the month and day."""
    return date.month is None or valid(date.year, date.month, date.day)


def month_days(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:  # noqa: PLR0911  # a return for each form
    """`November 16-17, 2024`, `april 9th through 17th`, `May 3 and 4`: the month stands once, first."""
    if s.word(i) not in ALL_MONTHS:
        return None
    first = month_first(s, i)
    if first is None or not isinstance(first.node, Partial) or first.node.day is None or first.node.year:
        return None
    joint = s.word(first.end)
    j = s.skip(first.end + 1, "the")
    last = day_number(s, j) if joint in joints or (joint == "and" and joints is TO) else None
    if (
        last is None
        or not follows(first.node.day, last[0], joint, joints)
        or s.word(last[1]) in ALL_MONTHS
        or s.word(last[1]) in {"%", ":", "am", "pm", "percent"}
    ):
        return None
    if s.year_digits(j) or is_clock_or_count(s, last[1], explicit=True):
        return None
    month = first.node.month or 1
    later = add_year(s, i, month, last).node
    if not isinstance(later, Partial):
        return None
    if last[0] < first.node.day:
        later = replace(later, month=month % 12 + 1)
    if not valid_date(later):
        return None
    end = add_year(s, i, month, last).end
    return Match(i, end, Range(replace(first.node, year=later.year), later), "day_range")


def follows(first: int, last: int, joint: str, joints: frozenset[str] | set[str]) -> bool:
    """Whether two days make a range; with `and`, only the next day does."""
    return last == first + 1 if joint == "and" and joints is TO else last != first


def year_range(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:
    """`2009-2013`, `2019-20`, `1914-18`, `2019/20`."""
    first = s.year_digits(i)
    if first is None or not 1000 <= first < 2100 or is_code(s, i):
        return None
    joint = s.word(i + 1)
    if joint not in joints and joint != "/":
        return None
    last = s.year_digits(i + 2)
    two = s.integer(i + 2) if len(s.word(i + 2)) == 2 and s.is_glued(i + 2) else None
    if last is None and two is not None:
        last = first // 100 * 100 + two
        if two <= 12 and joint != "/" and last != first + 1:
            return None
    if last is None or not first < last < 2200 or (s.is_glued(i + 3) and s.word(i + 3) in {"-", "/"}):
        return None
    return Match(i, i + 3, Range(Partial(first), Partial(last)), "year_range")
