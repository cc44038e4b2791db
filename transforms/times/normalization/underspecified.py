"""Dates of which a part is said, completed from the context: the year of "19 November", the week of "Tuesday"."""

from __future__ import annotations

from datetime import date, timedelta

from transforms.times.direction import Direction
from transforms.times.nodes import Partial
from transforms.times.normalization.context import Context, Reading, direction_of, nearest, open_reading
from transforms.times.normalization.periods import SEASON_MONTHS, Period, period

LEAST_LAST = 3
"""Days that "last Monday" lies back at least within its own week; a nearer day is called "on Monday" or "yesterday"."""


def is_of_story(node: Partial, context: Context) -> bool:
    """Whether a day or month belongs to a story that is told with its days: "on 3 May" after "on 12 June 1944"."""
    day_told = context.story is not None and context.story.granularity != "year"
    return day_told and not node.weekday and not node.step


def complete(node: Partial, context: Context) -> Reading:
    """The reading of a partial date; what is not said stays X without a date to hold on to."""
    if node.decade is not None or node.century is not None:
        return explicit(long_period(node), context)
    if node.year is not None:
        return explicit(dated(node, node.year), context)
    base = base_day(node, context)
    if base is None:
        return open_reading("date", open_value(node), grain(node))
    today, way, kind = base
    found = weekday(node, today, way) if node.weekday and not node.month else yearless(node, today, way)
    if found and node.month and kind == "previous" and way == "future" and is_of_story(node, context):
        found = told_back(yearless(node, today, "past"), today) or found
    if found is None:
        return open_reading("date", open_value(node), grain(node))
    anchor = context.anchor if kind == "publication" else "previous_time"
    return Reading("date", found, anchor, today.isoformat(), direction_of(found, context.now))


SHORTLY_BEFORE = 60
"""Days before the date of a story within which a date without its year lies back, not nearly a year ahead."""


def told_back(found: Period | None, today: date) -> Period | None:
    """The period before a day, where it lies only shortly before."""
    return found if found and found.day and (today - found.day).days <= SHORTLY_BEFORE else None


def base_day(node: Partial, context: Context) -> tuple[date, Direction | None, str] | None:
    """The day to complete from, and the direction: a dated past that the text tells of, else the publication.

    In "On 3 March 1944 ... By June ..." June is the one after the date before it; weekdays and "the following May" lead on so in
    documents that tell history.
    """
    story, previous = context.story, context.previous
    if story and story.start and is_told_from_story(node, context):
        return story.start.date(), context.story_way, "previous"
    if context.today is None:
        return None
    if node.step in {"next", "following"} and context.way == "past" and previous and previous.start:
        return previous.start.date(), "future", "previous"
    return context.today, context.way, "publication"


def is_told_from_story(node: Partial, context: Context) -> bool:
    """Whether a date goes on from that of the story: a weekday only from a day."""
    if node.weekday and not node.month and not node.step:
        return context.history and context.weekdays_go_on
    return context.history or not (node.weekday or node.step)


def explicit(found: Period, context: Context) -> Reading:
    """A reading that needs no context."""
    return Reading("date", found, "explicit", None, direction_of(found, context.now))


def long_period(node: Partial) -> Period:
    """A decade or century."""
    if node.decade is not None:
        return period("decade", date(node.decade * 10, 1, 1))
    return period("century", date((node.century or 0) * 100 or 1, 1, 1))


def dated(node: Partial, year: int) -> Period:  # noqa: PLR0911  # a return for each form
    """The period of a date whose year is known."""
    if node.day and node.month:
        return period("day", date(year, node.month, node.day))
    if node.month:
        return period("month", date(year, node.month, 1))
    if node.quarter:
        return period("quarter", date(year, node.quarter * 3 - 2, 1))
    if node.half:
        return period("half_year", date(year, node.half * 6 - 5, 1))
    if node.season:
        return period("season", date(year, SEASON_MONTHS[node.season], 1))
    if node.week:
        return period("week", date.fromisocalendar(year, node.week, 4))
    return period("year", date(year, 1, 1))


def open_value(node: Partial) -> str:
    """The TIMEX3 value with X for what is not known.

    >>> open_value(Partial(weekday=2)), open_value(Partial(month=11, day=19)), open_value(Partial(quarter=3))
    ('XXXX-WXX-2', 'XXXX-11-19', 'XXXX-Q3')
    """
    if node.weekday and not node.month:
        return f"XXXX-WXX-{node.weekday}"
    if node.month or node.day:
        month = f"{node.month:02}" if node.month else "XX"
        return f"XXXX-{month}" + (f"-{node.day:02}" if node.day else "")
    for mark, value in (
        ("Q", node.quarter),
        ("H", node.half),
        ("W", node.week and f"{node.week:02}"),
        ("", node.season),
    ):
        if value:
            return f"XXXX-{mark}{value}"
    return "XXXX"


def grain(node: Partial) -> str:
    """The granularity of a partial date."""
    if node.day or node.weekday:
        return "day"
    names = (
        ("month", node.month),
        ("quarter", node.quarter),
        ("half_year", node.half),
        ("season", node.season),
        ("week", node.week),
    )
    return next((name for name, value in names if value), "year")


