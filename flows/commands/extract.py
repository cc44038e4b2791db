"""`columnist extract`: the pure pipeline on files or standard input, rows as JSON lines."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO

import pyarrow as pa

from flows.formats import TIMESTAMP
from flows.source.files import File, message_of, printable, reason_of, shown, walk
from flows.source.opening import Here, Opener
from flows.workers.forked import Forked
from flows.workers.worker import model_of, rows
from transforms.corpus.claims.build import claimed
from transforms.corpus.entities import collect
from transforms.corpus.joining import joined
from transforms.language.model import Model
from transforms.read import Limits, Source, Unreadable
from transforms.read.formats import split
from warehouse.contract import Row, schema, to_arrow
from warehouse.tables import TABLES
from warehouse.tables.quarantine import Quarantine

BATCH, BATCH_BYTES = 100, 1_000_000
"""Articles that are read together, and bytes after which no more are added: rows of a long input come as they are ready."""
JOINED = ("documents", "mentions", "times", "events", "participants")
"""Tables that stories and happenings are made from."""
CLAIMED = (*JOINED, "sentences", "figures", "quotes")
"""Tables that claims are made from, with stories and happenings: they are kept until the input ends."""
ACROSS = ("happening_evidence", "claim_evidence")
"""Tables with doc_id that only the whole input gives."""
CHANGED = ("documents", "times", "events")
"""Those of them that change then."""


def extract(
    paths: Sequence[str],
    published_at: datetime | None,
    tables: Sequence[str],
    model: str | None,
    out: Path | None,
    limits: Limits,
) -> int:
    """Print the rows of all articles in `paths`; what cannot be read is a line on standard error and a row.

    Each article is read by itself, as it comes, and joined with the others of the input into stories, happenings and claims
    at the end; copies, and lines that recur across a publisher's articles, are left to a run. Files are taken apart and articles
    read within the limits of a run, where the system can fork.

    Returns:
        How many articles were read.
    """
    rejected: list[Row] = []
    read = 0
    when = published_at.replace(tzinfo=UTC) if published_at else None
    loaded = model_of(model)
    forked = Forked.made()
    given = sources(paths, sys.stdin.buffer, limits, rejected, forked or Here())
    found = (dataclasses.replace(source, published_at=when) for source in given)
    parts = (
        joined_rows(batches(found), lambda batch: forked.rows(batch, model, limits), rejected)
        if forked
        else extracted(found, loaded, limits, rejected)
    )
    with opened(out) as stream, forked or nullcontext():
        for name, table in parts:
            read += table.num_rows if name == "documents" else 0
            if not tables or name in tables:
                write(name, table, stream)
        stream.flush()
    return read


def extracted(
    found: Iterable[Source], model: Model, limits: Limits, rejected: list[Row]
) -> Iterator[tuple[str, pa.Table]]:
    """The rows by table, read in this process, batch by batch, with the entities of all batches and what joins them at the end."""
    return joined_rows(batches(found), lambda batch: rows(batch, model, None, limits), rejected)


def batches(found: Iterable[Source]) -> Iterator[list[Source]]:
    """Articles that are read together."""
    batch, size = list[Source](), 0
    for source in found:
        batch.append(source)
        size += len(source.data)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def joined_rows(
    parts: Iterable[list[Source]], read: Callable[[list[Source]], dict[str, pa.Table]], rejected: list[Row]
) -> Iterator[tuple[str, pa.Table]]:
    """The rows of batches by table, as they are read, and at the end what joins them."""
    kept: dict[str, list[pa.Table]] = {name: [] for name in CLAIMED}
    for tables in map(read, parts):
        for row in as_rows("quarantine", tables.pop("quarantine")):
            reject(row, rejected)
        for name, table in tables.items():
            if name in kept:
                kept[name].append(table)
            if name not in CHANGED and name not in ACROSS and "doc_id" in table.column_names:
                yield name, table
    whole = {name: pa.concat_tables([schema(TABLES[name]).empty_table(), *some]) for name, some in kept.items()}
    yield "entities", to_arrow(TABLES["entities"], collect(whole["mentions"], whole["documents"]))
    one = joined({name: whole[name] for name in JOINED})
    yield from one.items()
    yield from claimed({name: table.to_pylist() for name, table in (whole | one).items()}).items()
    yield "quarantine", to_arrow(Quarantine, rejected)


def as_rows(name: str, table: pa.Table) -> list[Row]:
    """A table's rows as objects."""
    return [TABLES[name](**row) for row in table.to_pylist()]


def sources(
    paths: Sequence[str], stdin: BinaryIO, limits: Limits, rejected: list[Row], opener: Opener
) -> Iterator[Source]:
    """The articles of files, folders (walked in order) and `-` for standard input."""
    for path in paths:
        if path == "-":
            name = stdin_name(stdin)
            yield from records(name, split(name, stdin, limits), rejected)
            continue
        for file in files(path):
            if file.problem:
                reject(Quarantine(file.uri, 0, *file.problem, None, None, None), rejected)
                continue
            parts = (one for one in opener.sources(file, limits, None) if isinstance(one, Source))
            yield from records(file.uri, parts, rejected)


def files(path: str) -> Iterator[File]:
    """A file, or the files of a folder, named as they were asked for."""
    if not Path(path).is_dir():
        yield File(printable(path), path)
        return
    for file in walk(Path(path), None):
        yield dataclasses.replace(file, uri=f"{printable(path).rstrip('/')}/{file.uri}")


def stdin_name(stdin: BinaryIO) -> str:
    """A name for standard input by what it begins with: JSON lines, or plain text."""
    peek = getattr(stdin, "peek", None)
    head = peek(64) if peek else b""
    return "stdin.jsonl" if head.lstrip().startswith(b"{") else "stdin.txt"


def records(uri: str, parts: Iterator[Source], rejected: list[Row]) -> Iterator[Source]:
    """The articles of a file; one that breaks off gives those before the break."""
    try:
        yield from parts
    except Unreadable as error:
        reject(Quarantine(uri, 0, error.reason, error.detail, None, None, None), rejected)
    except OSError as error:
        reject(Quarantine(uri, 0, reason_of(error), message_of(error), None, None, None), rejected)
    except Exception as error:  # noqa: BLE001 -- whatever one file does to its reader must not fail a run
        reject(Quarantine(uri, 0, "broken", f"{type(error).__name__}: {error}", None, None, None), rejected)


def reject(row: Row, rejected: list[Row]) -> None:
    """Keep the row, and say on standard error what cannot be read."""
    assert isinstance(row, Quarantine)  # noqa: S101
    rejected.append(row)
    print(shown(f"{row.source_uri}: {row.reason}: {row.detail}"), file=sys.stderr)


@contextmanager
def opened(out: Path | None) -> Iterator[IO[str]]:
    """The file to write, or standard output."""
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8") as stream:
        yield stream


def write(name: str, table: pa.Table, out: IO[str]) -> None:
    """Write a table's rows."""
    for row in table.to_pylist():
        out.write(json.dumps({"table": name, **row}, ensure_ascii=False, default=plain) + "\n")


def plain(value: object) -> str:
    """Timestamps in the one form that `columnist sql` writes too."""
    if isinstance(value, datetime):
        return value.strftime(TIMESTAMP)
    raise TypeError(value)
