"""Fields of records under the names that news dumps give them, and their values as types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

# The first name that holds something counts. Names of news-please, newspaper, NewsAPI, GDELT, CC-News, Event Registry, RSS readers.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uuid", "guid", "article_id", "articleId", "doc_id", "uri"),
    "text": ("text", "content", "body", "maintext", "main_text", "article_text", "articleBody", "article", "full_text", "fulltext", "plain_text", "story"),
    "html": ("html", "raw_html", "page", "content_html", "body_html"),
    "title": ("title", "headline", "title_page", "name"),
    "url": ("url", "link", "canonical_url", "source_url", "webUrl", "href", "permalink"),
    "published_at": ("published_at", "date_publish", "publishedAt", "published", "date_published", "datePublished", "publish_date", "pub_date", "pubDate", "publication_date", "date", "datetime", "dateTime", "timestamp", "seendate", "webPublicationDate", "created_at"),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "publisher": ("publisher", "source", "source_domain", "site", "site_name", "sitename", "domain", "outlet", "publication", "newspaper", "media", "feed"),
}  # fmt: skip
BY_LOWER = {field: tuple(n.lower() for n in names) for field, names in NAMES.items()}

LONGEST_WORD = 2000
"""A title, author or address of more characters is cut: it is no such thing."""
FEW_KEYS, SHORT_KEYS = 64, 2_000
"""Keys of a record, and characters of all of them, up to which it is remembered what they hold."""
MOST_AUTHORS = 20
"""Authors of a record that are named."""
NOT_ADDRESSES = re.compile(r"[\x00-\x20\"<>\\^`{|}]")


def field(record: Mapping[str, Any], name: str) -> Any:
    """The value of a field under any of its names, case aside; None when no name holds something."""
    keys = tuple(record)
    few = len(keys) <= FEW_KEYS and sum(map(len, keys)) <= SHORT_KEYS
    for key in named_again(keys, name) if few else named(keys, name):
        if (value := record[key]) not in (None, "", []):
            return value
    return None


def named(keys: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The keys of a record that may hold a field: its own name, then the others in their order, case aside."""
    lower = {key.lower(): key for key in reversed(keys)}
    own = (name,) if name in keys else ()
    return (*own, *(lower[n] for n in BY_LOWER[name] if n in lower))


named_again = lru_cache(maxsize=256)(named)
"""The same, remembered for records of few and short keys: those of a file have the same ones."""


def word(record: Mapping[str, Any], name: str) -> str | None:
    """A field as one line: a string, a list of strings, or an object with a name."""
    return phrase(field(record, name))


def phrase(value: Any) -> str | None:
    """A value as one line of text."""
    if isinstance(value, list):
        return ", ".join(filter(None, (phrase(v) for v in value[:MOST_AUTHORS] if not isinstance(v, list)))) or None
    if isinstance(value, dict):
        return phrase(name_in(value))
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(clean(str(value)[:LONGEST_WORD]).split()) or None


NAMING = ("name", "title", "domain", "url", "uri")


def name_in(value: Mapping[str, Any]) -> str | None:
    """What says of an author or publisher with fields of its own who that is."""
    return next((value[k] for k in NAMING if isinstance(value.get(k), str)), None)


def clean(text: str) -> str:
    """Text that any table can hold: lone surrogates are replaced, NULs dropped."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def identity(record: Mapping[str, Any]) -> str | None:
    """The record's own id; of an id that is an address, the address."""
    value = field(record, "id")
    return phrase(value) if isinstance(value, str | int) else None


def address(record: Mapping[str, Any]) -> str | None:
    """The article's address, where it is one."""
    found = word(record, "url")
    return found if found and "." in found and not NOT_ADDRESSES.search(found) else None
