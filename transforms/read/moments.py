"""Dates as records and pages write them, to moments in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Any

from transforms.lexicons import lexicon

MONTHS = {
    m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
EARLIEST, LATEST = 1800, 2100
"""Years of a date that can be one of publication."""
FIRST_SECONDS = 100_000_000
"""Seconds since 1970 from which a number is a time: 1973."""
MILLISECONDS = 10_000_000_000
"""From here on a number counts milliseconds."""
LONGEST = 80
"""Characters of a value that are looked at."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""What systems write that know no date."""

NUMBER = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
PACKED = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d)(?P<n>\d\d)(?P<s>\d\d)Z?)?$")
YEAR_FIRST = re.compile(r"(?<!\d)(?P<y>\d{4})[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4})(?!\d)")
DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ .-]+(?P<m>{MONTH})[ .,-]+(?P<y>\d{{4}})(?!\d)", re.IGNORECASE
)
MONTH_FIRST = re.compile(
    rf"\b(?P<m>{MONTH})[. ]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<y>\d{{4}})(?!\d)", re.IGNORECASE
)
CLOCK = re.compile(
    r"(?<!\d)(?P<h>\d{1,2}):(?P<n>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"|(?<!\d)(?P<hour>\d{1,2})\s*(?P<part>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
OFFSET = re.compile(r"(?:GMT|UTC)?\s*(?P<sign>[+-])(?P<h>\d\d):?(?P<n>\d\d)?(?!\d)")
ZONE = re.compile(r"\b[A-Z]{2,5}\b|(?<=\d)Z\b|(?<= )Z\b")
OTHER_ZONES = {"ut": 0.0, "mest": 2.0, "mez": 1.0, "mesz": 2.0, "gmt": 0.0}
"""Names of zones that mails and feeds write and news does not."""


def moment(value: Any, *, day_first: bool | None = None) -> datetime | None:
    """A date or timestamp as UTC; one without a zone is taken as UTC. None for what is no date.

    ISO 8601, the form of mail and RSS (RFC 5322), seconds or milliseconds since 1970, packed digits (GDELT), months by name, and
    numbers with slashes, dots or hyphens. Where day and month could be either, `day_first` decides; None leaves such a date unread.

    >>> moment("Tue, 19 Nov 2024 10:00:00 +0200").isoformat(), moment("19 November 2024 at 3:05 PM EST").isoformat()
    ('2024-11-19T08:00:00+00:00', '2024-11-19T20:05:00+00:00')
    >>> moment("20241119T101500Z").isoformat(), moment("05/06/2007"), moment("05/06/2007", day_first=True).isoformat()
    ('2024-11-19T10:15:00+00:00', None, '2007-06-05T00:00:00+00:00')
    """
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            read = of_number(value)
        else:
            read = of_text(value.strip()[:LONGEST], day_first=day_first) if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):
        return None
    return read if read is not None and EARLIEST <= read.year <= LATEST and read != EPOCH else None


def of_number(value: float) -> datetime | None:
    """Seconds or milliseconds since 1970, from 1973 on: a smaller number is no time."""
    seconds = value / 1000 if abs(value) > MILLISECONDS else value
    return datetime.fromtimestamp(seconds, UTC) if seconds > FIRST_SECONDS else None


def of_text(text: str, *, day_first: bool | None) -> datetime | None:
    """A date in writing, with its time of day and zone where it has them."""
    if NUMBER.fullmatch(text):
        return of_number(float(text))
    if packed := PACKED.match(text):
        year, month, date, hour, minute, second = (int(packed[k] or 0) for k in "ymdhns")
        return datetime(year, month, date, hour, minute, second, tzinfo=UTC)
    try:
        return utc(datetime.fromisoformat(text))
    except ValueError:
        written = day_of(text, day_first=day_first)
    if written is None:
        return None
    day, place = written
    rest = f"{text[: place.start()]} {text[place.end() :]}"
    at = dict(zip(("hour", "minute", "second"), clock(rest), strict=True))
    return utc(day.replace(**at, tzinfo=zone(rest)))


def utc(when: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken as UTC."""
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def day_of(text: str, *, day_first: bool | None) -> tuple[datetime, re.Match[str]] | None:
    """The day of a text, and where it stands."""
    for pattern in (YEAR_FIRST, DAY_FIRST, MONTH_FIRST):
        if written := pattern.search(text):
            name = written["m"][:3].lower()
            return datetime(int(written["y"]), MONTHS.get(name) or int(written["m"]), int(written["d"])), written  # noqa: DTZ001 -- the zone is set by the caller
    numeric = YEAR_LAST.search(text)
    order = None if numeric is None else numeric_order(numeric) if numeric_order(numeric) is not None else day_first
    if numeric is None or order is None:
        return None
    day, month = (numeric["a"], numeric["b"]) if order else (numeric["b"], numeric["a"])
    return datetime(int(numeric["y"]), int(month), int(day)), numeric  # noqa: DTZ001


def numeric_order(numeric: re.Match[str]) -> bool | None:
    """Whether the day stands first in a date of numbers: one of the two above 12 shows it, and so do two that are equal, and dots."""
    first, second = int(numeric["a"]), int(numeric["b"])
    if first > 12 or first == second or numeric["mark"] == ".":
        return True
    return False if second > 12 else None


def shown_order(values: Iterable[str]) -> bool | None:
    """Whether days stand first in the dates of a file, as those dates show that can be read one way only; None where none does.

    >>> shown_order(["05/06/2007", "19/11/2024"]), shown_order(["11/19/2024"]), shown_order(["05/06/2007"])
    (True, False, None)
    """
    shown = [order for value in values if (found := YEAR_LAST.search(value)) and (order := certain(found)) is not None]
    return None if not shown else sum(shown) * 2 > len(shown)


def certain(numeric: re.Match[str]) -> bool | None:
    """As `numeric_order`, but only where one of the two numbers is above 12."""
    first, second = int(numeric["a"]), int(numeric["b"])
    return True if first > 12 else False if second > 12 else None


def clock(text: str) -> tuple[int, int, int]:
    """Hour, minute and second of a text; midnight where it tells none."""
    written = CLOCK.search(text)
    if written is None:
        return 0, 0, 0
    hour, half = int(written["h"] or written["hour"]), (written["half"] or written["part"] or "")[:1].lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return hour, int(written["n"] or 0), int(written["s"] or 0)


def zone(text: str) -> timezone:
    """The zone of a text: an offset, else a name; UTC where it tells none."""
    if written := OFFSET.search(text):
        minutes = int(written["h"]) * 60 + int(written["n"] or 0)
        return timezone(timedelta(minutes=minutes if written["sign"] == "+" else -minutes))
    names = (name.lower() for name in ZONE.findall(text))
    hours = next((zones()[name] for name in names if name in zones()), 0.0)
    return timezone(timedelta(hours=hours))


@cache
def zones() -> dict[str, float]:
    """Hours from UTC by the letters of a zone."""
    return {row["zone"]: float(row["hours"]) for row in lexicon("zones.tsv") if row["hours"]} | OTHER_ZONES
