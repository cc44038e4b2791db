"""What a page shows above its main text: the title without its site, the author, a lead that stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from transforms.read.moments import MONTH
from transforms.read.titles import squeeze

PART = re.compile(r"\s+[|\-–—:»·]\s+|\s*»\s*")
"""What stands between a title and the names of its section and site."""
FEWEST_WORDS = 3
"""A title that lost its end keeps so many words, where the page shows it so."""
DAY = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{MONTH}|\d{{1,2}})"
NO_NAME = re.compile(
    rf"\b(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|published|updated|posted|modified|last|image|photo|video|staff|share|comments?|account|logged|sign|by)\b|\d{{4}}",
    re.IGNORECASE,
)
"""What no name of an author holds."""
NAME = r"(?P<name>[A-Z][\w.’'-]+(?: (?:(?:de|van|von|der|al|bin) )?[A-Z][\w.’'-]*){1,3}(?: and [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})*)"
BYLINES = tuple(
    re.compile(pattern)
    for pattern in (
        # as "By IDA FROST, Harbour Editor | Friday June 7, 2013", "By: Ida Frost"
        rf"(?:[Ww]ritten |[Pp]osted |[Rr]eported )?[Bb][Yy]:? {NAME}",
        # as "Monday May 6, 2024 by Ida Frost"
        rf".{{0,40}}\d{{4}}\b.{{0,40}}\b[Bb]y {NAME}",
        # as "Ida Frost, Example Post 8:42 a.m. EDT October 3, 2014", "Ida Frost | Sep. 21, 2011"
        rf"{NAME}(?:, [\w.&' ]{{2,40}}?)?(?: ?[|•·–\u2014-])? (?:\d{{1,2}}:\d\d\b.{{0,20}} )?(?i:{DAY})\b.{{0,30}}\d{{4}}",
    )
)
"""Lines that name an author, the surest first."""
LONGEST_BYLINE = 30
"""Words above which a line is no byline."""
SENTENCE = re.compile(r"(?:\S+\s+){9,}\S*[.?!][\"”’')]*$")
"""A line of ten words and more that ends like a sentence."""
FILED = re.compile(r"[A-Z][^().!?a-z]{2,40}[^().!?]{0,30}(?:\([A-Z][\w ./&-]{1,30}\) ?)?[-–—]+ ?\S")
"""A lead with its dateline: "SPLIT, Croatia (AP) — Two bridges"."""
CREDIT = re.compile(
    r"\W?(?:photo|image|picture|credit|video|file)\b|.{0,60}/ ?(?:getty|ap|afp|reuters)\b", re.IGNORECASE
)
"""A line below a caption."""
SAME_START = 40
"""Letters in which a lead and the first paragraph agree where the one is the other cut short."""
SHORT_BODY = 300
"""Words of a main text that may lack what the page shows as its summary."""
UNTITLED = 8
"""Lines above a main text that are looked at where the title does not stand there."""
MOST_ABOVE = 60
"""More lines than stand above an article: what reads like its first paragraph is a copy of it further down."""
FIRST_WORDS = 12
"""Words of a paragraph by which the main text is found on the page."""


def own_title(titles: Sequence[str | None], site: str | None, shown: Sequence[str]) -> str | None:
    """A page's title without the names of its section and site, where the page shows it so or the name stands behind a bar.

    The first of some titles that is not the site's name.
    """
    given = list(filter(None, titles))
    title = next((t for t in given if not is_same(t, site)), None)
    if title is None:
        return next(iter(given), None)
    first = PART.search(title)
    title = title[first.end() :] if first and is_same(title[: first.start()], site) else title
    lines = set(map(squeeze, shown))
    heads = (t for t in shorter(title) if squeeze(t) in lines and len(t.split()) >= FEWEST_WORDS)
    return next(heads, None) or without_site(title, site, lines)


def without_site(title: str, site: str | None, lines: AbstractSet[str]) -> str:
    """A title without its last part where that stands behind a bar or is the site's name, or the page shows the rest as a line."""
    head, bar, tail = title.rpartition(" | ")
    head, tail = (head, tail) if bar else title.rpartition(" - ")[::2]
    return head if head and (bar or is_same(tail, site) or squeeze(head) in lines) else title


def is_same(part: str, site: str | None) -> bool:
    """Whether a part of a title is the site's name."""
    return squeeze(part) == squeeze(site or "")


def shorter(title: str) -> Iterator[str]:
    """A title, and what is left of it without its last parts, the longest first."""
    yield title
    yield from (title[: found.start()] for found in reversed(list(PART.finditer(title))))


def author(name: str | None, front: Sequence[str]) -> str | None:
    """The author that the markup names, else the one of a byline above the text.

    >>> author(None, ["Ferry sinks", "Ida Frost, Example Post 8:42 a.m. EDT October 3, 2014"])
    'Ida Frost'
    """
    if name is not None and not NO_NAME.search(name):
        return name
    lines = [line for line in front if len(line.split()) <= LONGEST_BYLINE]
    names = (found["name"] for pattern in BYLINES for line in lines if (found := pattern.match(line)))
    return next((n for n in names if not NO_NAME.search(n)), None)


def above(title: str | None, body: Sequence[str], shown: Sequence[str]) -> list[str]:
    """The lines that a page shows from its title on to the first paragraph of its main text, the title left out."""
    prose = next((squeeze(text)[:SAME_START] for text in body if len(text.split()) >= FIRST_WORDS), None)
    lines = [squeeze(line) for line in shown]
    first = max((i for i, line in enumerate(lines) if line[:SAME_START] == prose), default=0)
    wanted = squeeze(title or "")
    at = next((i for i in range(first - 1, -1, -1) if lines[i] == wanted), max(0, first - UNTITLED))
    return list(shown[at + 1 : first]) if first - at <= MOST_ABOVE else []


def leads(front: Sequence[str], name: str | None, body: str) -> list[str]:
    """The sentences above the main text that belong to it: one with a dateline right above it, and those of a short text.

    Captions, bylines and notes on the author are left out; what stands above a longer text is a summary of it.
    """
    last = len(front) - 1
    is_short = len(body.split()) <= SHORT_BODY
    places = dict.fromkeys((0, last) if front else ())
    tried = [i for i in places if is_short or (i == last and FILED.match(front[i]))]
    return [front[i] for i in tried if is_lead(front, i, name, squeeze(body))]


def is_lead(front: Sequence[str], at: int, name: str | None, body: str) -> bool:
    """Whether a line above a main text belongs to the article."""
    line = front[at]
    if (
        not SENTENCE.match(line)
        or (name and line.startswith(name.split(";")[0]))
        or any(b.match(line) for b in BYLINES)
    ):
        return False
    return squeeze(line)[:SAME_START] not in body and not (at + 1 < len(front) and CREDIT.match(front[at + 1]))
