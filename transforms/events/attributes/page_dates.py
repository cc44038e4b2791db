"""Dates of the page on which a text stands, which date nothing that it tells: time stamps, date lines, what runs into a lead."""

from __future__ import annotations

import re
from bisect import bisect_left

from transforms.events.attributes.circumstances import Setting
from transforms.times.precision import TO_THE_DAY
from warehouse.tables.times import Time


def is_of_page(time: Time, setting: Setting) -> bool:
    """Whether an expression is no date of what is told: a length, the time stamp of a page, the date line of an article."""
    dated = time.timex_type in {"date", "time"} or is_range(time)
    return not dated or is_time_stamp(time) or is_date_line(time, setting) or is_glued(time, setting)


def is_glued(time: Time, setting: Setting) -> bool:
    """Whether a date stands in the line above a lead that runs into it: "May 5 2010 15:14 Three people have died", "5:00 PM Riots Erupt"."""
    exact = (YEAR.search(time.text) is not None and time.granularity in TO_THE_DAY) or time.granularity == "minute"
    if not exact or all(s.sent_id != time.sent_id for s in setting.article.sentences[:HEADED]):
        return False
    at = bisect_left(setting.starts, time.char_start) - 1
    if at >= 0 and setting.article.tokens[at].tag in LEADING:
        return STAMPED.search(setting.article.text[: time.char_start][-30:]) is not None
    return TITLED.match(setting.article.text, time.char_end) is not None


HEADED = 2
"""Sentences in which a headline, its date and the lead may stand as one. 1 and 4 read annotated sentences alike."""
LEADING = frozenset({"IN", "TO", "DT", "JJ"})
"""Tags of what leads in a date of the account: "on 5 May 2010", "the May 5 bombing"."""
STAMPED = re.compile(r"(?i)(?:updated|posted|published) (?:at|on) $")
"""What leads in the time stamp of a page."""
TITLED = re.compile(r"[.,]?(?: \d+)*(?: [AP]M| [A-Z]{3})?[ |]+[A-Z]\w* ")
"""What stands behind it: the lead, with a capital."""


def is_range(time: Time) -> bool:
    """Whether a length is told by the dates of its ends: "between 2018 and 2020"."""
    return time.timex_type == "duration" and time.anchor_type == "explicit" and time.start_at is not None


STAMP = re.compile(r"\d{4}.*\d:\d\d|\d:\d\d.*\d{4}")


def is_time_stamp(time: Time) -> bool:
    """Whether an expression is the time stamp of a page, and not of what it tells: "10 Jun 2013 09:10"."""
    return time.granularity in {"minute", "second"} and STAMP.search(time.text) is not None


def is_date_line(time: Time, setting: Setting) -> bool:
    """Whether an expression is the date line of a text, by which the article is dated: "11/09/2010 Worker charged with murder"."""
    document = setting.article.document
    if document.published_at is None or time.start_at is None or document.published_at_source != "text":
        return False
    return YEAR.search(time.text) is not None and time.start_at.date() == document.published_at.date()


YEAR = re.compile(r"\b\d{4}\b")
