"""RSS and Atom files: one record an entry, with the fullest text that the entry holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from transforms.read import Limits, Record, Source, Unreadable, record
from transforms.read.bounded import whole
from transforms.read.naming import Names
from transforms.read.pieces import parsed

SUFFIXES = (".rss", ".atom", ".xml")
ROOTS = frozenset({"rss", "feed", "rdf"})
FIELDS = {
    "id": ("guid", "id"), "title": ("title",), "published_at": ("pubdate", "published", "issued", "date"),
    "author": ("creator", "author"), "content_html": ("encoded", "content", "description", "summary"),
}  # fmt: skip
"""Names of an entry's elements in lower case, without namespace, the first that holds something counting."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """One source an entry.

    Raises:
        Unreadable: no feed.
    """
    root = parsed(whole(stream, limits.record_bytes))
    if root is None or name_of(root) not in ROOTS:
        raise Unreadable("unknown_format", "an XML file that is neither RSS nor Atom")
    publisher = title_of(root)
    names = Names(uri)
    entries = (e for e in root.iter() if name_of(e) in {"item", "entry"})
    for number, entry in enumerate(entries, 1):
        found = {**fields(entry), "publisher": publisher}
        data = json.dumps({k: v for k, v in found.items() if v}, ensure_ascii=True, sort_keys=True).encode()
        yield Source(names.of(found.get("id"), number), "feed", data, number, found.get("id"))


def title_of(root: Any) -> str | None:
    """The title of a feed."""
    channel = next((e for e in root.iter() if name_of(e) in {"channel", "feed"}), root)
    return next((value_of(e) for e in channel if name_of(e) == "title"), None)


def fields(entry: Any) -> dict[str, str | None]:
    """The fields of an entry; its text is the part that is longest of what it is named by."""
    elements: dict[str, str] = {}
    for element in entry:
        if (value := value_of(element)) and len(value) > len(elements.get(name_of(element), "")):
            elements[name_of(element)] = value
    found: dict[str, str | None] = {
        name: next((elements[n] for n in names if n in elements), None) for name, names in FIELDS.items()
    }
    return {
        **found,
        "url": link_of(entry),
        "text": None if "<" in (found["content_html"] or "") else found["content_html"],
    }


def link_of(entry: Any) -> str | None:
    """The address of an entry."""
    links = [e for e in entry if name_of(e) == "link" and e.get("rel", "alternate") == "alternate"]
    return next((link.get("href") or value_of(link) for link in links), None)


def name_of(element: Any) -> str:
    """An element's name in lower case, without its namespace."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def value_of(element: Any) -> str | None:
    """The text of an element; Atom names an author inside it."""
    text = " ".join(" ".join(element.itertext()).split()) if len(element) else (element.text or "").strip()
    return text or None


def read(source: Source, limits: Limits) -> Record:
    """The article of an entry."""
    return record.read(source, limits)