def weekday(node: Partial, today: date, way: Direction | None) -> Period | None:
    """The day of a weekday, by its step or direction; "Monday 21" by the month that has it."""
    wanted = node.weekday or 1
    if node.day:
        days = [d for d in days_of_month(node.day, today) if d.isoweekday() == wanted]
        found = fitting(days, today, way)
        return period("day", found) if found else None
    monday = today - timedelta(today.weekday())
    own = monday + timedelta(wanted - 1)
    return period("day", stepped_weekday(own, today, node.step, way))


def stepped_weekday(own: date, today: date, step: str | None, way: Direction | None) -> date:
    """A weekday told from today; `own` is that of today's week.

    "next Friday" is that of the next week; "last Tuesday" that of the last, or of this week where it is some days back. News
    names the day of publication itself by its weekday, so today counts on both sides.
    """
    week = timedelta(7)
    if step in {"next", "following"}:
        return own + week
    if step == "this":
        return own
    if step in {"coming", "upcoming"} or (not is_backward(step) and way in {"future", "present"}):
        return own if (own - today).days >= (step in {"coming", "upcoming"}) else own + week
    return own if (today - own).days >= least_back(step) else own - week


def is_backward(step: str | None) -> bool:
    """Whether a word before a date tells of the past."""
    return step in {"last", "previous", "past"}


def least_back(step: str | None) -> int:
    """Days that a weekday lies back at least: "on Monday" may be today."""
    return LEAST_LAST if step in {"last", "previous"} else int(step == "past")


def days_of_month(day: int, today: date) -> list[date]:
    """The days of that number in the months around today, seven years each way (every weekday comes round)."""
    found = []
    for months in range(-84, 85):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        try:
            found.append(date(year, month + 1, day))
        except ValueError:
            continue
    return found


def yearless(node: Partial, today: date, way: Direction | None) -> Period | None:
    """The period of a date without its year: of this year or one beside it, a leap day of up to eight years around."""
    if node.month is None and node.day:
        day = fitting(days_of_month(node.day, today), today, way)
        return period("day", day) if day else None
    if node.week:
        return dated(node, today.year)
    periods = periods_around(node, today)
    if node.weekday and node.day:
        periods = [p for p in periods if has_weekday(p, node.weekday, today)] or periods
    return choose(periods, today, node.step, way)


def periods_around(node: Partial, today: date) -> list[Period]:
    """The period in each of the years that it may be of; those that the calendar does not have are left out."""
    far = (node.month, node.day) == (2, 29) or (node.weekday and node.day)
    periods = []
    for years in range(-8, 9) if far else range(-1, 2):
        try:
            periods.append(dated(node, today.year + years))
        except ValueError:
            continue
    return [p for p in periods if p.day]


A_YEAR_ABOUT = 400
"""Days from today within which the weekday of a date decides its year."""


def has_weekday(period: Period, weekday: int, today: date) -> bool:
    """Whether a day near today falls on a weekday."""
    day = period.day
    return day is not None and day.isoweekday() == weekday and abs((day - today).days) < A_YEAR_ABOUT


def choose(periods: list[Period], today: date, step: str | None, way: Direction | None) -> Period | None:
    """The period that a step or a direction means; the one around today is on both sides."""
    before, around, after = sides_of(periods, today)
    if step == "this":
        return next((p for p in periods if p.day and p.day.year == today.year), None)
    if step == "nth":
        return next(iter(around or near(after, today) or before[-1:]), None)
    side = STEP_SIDES.get(step or "")
    if side is None and around:
        return around[0]
    return on_side(before, after, today, side or way)


def on_side(before: list[Period], after: list[Period], today: date, side: str | None) -> Period | None:
    """The last period of the past, the first one to come, or the nearer of the two where nothing tells."""
    if side == "past":
        return before[-1] if before else None
    if side == "future":
        return after[0] if after else None
    return closest(before, after, today)


def sides_of(periods: list[Period], today: date) -> tuple[list[Period], list[Period], list[Period]]:
    """The periods that are over, those around today, and those to come."""
    before = [p for p in periods if p.end and p.end.date() <= today]
    after = [p for p in periods if p.day and p.day > today]
    return before, [p for p in periods if is_around(p, today)], after


STEP_SIDES = {
    "last": "past", "past": "past", "previous": "past",
    "next": "future", "coming": "future", "upcoming": "future", "following": "future",
}  # fmt: skip
"""The side of now that a word before a date tells."""


def is_around(period: Period, today: date) -> bool:
    """Whether today lies in a period."""
    return period.day is not None and period.end is not None and period.day <= today < period.end.date()


def near(after: list[Period], today: date) -> list[Period]:
    """What starts within a month."""
    return [p for p in after if p.day and (p.day - today).days <= 31]


def closest(before: list[Period], after: list[Period], today: date) -> Period | None:
    """The nearer of the last and the next one; the past where they are alike."""
    last, nxt = before[-1:], after[:1]
    if not last or not nxt:
        return next(iter(last or nxt), None)
    back = (today - last[0].end.date()).days if last[0].end else 0
    ahead = (nxt[0].day - today).days if nxt[0].day else 0
    return last[0] if back <= ahead else nxt[0]


def fitting(days: list[date], today: date, way: Direction | None) -> date | None:
    """The nearest of some days in a direction."""
    return nearest(days, today, way if way != "present" else "future")
