"""A record of a dump (one object) as an article: the reader behind JSON lines, JSON and CSV."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from transforms.read import Limits, Record, Source, Unreadable, page
from transforms.read.encoding import decode
from transforms.read.fields import address, field, phrase, word
from transforms.read.moments import moment
from transforms.read.titles import headed

MARKUP = re.compile(r"</?(?:p|div|br|span|h[1-6]|ul|li|a|strong|em|figure|img)\b[^<>]{0,500}>", re.IGNORECASE)
PLACEHOLDERS = frozenset({"[Removed]", "[removed]", "[deleted]", "[REMOVED]"})
"""What services put in place of an article that was taken back."""
CUT = re.compile(r"(?:…|\.\.\.) ?\[\+?\d+ chars\]\s*$")
"""What NewsAPI puts at the end of a text that it cuts: "… [+2219 chars]"."""
DATE_UNREAD, CUT_OFF = "date_unread", "cut_off"
"""Flags: the source has a date that cannot be read; the source has only the beginning of the text."""
FEWEST_TAGS = 2
"""So many tags make a text a piece of a page."""


def read(source: Source, limits: Limits) -> Record:
    """The article of one JSON object.

    Raises:
        Unreadable: no JSON, no object, or no text in it.
    """
    text, encoding, flags = decode(source.data)
    return article(source, parse(text), encoding, flags, limits)


def parse(text: str) -> dict[str, Any]:
    """The object of a text; of keys that come twice the last counts.

    Raises:
        Unreadable: it holds no object.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("bad_json", f"no JSON: {error}") from error
    if not isinstance(found, dict):
        raise Unreadable("bad_json", "it holds no object")
    return found


def article(source: Source, found: Mapping[str, Any], encoding: str, flags: tuple[str, ...], limits: Limits) -> Record:
    """The article of a mapping."""
    value = field(found, "published_at")
    date = moment(value, day_first=source.day_first)
    unread = phrase(value) if date is None else None
    text, markup = contents(found)
    flags = (*flags, DATE_UNREAD) if unread else flags
    flags = (*flags, CUT_OFF) if text is not None and CUT.search(text) else flags
    record = Record(
        source.uri, clean_text(text or ""), hashlib.sha256(source.data).hexdigest(), len(source.data), encoding,
        record_no=source.record_no, source_id=source.source_id, publisher=word(found, "publisher"), url=address(found),
        title=word(found, "title"), author=word(found, "author"), published_at=date,
        published_at_source="metadata" if date else None, published_at_raw=unread,
        flags=flags,
    )  # fmt: skip
    return headed(record) if text is not None else page.fill(record, clean_text(markup), limits)


def contents(found: Mapping[str, Any]) -> tuple[str | None, str]:
    """The text of a mapping, or the page that it holds.

    Raises:
        Unreadable: it has neither.
    """
    text, markup = field(found, "text"), field(found, "html")
    if isinstance(text, list) and all(isinstance(t, str) for t in text):
        text = "\n\n".join(text)
    if isinstance(text, str) and is_markup(text):
        text, markup = None, markup or text
    if isinstance(text, str) and text.strip():
        if text.strip() in PLACEHOLDERS:
            raise Unreadable("placeholder", f"the text is {text.strip()!r}: the article was taken back")
        return text, ""
    if isinstance(markup, str) and markup.strip():
        return None, markup
    if isinstance(text, str):
        raise Unreadable("empty", "the field that holds the text is empty")
    raise Unreadable("no_text", "no field `text`, `content`, `body`, `maintext` or `html` that holds a string")


def clean_text(text: str) -> str:
    """As `fields.clean`, but NULs keep their place: cleaning takes them out and says so."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def is_markup(text: str) -> bool:
    """Whether a text is a piece of HTML."""
    return text.count("<", 0, 100_000) >= FEWEST_TAGS and len(MARKUP.findall(text[:100_000])) >= FEWEST_TAGS
