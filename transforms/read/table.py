"""CSV and TSV files with a column of texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from transforms.read import Limits, Record, Source, Unreadable, record
from transforms.read.bounded import lines
from transforms.read.encoding import MARKS, utf16
from transforms.read.fields import BY_LOWER, identity
from transforms.read.naming import Names

SUFFIXES = (".csv", ".tsv")
DELIMITERS = ",;\t|"
COLUMNS = 10_000
"""Columns that a table may have: eight rows of 200,000 took 17 s."""
written = json.JSONEncoder(ensure_ascii=False).encode
HEAD = 1 << 16
"""Bytes in which the delimiter is looked for."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """One source a row, as a JSON object; the first row names the columns.

    Raises:
        Unreadable: no column of texts, too many columns, or a row that is broken; the rows before it have been given.
    """
    rows = table(stream, limits)
    header = [name.strip() for name in next(rows, [])]
    if len(header) > COLUMNS:
        raise Unreadable("too_large", f"a table of more than {COLUMNS} columns")
    if not {n.lower() for n in header} & {*BY_LOWER["text"], *BY_LOWER["html"]}:
        raise Unreadable("no_text", f"no column named text, content, body ...; columns: {', '.join(header)[:200]}")
    names = Names(uri)
    for number, row in enumerate(rows, 1):
        found = dict(zip(header, row, strict=False))
        if any(row):
            source_id = identity(found)
            data = written(found).encode("utf-8", "replace")
            yield Source(names.of(source_id, number), "csv", data, number, source_id)


def table(stream: BinaryIO, limits: Limits) -> Iterator[list[str]]:
    """The rows.

    Raises:
        Unreadable: a row is broken, or a line or a cell of it longer than `Limits.line_bytes`.
    """
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(HEAD)[:HEAD]
    encoding = next((e for mark, e in MARKS if head.startswith(mark)), None) or utf16(head[: len(head) // 2 * 2])
    if encoding and encoding.startswith("utf-16"):
        text: Iterator[str] = iter(io.TextIOWrapper(buffered, encoding, errors="replace", newline=""))
        first = next(text, "")
    else:
        text = decoded(lines(buffered, limits.line_bytes))
        first = next(text, "")
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(max(limits.line_bytes, csv.field_size_limit()))  # the whole process's: lexicons are CSV too
    try:
        for row in csv.reader(_chain(first, text), delimiter=delimiter):
            if max(map(len, row), default=0) > limits.line_bytes:
                raise Unreadable("too_large", f"a cell of more than {limits.line_bytes} characters")
            yield row
    except csv.Error as error:
        raise Unreadable("bad_csv", f"a row that cannot be read: {error}") from error


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def decoded(found: Iterator[bytes | None]) -> Iterator[str]:
    """Lines as text: UTF-8, else Windows-1252, line by line."""
    for line in found:
        if line is None:
            raise Unreadable("too_large", "a line that is longer than the limit")
        try:
            yield line.decode("utf-8-sig").replace("\0", "") + "\n"
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace").replace("\0", "") + "\n"


def read(source: Source, limits: Limits) -> Record:
    """The article of a row."""
    return record.read(source, limits)
