"""The checks: queries whose rows must not exist; pure text, `warehouse.publish` runs them.

A .sql file's first line is `-- fail: why` or `-- warn: why`. The first column of its rows is the id of an article or of a row of
one: articles that fail are quarantined and the rest is published. Where a failed row belongs to no article, nothing is published.
A warning is only reported. What the contract itself
states needs no file: unique keys, references, and offsets that index the text are checks made from the row classes.

Before a load is published, `figures` in a query means the rows of the loaded articles alone, so that checking costs what
the load brings, and `warehouse.figures` means all rows; so with every table that has doc_id. `columnist check` runs the same
queries over everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from warehouse.contract import Row, columns
from warehouse.tables import TABLES

Severity = Literal["fail", "warn"]
HEAD = re.compile(r"-- (fail|warn): (.+)")
SPANS = {"text": ("char_start", "char_end"), "trigger": ("char_start", "char_end")}
SPANS |= {"speaker_text": ("speaker_start", "speaker_end")}
"""Columns that hold the words between two offsets."""


class CheckError(ValueError):
    """A .sql file that is no check; the message names it."""


@dataclass(frozen=True, slots=True)
class Check:
    """A query that finds the rows that must not exist."""

    name: str
    severity: Severity
    why: str
    sql: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found: how many rows, some of them, and the articles that they belong to."""

    name: str
    severity: Severity
    why: str
    count: int
    sample: tuple[dict[str, Any], ...] = ()
    articles: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    """A row by doc_id, of a failed check whose rows belong to articles."""

    def __str__(self) -> str:
        rows = "; ".join(map(describe, self.sample))
        return f"{self.name}: {self.why} ({self.count} rows{': ' if rows else ''}{rows})"


def describe(row: Mapping[str, Any]) -> str:
    """A row's columns and values in a line."""
    return ", ".join(f"{name} {value!r}" for name, value in row.items() if value is not None)


@cache
def checks() -> tuple[Check, ...]:
    """All checks: those of the contract, then the files by name."""
    stated = [check for row in TABLES.values() for check in (_unique(row), *_references(row), *_spans(row))]
    read = [
        parse(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
        for file in files(__package__).iterdir()
        if file.name.endswith(".sql")
    ]
    return (*stated, *sorted(read, key=lambda check: check.name))


def parse(name: str, text: str) -> Check:
    """A check from its file.

    Raises:
        CheckError: the first line is not `-- fail: why` or `-- warn: why`.
    """
    head, _, sql = text.strip().partition("\n")
    match = HEAD.fullmatch(head)
    if not match:
        raise CheckError(f"checks/{name}.sql: the first line must be `-- fail: why` or `-- warn: why`")
    return Check(name, cast("Severity", match[1]), match[2], sql.strip().rstrip(";"))


def _unique(row: type[Row]) -> Check:
    key = ", ".join(row.KEY)
    sql = f"SELECT {key}, count(*) AS n_rows FROM {row.TABLE} GROUP BY ALL HAVING count(*) > 1"
    return Check(f"{row.TABLE}_unique", "fail", f"{key} must name one row", sql)


def _article(row: type[Row]) -> tuple[str, ...]:
    """The column that names the article of a row, if it has one."""
    return ("doc_id",) if any(column.name == "doc_id" for column in columns(row)) else ()


def _references(row: type[Row]) -> Iterator[Check]:
    """A reference must exist; null is no reference. Facts refer to facts of their own article."""
    for column in columns(row):
        if column.col.ref:
            table, key = column.col.ref.split(".")
            table = f"warehouse.{table}" if table == "documents" else table
            sql = (
                f"SELECT {', '.join(dict.fromkeys((*_article(row), *row.KEY, column.name)))} FROM {row.TABLE} AS one WHERE {column.name}"
                f" IS NOT NULL AND NOT EXISTS (FROM {table} AS other WHERE other.{key} = one.{column.name})"
            )
            yield Check(f"{row.TABLE}_{column.name}", "fail", f"it must be in {column.col.ref}", sql)


def _spans(row: type[Row]) -> Iterator[Check]:
    """DuckDB's substring counts code points from 1, as Python's slices do from 0."""
    names = {column.name for column in columns(row)}
    for text, (start, end) in SPANS.items():
        if {"doc_id", text, start, end} <= names:
            read = f"substring(documents.text, {start} + 1, {end} - {start})"
            key = ", ".join(f"one.{name}" for name in dict.fromkeys((*_article(row), *row.KEY)))
            sql = (
                f"SELECT {key}, {start}, {end}, one.{text}, {read} AS found FROM {row.TABLE} AS one"
                f" JOIN documents USING (doc_id) WHERE {start} IS NOT NULL AND ({start} < 0 OR {end} < {start}"
                f" OR {read} IS DISTINCT FROM one.{text})"
            )
            yield Check(
                f"{row.TABLE}_{text}_offsets", "fail", "the offsets must index the words in documents.text", sql
            )
