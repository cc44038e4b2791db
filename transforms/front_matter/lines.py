"""Front matter: bylines, date lines and captions of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from transforms.front_matter.dates import DIGIT, day_or_age
from transforms.lexicons import lexicon

FrontMatter = Literal["byline", "dateline", "caption"]

BYLINE = re.compile(
    r"(?:by|words\s?:|(?:written|posted|reported|reporting|reviewed|compiled|story|words|text|edited|interview|opinion|analysis) by\s?:?|authors?\s?:)\s+\S"
    r"|(?:text|story|report)\s?:\s+(?-i:[A-Z]\S+(?: (?:and |&)?(?:[A-Z]\S+|de|van|von|al|bin)){1,6})$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r".{0,200}?(?:"
    r"\b(?:photos?|photographs?|images?|pictures?|pics?|videos?|illustrations?|graphics?|cartoons?|maps?|screenshots?)\s?(?:by\b|:|/|credits?\b|courtesy\b|via\b)"
    r"|\bcourtesy (?:of|photo)\b|\bcredits?\s?:|\b(?:getty images?|shutterstock|unsplash|pexels|istock(?:photo)?|adobe stock|alamy|wikimedia commons)\b"
    r"|\((?:[^()/]{1,40}/)?(?:ap|reuters|afp|epa|getty|file|ap photo|file photo|handout)(?:[ /][^)]{0,60})?\)|\b(?:ap photo|file photo|handout photo)\b"
    r"|(?:/|via )(?:ap|reuters|afp|epa|getty images)\b)",
    re.IGNORECASE,
)
FILED = re.compile(r"[^().!?]{2,60}\([A-Z][\w ./&-]{1,30}\) ?[-–—]+ ?\S")
"""A lead with its dateline: "LJUBLJANA (Reuters) - Two bridges"."""
CAPTION_NEEDS = (
    "photo", "image", "picture", "pic", "video", "illustration", "graphic", "cartoon", "map", "screenshot", "court", "credit",
    "getty", "shutterstock", "unsplash", "pexels", "istock", "adobe", "alamy", "wikimedia", "(", "/", "via ",
)  # fmt: skip
"""One of these stands in a caption: to look for them takes a tenth of the pattern's time, which tries every place of a line."""
LONGEST_CAPTION = 60
"""Words above which a line is a paragraph."""
STAMPED = re.compile(
    r"\W?(?:first |originally |last )?(?:published|posted|updated|modified|created|issued)\b.{0,90}$", re.IGNORECASE
)
"""What a page says of when it was published and changed: "Published 9:14 pm, 21 November 2024 | Updated 6:02 am, 22 November 2024"."""
UPDATED = re.compile(r"\d.{0,30}\b(?:last )?updated?\b.{0,20}\d", re.IGNORECASE)
"""A date with that of the last change behind it: "Tue Feb 4, 2025 11:20 PM Last update on: Wed Feb 5"."""
NAME_ALONE = re.compile(
    r"([A-Z][a-z’'-]+)(?: [A-Z]\.)?(?: (?:de|van|von|al|bin))?(?: [A-Z][\w’'-]+){1,2}(?: in [A-Z][\w ]{2,20})?"
    r"(?P<role>,? (?:[A-Z][\w&-]+ ){0,3}(?:Correspondent|Reporter|Editor|Writer|Columnist|Contributor|Bureau Chief))?"
)
ONE_NAME = r"[A-Z][\w’'-]*[a-z][\w’'-]*(?: (?:[A-Z]\.|de|van|von|al|bin|da|del))?(?: [A-Z][\w’'-]+){1,2}"
NAMES_ALONE = re.compile(rf"{ONE_NAME}(?:(?:, | and | & ){ONE_NAME})*")
"""One or more names, each of two or three words in capitals."""
EVERYDAY = 3.0
"""Weight below which a word is one of every day; Moscow has 2.7, the surname McKay 3.5."""
CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|1?\d ?[ap]\.?m\.?(?: [A-Z]{2,4})?", re.IGNORECASE
)
LONGEST_STAMP = 24
"""Words of such a line."""
LONGEST_BYLINE = 12
"""Words above which a line names no author and no date alone."""
BESIDE_DATE = 40
"""Letters and digits that may stand beside the date in a date line."""


@lru_cache(maxsize=2048)
def front_matter(line: str) -> FrontMatter | None:
    """What kind of front matter a line is.

    >>> front_matter("By Jane Doe, Kyiv"), front_matter("Posted Dec 19, 2025")
    ('byline', 'dateline')
    >>> front_matter("Rescuers at the site. Photo: State Emergency Service")
    'caption'
    """
    n = len(line.split(None, LONGEST_CAPTION))
    if n > LONGEST_CAPTION:
        return None
    if n <= LONGEST_BYLINE and BYLINE.match(line):
        return "byline"
    if n <= LONGEST_STAMP and DIGIT.search(line) and is_stamped(line, n) and is_date_line(line):
        return "dateline"
    return "caption" if n <= LONGEST_CAPTION // 2 and is_caption(line) else None


def is_stamped(line: str, n_words: int) -> bool:
    """Whether a line is short, or begins with what a page says of when it was published."""
    return n_words <= LONGEST_BYLINE or STAMPED.match(line) is not None or UPDATED.search(line) is not None


def is_author_alone(line: str) -> bool:
    """Whether a line is nothing but the name of a person, and perhaps where they report from or as what.

    >>> is_author_alone("Dana West in Kyiv"), is_author_alone("Moscow Responds")
    (True, False)
    """
    found = NAME_ALONE.fullmatch(line)
    if found is None or found[1].lower() in given_names():
        return found is not None
    return found["role"] is not None and (found["role"].startswith(",") or not is_everyday(found[1]))


def is_author_by_date(line: str, beside: Iterable[str]) -> bool:
    """Whether a line of names stands right beside a date line: authors whose given names no list has.

    >>> is_author_by_date("Wara Quispe and Ximena Poma", ["Published 3 April 2025"])
    True
    """
    if not NAMES_ALONE.fullmatch(line) or is_everyday(line.partition(" ")[0]):
        return False
    return any(front_matter(x) == "dateline" for x in beside)


def is_everyday(word: str) -> bool:
    """Whether a word is one of the most common, which no unlisted given name is: "Key Highlights", "Team Vorland"."""
    return weights().get(word.lower(), EVERYDAY) < EVERYDAY


@cache
def weights() -> dict[str, float]:
    """How rare words are."""
    return {row["stem"]: float(row["weight"]) for row in lexicon("word_weights.tsv")}


@cache
def given_names() -> frozenset[str]:
    """First names in lower case."""
    return frozenset(row["name"] for row in lexicon("given_names.tsv"))


def is_clock(line: str) -> bool:
    """Whether a line is a time of day and nothing else, as live blogs have it above each entry.

    >>> is_clock("4:05 p.m."), is_clock("09.38 GMT"), is_clock("4.5")
    (True, True, False)
    """
    return CLOCK.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line tells of a picture, or whose it is."""
    lower = line.lower()
    return any(part in lower for part in CAPTION_NEEDS) and CAPTION.match(line) is not None and not FILED.match(line)


def is_date_line(line: str) -> bool:
    """Whether a line is little more than a date."""
    found = day_or_age(line)
    if found and STAMPED.match(line) and not line.endswith("?"):
        return True
    if not found or line.endswith((".", "?", "!")):
        return False
    return len(re.findall(r"\w", line)) - len(re.findall(r"\w", found[0])) <= BESIDE_DATE
