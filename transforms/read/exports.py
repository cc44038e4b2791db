"""Text exports of press archives, many articles a file: Nexis ("1 of 20 DOCUMENTS") and Factiva ("Document POST0000020241119...")."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import BinaryIO

from transforms.read import Limits, Record, Source, Unreadable
from transforms.read.bounded import whole
from transforms.read.encoding import decode
from transforms.read.export_labels import in_english
from transforms.read.moments import moment
from transforms.read.naming import Names
from transforms.read.titles import headed

SUFFIXES: tuple[str, ...] = ()
"""Such files are plain text by name; `text.py` knows them by their content."""
HEAD = 20_000
"""Characters in which an export shows what it is."""
NEXIS = re.compile(r"^[ \t]*(?:Document )?\d{1,4} of \d{1,4}(?: DOCUMENTS?)?[ \t]*$", re.MULTILINE | re.IGNORECASE)
NEXIS_FIELD = re.compile(
    r"^(BYLINE|SECTION|LENGTH|DATELINE|HEADLINE|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|CORRECTION-DATE):[ \t]*(.*)$"
)
SINGLE = {"HEADLINE", "LENGTH", "LOAD-DATE"}
"""Fields that show the export of one article, which has no counter."""
NEXIS_TAIL = re.compile(
    r"^(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|JOURNAL-CODE):|^\s*Copyright \d{4}\b", re.MULTILINE
)
FACTIVA = re.compile(r"^[ \t]*Document [A-Z][A-Z0-9]{3,9}\d{8}[a-z0-9]{4,20}[ \t]*$", re.MULTILINE)
FACTIVA_WORDS = re.compile(r"[\d,]+ words")
"""The line of a Factiva head from which the others count: date, time, publisher, code, language."""
FOREIGN = re.compile(
    r"^(?:Dokument|Document) (?:\d{1,4} (?:von|de) \d|[A-Z0-9]{8})|^(?:Verfasser|AUTEUR|LONGUEUR|LÄNGE):|^\d+ (?:Wörter|mots)$",
    re.MULTILINE,
)
"""A sign that an export is German or French."""
LONGEST_HEAD = 14
"""Lines of an article's head."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """One source an article."""
    yield from articles(uri, whole(stream, limits.record_bytes))


def articles(uri: str, data: bytes) -> Iterator[Source]:
    """The articles of an export, named by their numbers."""
    text = in_english(decode(data)[0])
    counted = NEXIS.search(text[:HEAD]) is not None
    nexis = FACTIVA.search(text) is None
    parts = FACTIVA.split(NEXIS.sub("", text)) if not nexis else NEXIS.split(text)[1:] if counted else [text]
    names = Names(uri)
    for number, part in enumerate(filter(str.strip, parts), 1):
        mark = b"nexis\n" if nexis else b"factiva\n"
        yield Source(names.of(None, number), "export", mark + part.encode("utf-8", "replace"), number)


def is_export(data: bytes) -> bool:
    """Whether a text is such an export: a counter stands alone near its start, or a Factiva number ends its articles."""
    try:
        text = decode(data)[0]
    except Unreadable:
        return False
    text = in_english(text) if FOREIGN.search(text[:HEAD]) else text
    fields = {found[1] for line in text[:HEAD].splitlines() if (found := NEXIS_FIELD.match(line.strip()))}
    counted = NEXIS.search(text[:HEAD]) is not None and bool(fields & {"BYLINE", "LENGTH", "SECTION"})
    return (
        counted
        or fields >= SINGLE
        or (FACTIVA.search(text) is not None and FACTIVA_WORDS.search(text[:HEAD]) is not None)
    )


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
    return headed(record)


def nexis(record: Record, text: str) -> Record:
    """Publisher and date above the headline, fields below it, the text up to the fields that end it."""
    lines = [line.strip() for line in text.splitlines()]
    fields = {found[1]: found[2] for line in lines if (found := NEXIS_FIELD.match(line))}
    head = [line for line in takewhile(lambda line: NEXIS_FIELD.match(line) is None, lines) if line]
    dated = first_date(head)
    record = replace(
        record, text=nexis_text(text), title=fields.get("HEADLINE") or last_of(head, dated),
        publisher=head[dated - 1] if dated else None, author=fields.get("BYLINE"),
    )  # fmt: skip
    return with_date(record, head, dated)


def nexis_text(text: str) -> str:
    """The lines below the length of an article, up to the fields that end it, without the fields among them."""
    body = text[text.find("LENGTH:") :].partition("\n")[2] if "LENGTH:" in text else text
    tail = NEXIS_TAIL.search(body)
    kept = [line for line in body[: tail.start() if tail else None].splitlines() if not NEXIS_FIELD.match(line.strip())]
    return "\n".join(line for line in kept if line.strip() != "BODY:")


def first_date(lines: Sequence[str]) -> int | None:
    """The first line that is a date."""
    return next((n for n, line in enumerate(lines) if moment(line)), None)


def last_of(head: Sequence[str], dated: int | None) -> str | None:
    """The last line of a head, which is its headline unless it is the date."""
    return head[-1] if head and dated != len(head) - 1 else None


def with_date(record: Record, lines: Sequence[str], dated: int | None) -> Record:
    """The record with the date of a line of its head."""
    if dated is None:
        return record
    return replace(record, published_at=moment(lines[dated]), published_at_source="metadata")


def byline(lines: Sequence[str]) -> str | None:
    """Whom a byline names."""
    return next(
        (line[len(by) :].strip() for line in lines for by in ("By ", "BYLINE:") if line.lower().startswith(by.lower())),
        None,
    )


def factiva(record: Record, text: str) -> Record:
    """Headline, byline, words, date, time, publisher, code, language and rights, one a line, above the text."""
    lines = [line.strip() for line in text.strip().splitlines()]
    counted = next((n for n, line in enumerate(lines[:LONGEST_HEAD]) if FACTIVA_WORDS.fullmatch(line)), None)
    if counted is None:
        return replace(record, text=text)
    above, below = list(filter(None, lines[:counted])), lines[counted + 1 :]
    head = list(takewhile(bool, below[:LONGEST_HEAD]))
    dated = first_date(head)
    record = replace(
        record, text="\n".join(below[len(head) :]), title=above[0] if above else None,
        author=byline(above[1:]),
        publisher=next((line for line in head[(dated or 0) + 1 :] if not line[0].isdigit()), None),
    )  # fmt: skip
    return with_date(record, head, dated)
