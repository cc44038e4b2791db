"""What a page says of its article in its markup: schema.org in JSON-LD, meta tags, `time` elements.

Dates of publication alone are read here: extractors that look for any date take that of the last change.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from transforms.read.fields import phrase
from transforms.read.moments import moment

T = TypeVar("T")
HEAD = 400_000
"""Only so many characters of a page are searched."""
SCRIPT = re.compile(
    r"<script\b[^<>]{0,500}application/ld\+json[^<>]{0,500}>(.{0,200000}?)</script>", re.IGNORECASE | re.DOTALL
)
META = re.compile(r"<meta\b[^<>]{1,2000}>", re.IGNORECASE)
TIME = re.compile(
    r"<(?:time|span|meta)\b[^<>]{0,500}\bitemprop\s*=\s*[\"']?datePublished\b[^<>]{0,500}>", re.IGNORECASE
)
ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')")
PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "publishdate", "publish-date", "publish_date", "pubdate",
    "publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created",
)  # fmt: skip
"""Names of meta tags that hold the date of publication, the surest first."""
ARTICLE = re.compile(r"Article|Posting|Report|Story", re.IGNORECASE)
DEPTH = 8
"""How deep objects lie in each other."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup says of an article."""

    published_at: datetime | None = None
    title: str | None = None
    author: str | None = None
    body: str | None = None
    """The text of the article, where the markup repeats it."""


def metadata(markup: str) -> Metadata:
    """Read a page's metadata; an article's JSON-LD comes before meta tags, and these before `time` elements."""
    head = markup[:HEAD]
    articles = [node for node in nodes(head) if ARTICLE.search(str(node.get("@type")))]
    return Metadata(
        first(moment(node.get("datePublished")) for node in articles) or by_meta(head) or by_time(head),
        first(plain(node.get("headline")) for node in articles),
        first(plain(node.get("author")) for node in articles),
        first(body(node.get("articleBody")) for node in articles),
    )


def first(values: Iterable[T | None]) -> T | None:
    """The first value that holds something."""
    return next((value for value in values if value), None)


def plain(value: Any) -> str | None:
    """A value as one line, its character references resolved."""
    text = phrase(value)
    return html.unescape(text) if text else None


def body(value: Any) -> str | None:
    """A text without tags, its paragraphs kept."""
    return html.unescape(re.sub(r"<[^<>]{1,500}>", "\n", value)).strip() or None if isinstance(value, str) else None


def nodes(head: str) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, those in lists, graphs and other objects too."""
    for script in SCRIPT.finditer(head):
        try:
            yield from inner(json.loads(script[1].strip(), strict=False), DEPTH)
        except (ValueError, RecursionError):
            continue


def inner(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects in a value."""
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        if depth and isinstance(child, dict | list):
            yield from inner(child, depth - 1)


def attributes(tag: str) -> dict[str, str]:
    """A tag's attributes by name in lower case."""
    return {name.lower(): html.unescape(a or b) for name, a, b in ATTRIBUTE.findall(tag)}


def by_meta(head: str) -> datetime | None:
    """The date of publication of the surest meta tag."""
    named: dict[str, datetime] = {}
    for tag in META.finditer(head):
        read = attributes(tag[0])
        name = read.get("property") or read.get("name") or read.get("itemprop") or ""
        if name.lower() in PUBLISHED and (when := moment(read.get("content"))):
            named.setdefault(name.lower(), when)
    return first(named.get(name) for name in PUBLISHED)


def by_time(head: str) -> datetime | None:
    """The date of an element that is marked as that of publication."""
    tags = (attributes(tag[0]) for tag in TIME.finditer(head))
    return first(moment(tag.get("datetime") or tag.get("content")) for tag in tags)
