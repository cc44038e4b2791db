"""`columnist extract`: the pure pipeline on files or standard input, rows as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, BinaryIO

import pyarrow as pa

from transforms.language.model import Model
from transforms.pipeline import run
from transforms.read import Source
from transforms.read.formats import split


def sources(paths: Sequence[str], stdin: BinaryIO) -> Iterator[Source]:
    """The sources of files, folders (walked in order) and `-` for JSON lines on standard input."""
    for path in paths:
        if path == "-":
            yield from split("stdin.jsonl", stdin)
            continue
        for file in [Path(path)] if Path(path).is_file() else sorted(p for p in Path(path).rglob("*") if p.is_file()):
            with file.open("rb") as stream:
                yield from split(file.as_posix(), stream)


def extract(found: Sequence[Source], model: Model, out: IO[str], tables: Sequence[str] = ()) -> None:
    """Write the rows of the sources, one JSON object a line."""
    for name, table in run(found, model).items():
        if not tables or name in tables:
            write(name, table, out)


def write(name: str, table: pa.Table, out: IO[str]) -> None:
    """Write a table's rows."""
    for row in table.to_pylist():
        print(json.dumps({"table": name, **row}, ensure_ascii=False, default=plain), file=out)


def plain(value: object) -> str:
    """Dates as ISO 8601."""
    if isinstance(value, datetime | date):
        return value.isoformat().replace("+00:00", "Z")
    raise TypeError(value)
