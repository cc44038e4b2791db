"""PDF files with a text layer, by pypdf.

Measured on twelve articles set in one, two and three columns (share of words in their order): pypdf .995 .996 .996, pdfminer.six
.995 .848 .909; pypdf takes a quarter of the time. Text follows the file's own order, which is that of reading in what typesetters write;
`columns` mends files that draw row by row across columns.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from transforms.read import Limits, Record, Source, Unreadable
from transforms.read.bounded import whole
from transforms.read.columns import lines_of
from transforms.read.fields import clean

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file stands in its row of the quarantine
SUFFIXES = (".pdf",)
MOST_PAGES = 2_000
"""Pages above which a file is no article."""
MOST_CONTENT = 2_000_000
"""Bytes of one page's drawing, unpacked. A page of text has some tens of thousands; pypdf's time grows with the square: 4.6 MB took 12 s."""
MOST_CONTENTS = 8_000_000
"""The same of all pages: 1,900 pages of 14 kB each took 17 s for 32 MB."""
FEWEST_PAGES = 3
"""From so many pages on, a first or last line that most of them share is their header or footer."""
HYPHEN = re.compile(r"([a-z])-\n([a-z])")
"""A word that is divided at the end of a line."""
NOBODY = frozenset({"", "(anonymous)", "anonymous", "unknown", "(unspecified)", "untitled"})
"""What programs write that know no title or author."""
DIGITS = re.compile(r"\d+")


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is."""
    yield Source(uri, "pdf", whole(stream, limits.record_bytes))


def read(source: Source, limits: Limits) -> Record:
    """The text of all pages, without the lines that head and foot them, with title and author of the file.

    Raises:
        Unreadable: encrypted, broken, too large, or without a text layer, as scans are.
    """
    try:
        reader = PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted", "the file asks for a password")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable("too_large", f"a file of more than {MOST_PAGES} pages")
        pages = list(lines_of_pages(list(reader.pages)))
        title, author = (reader.metadata.title, reader.metadata.author) if reader.metadata else (None, None)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise Unreadable("bad_pdf", f"the file cannot be read: {type(error).__name__}: {str(error)[:200]}") from error
    text = clean(HYPHEN.sub(r"\1\2", "\n".join("\n".join(lines) for lines in without_margins(pages))))
    if len(text) > limits.text_chars:
        raise Unreadable("too_large", f"an article of more than {limits.text_chars} characters")
    if not text.strip():
        raise Unreadable("no_text_layer", "its pages hold no text: a scan has to be read by a program for that first")
    digest = hashlib.sha256(source.data).hexdigest()
    return Record(
        source.uri, text, digest, len(source.data), "pdf", source.record_no, source.source_id,
        title=line_of(title), author=line_of(author),
    )  # fmt: skip


def lines_of_pages(pages: Sequence[PageObject]) -> Iterator[list[str]]:
    """The lines of each page.

    Raises:
        Unreadable: a page, or all of them, are drawn by more bytes than text ever takes.
    """
    total = 0
    for page in pages:
        contents = page.get_contents()
        size = len(contents.get_data()) if contents is not None else 0
        total += size
        if size > MOST_CONTENT or total > MOST_CONTENTS:
            raise Unreadable("too_large", f"more than {MOST_CONTENT} bytes on a page or {MOST_CONTENTS} on all of them")
    yield from map(lines_of, pages)


def line_of(value: object) -> str | None:
    """A property as one line."""
    line = " ".join(clean(str(value)).split()) if value else ""
    return None if line.casefold() in NOBODY else line


def without_margins(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages' lines without first and last lines that most pages share, figures aside."""
    pages = [[line for line in page if line.strip()] for page in pages]
    if len(pages) < FEWEST_PAGES:
        return list(pages)
    edges = Counter(squeezed(line) for page in pages for line in {*page[:1], *page[-1:]})
    common = frozenset(line for line, n in edges.items() if 2 * n > len(pages))
    return [without_edges(page, common) for page in pages]


def without_edges(page: list[str], common: frozenset[str]) -> list[str]:
    """A page without a first and a last line that most pages have."""
    first = int(squeezed(page[0]) in common) if page else 0
    last = len(page) - int(len(page) > 1 and squeezed(page[-1]) in common)
    return page[first:last]


def squeezed(line: str) -> str:
    """A line whose figures make no difference: "Page 3" and "Page 4" are the same."""
    return DIGITS.sub("0", " ".join(line.split()))
