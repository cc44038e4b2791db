"""What the lines around an article say about its publication: dateline, day, agency; and the day in its address or file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from transforms.front_matter.dates import day, full_date
from transforms.front_matter.lines import is_date_line
from transforms.read import Record
from transforms.read.moments import MONTH, MONTHS
from warehouse.tables.documents import DateSource

# "KYIV, Ukraine, Nov 19 (Reuters) - ...", "MOSCOW (AP) — ...", "GENEVA, 3 May 2024 – ...", "MOSCOW, November 13. /TASS/. ...": the wire agencies' form.
PLACE = r"(?P<place>[A-Z][A-Z.’'\- ]{2,40}(?:[,/] ?[A-Z][A-Za-z.’'\- ]{1,30}){0,2})"
DAY = rf",? (?P<day>(?:{MONTH}\.? \d{{1,2}}|\d{{1,2}} {MONTH}\.?)(?:,? \d{{4}})?)"
AGENCY = r" ?\((?P<agency>[A-Z][\w./ &]{1,40})\)"
DATELINE = re.compile(
    rf"{PLACE}(?:{DAY})?(?:(?:{AGENCY})?\s?(?:—|–|--|-|:)\s|\. /(?P<marked>[A-Z][\w. &]{{1,40}})/\.\s)", re.IGNORECASE
)
DAY_AND_AGENCY = re.compile(rf"{PLACE}{DAY}{AGENCY}(?P<marked>)\s", re.IGNORECASE)
"""With both, agencies of South Asia leave out the dash: "New Delhi, Dec 30 (PTI) The Supreme Court ..."."""
URL_DAY = re.compile(
    r"[/_-](?P<y>(?:19|20)\d\d)[/_-](?P<m>\d{1,2})[/_-](?P<d>\d{1,2})(?![\d])|[/_-](?P<packed>(?:19|20)\d{6})(?!\d)"
)
URL_MONTH_NAME = re.compile(r"[/_-](?P<y>(?:19|20)\d\d)/(?P<m>[a-z]{3})[a-z]{0,6}/(?P<d>\d{1,2})(?!\d)", re.IGNORECASE)
NAME_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<d>\d\d)(?!\d)")
LOOKED_AT = 6
"""Kept lines at either end of an article among which a date line is looked for."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by which agency a report was filed, and the day when it is written in full."""

    place: str
    agency: str | None
    published_at: datetime | None


def dateline(line: str) -> Dateline | None:
    """The dateline at the start of a paragraph.

    >>> dateline("KYIV, Nov 19 (Reuters) - Ukraine fired").agency
    'Reuters'
    >>> dateline("New Delhi, Dec 30 (PTI) The Supreme Court ruled").place
    'New Delhi'
    >>> dateline("Ukraine - a country") is None
    True
    """
    opening = line[:160]
    found = DATELINE.match(opening) or DAY_AND_AGENCY.match(opening)
    if not found or not is_filed(found):
        return None
    return Dateline(
        found["place"].strip(" ,"),
        found["agency"] or found["marked"],
        full_date(found["day"]) if found["day"] else None,
    )


def is_filed(found: re.Match[str]) -> bool:
    """Whether a dateline's form is one: its place in capitals beside a day, an agency or a dash, or in any letters beside a day and an agency."""
    by = found["agency"] or found["marked"]
    if not found["place"].split(",")[0].isupper():
        return bool(found["day"] and by)
    return bool(found["day"] or by or "," in found["place"] or "—" in found[0] or "–" in found[0])


def agency(lines: Sequence[str]) -> str | None:
    """The agency of the first dateline."""
    filed = next((d for line in lines if (d := dateline(line))), None)
    return filed.agency if filed else None


def publisher(record: Record, lines: Sequence[str]) -> str | None:
    """Whose page an article stood on: the publisher that its source names, the host of its address, else the agency.

    The host comes before the agency, since a report of an agency carries the boilerplate of the site that it was printed on.

    >>> publisher(Record("a", "", "", 0, "", url="https://www.bbc.co.uk/news/1"), ["KYIV (Reuters) - Ukraine fired"])
    'bbc.co.uk'
    """
    name = record.publisher or host(record.url or "") or agency(lines)
    return name.casefold() if name else None


def host(url: str) -> str | None:
    """The host of an address, without `www.`."""
    try:
        found = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return found.removeprefix("www.") or None if found else None


def published(record: Record, lines: Sequence[str]) -> tuple[datetime | None, DateSource | None]:
    """When an article was published, by order of trust: metadata, dateline, address, file name.

    The fifth, the text itself, is left to the times extractor. The clock and the file's times say nothing.
    """
    if record.published_at:
        return record.published_at, record.published_at_source or "metadata"
    path = record.source_uri.partition("#")[0]
    sources: tuple[tuple[datetime | None, DateSource], ...] = (
        (line_day(lines), "dateline"),
        (url_day(record.url or ""), "url"),
        (url_day(f"/{path}") or name_day(path.rpartition("/")[2]), "filename"),
    )
    return next(((day, source) for day, source in sources if day is not None), (None, None))


def line_day(lines: Sequence[str]) -> datetime | None:
    """The day of a date line at either end of an article, else of its dateline."""
    for line in (*lines[:LOOKED_AT], *lines[-2:]):
        if found := (full_date(line) if is_date_line(line) else None):
            return found
    return next((d.published_at for line in lines[:LOOKED_AT] if (d := dateline(line)) and d.published_at), None)


def url_day(url: str) -> datetime | None:
    """The day in an address such as /2024/11/19/ or /2024/nov/19/.

    >>> url_day("https://x.org/world/2024/nov/19/strike").date().isoformat()
    '2024-11-19'
    """
    if found := URL_DAY.search(url):
        packed = found["packed"]
        parts = (packed[:4], packed[4:6], packed[6:]) if packed else (found["y"], found["m"], found["d"])
        return day(*map(int, parts))
    if (found := URL_MONTH_NAME.search(url)) and (month := MONTHS.get(found["m"].lower())):
        return day(int(found["y"]), month, int(found["d"]))
    return None


def name_day(name: str) -> datetime | None:
    """The day in a file name such as 2024-11-19_strike.txt.

    >>> name_day("strike-20241119.html").date().isoformat()
    '2024-11-19'
    """
    found = NAME_DAY.search(name)
    return day(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
