"""Text exports of press archives, many articles a file: Nexis ("1 of 20 DOCUMENTS") and Factiva ("Document POST0000020241119...")."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from transforms.read import Limits, Record, Source, Unreadable
from transforms.read.bounded import whole
from transforms.read.encoding import decode
from transforms.read.moments import moment
from transforms.read.naming import Names

SUFFIXES: tuple[str, ...] = ()
"""Such files are plain text by name; `text.py` knows them by their content."""
HEAD = 20_000
NEXIS = re.compile(r"^[ \t]*(?:Document )?\d{1,4} of \d{1,4}(?: DOCUMENTS?)?[ \t]*$", re.MULTILINE | re.IGNORECASE)
NEXIS_FIELD = re.compile(
    r"^(BYLINE|SECTION|LENGTH|DATELINE|HEADLINE|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|CORRECTION-DATE):[ \t]*(.*)$"
)
NEXIS_TAIL = re.compile(
    r"^(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|JOURNAL-CODE):|^\s*Copyright \d{4}\b", re.MULTILINE
)
FACTIVA = re.compile(r"^[ \t]*Document [A-Z][A-Z0-9]{3,9}\d{8}[a-z0-9]{4,20}[ \t]*$", re.MULTILINE)
FACTIVA_WORDS = re.compile(r"[\d,]+ words")
"""The line of a Factiva head from which the others count: date, time, publisher, code, language."""
LONGEST_HEAD = 14
"""Lines of an article's head."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """One source an article."""
    yield from articles(uri, whole(stream, limits.record_bytes))


def articles(uri: str, data: bytes) -> Iterator[Source]:
    """The articles of an export, named by their numbers."""
    text = decode(data)[0]
    nexis = NEXIS.search(text[:HEAD]) is not None
    parts = NEXIS.split(text) if nexis else FACTIVA.split(text)
    names = Names(uri)
    for number, part in enumerate(filter(str.strip, parts[1:] if nexis else parts), 1):
        mark = b"nexis\n" if nexis else b"factiva\n"
        yield Source(names.of(None, number), "export", mark + part.encode("utf-8", "replace"), number)


def is_export(data: bytes) -> bool:
    """Whether a text is such an export: a counter stands alone near its start, or a Factiva number ends its articles."""
    try:
        text = decode(data)[0]
    except Unreadable:
        return False
    counted = (
        NEXIS.search(text[:HEAD]) is not None
        and re.search(r"^[ \t]*(?:BYLINE|LENGTH|SECTION):", text[:HEAD], re.MULTILINE) is not None
    )
    return counted or (FACTIVA.search(text) is not None and FACTIVA_WORDS.search(text[:HEAD]) is not None)


def read(source: Source, limits: Limits) -> Record:  # noqa: ARG001 -- every format's reader takes limits
    """The article of a part, with the fields of its head.

    Raises:
        Unreadable: nothing stands below its head.
    """
    kind, _, data = source.data.partition(b"\n")
    text = data.decode("utf-8", "replace")
    digest = hashlib.sha256(source.data).hexdigest()
    record = Record(source.uri, "", digest, len(source.data), "utf-8", source.record_no)
    record = nexis(record, text) if kind == b"nexis" else factiva(record, text)
    if not record.text.strip():
        raise Unreadable("empty", "nothing stands below the head of the article")
    return record


def nexis(record: Record, text: str) -> Record:
    """Publisher and date above the headline, fields below it, the text up to the fields that end it."""
    lines = [line.strip() for line in text.splitlines()]
    fields = {found[1]: found[2] for line in lines if (found := NEXIS_FIELD.match(line))}
    first = next((n for n, line in enumerate(lines) if NEXIS_FIELD.match(line)), 0)
    head = [line for line in lines[:first] if line]
    dated = next((n for n, line in enumerate(head) if moment(line)), None)
    body = text[text.find("LENGTH:") :].partition("\n")[2] if "LENGTH:" in text else text
    tail = NEXIS_TAIL.search(body)
    body = body[: tail.start()] if tail else body
    date = moment(head[dated]) if dated is not None else None
    return replace(
        record, text=body, title=fields.get("HEADLINE") or (head[-1] if head and dated != len(head) - 1 else None),
        publisher=head[0] if dated else None, author=fields.get("BYLINE"), published_at=date,
        published_at_source="metadata" if date else None,
    )  # fmt: skip


def factiva(record: Record, text: str) -> Record:
    """Headline, byline, words, date, time, publisher, code, language and rights, one a line, above the text."""
    lines = [line.strip() for line in text.strip().splitlines()]
    counted = next((n for n, line in enumerate(lines[:LONGEST_HEAD]) if FACTIVA_WORDS.fullmatch(line)), None)
    if counted is None:
        return replace(record, text=text)
    after = lines[counted + 1 : counted + LONGEST_HEAD]
    dated = next((n for n, line in enumerate(after) if moment(line)), None)
    publisher = next((line for line in after[(dated or 0) + 1 :] if line and not line[0].isdigit()), None)
    start = next((n for n, line in enumerate(after) if not line), len(after))
    above = [line for line in lines[:counted] if line]
    author = next((line[3:] for line in above[1:] if line.lower().startswith("by ")), None)
    date = moment(after[dated]) if dated is not None else None
    return replace(
        record, text="\n".join(lines[counted + 1 + start :]), title=above[0] if above else None, author=author,
        publisher=publisher, published_at=date, published_at_source="metadata" if date else None,
    )  # fmt: skip
