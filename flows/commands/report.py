"""`columnist report`: one HTML file to look at, with everything it needs inside."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import click

from flows.commands.profile import look_up
from flows.commands.sql import published
from flows.report import data
from flows.report.columns import columns
from flows.report.html import document
from flows.report.scope import Scope, choose
from flows.source.listing import Refused
from warehouse import connect
from warehouse.place import Place
from warehouse.publish import PublishError, check

COUNTED = ("documents", "stories", "happenings", "claims", "quotes", "entities")
NAMES = {"documents": "articles", "quotes": "quotations"}


def report(warehouse: Place, scope: Scope, out: Path) -> None:
    """Write the report and say where it is.

    Raises:
        Refused: nothing is published, there is no such story or entity, or the file cannot be written.
    """
    database = published(warehouse)
    text = written(database, named(database, scope))
    write(out, text)
    click.echo(f"look  {out} ({len(text.encode()) / 1e6:.1f} MB)")


def named(database: Path, scope: Scope) -> Scope:
    """The scope with the id of the entity, which may be given by name."""
    return scope if scope.entity is None else Scope(entity=look_up(database, scope.entity)["entity_id"])


def written(database: Path, scope: Scope) -> str:
    """The report as HTML."""
    with connect(database) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        chosen = choose(connection, scope)
        tables = data.tables(connection)
        parts = list(data.parts(connection))
    held = {
        "title": chosen.title,
        "opens": chosen.page,
        "version": version("columnist"),
        "answer": None if chosen.answer is None else columns(data.as_text(chosen.answer)),
        "left_out": chosen.left_out,
        "meanings": data.meanings(),
        "parts": [part["doc_id"] for part in parts],
        "checks": checked(database),
        "tables": {name: columns(table) for name, table in tables.items()},
    }
    summary = [(NAMES.get(name, name), tables[name].num_rows) for name in COUNTED]
    return document(chosen.title, summary, held, parts)


def checked(database: Path) -> list[list[str | int]] | None:
    """What each data check found; None where the file is that of another version and lacks what they ask for."""
    try:
        return [[result.name, result.severity, result.why, result.count] for result in check(database)]
    except PublishError:
        return None


def write(out: Path, text: str) -> None:
    """Write the file, whole or not at all.

    Raises:
        Refused: it cannot be written.
    """
    coming = out.with_name(f".{out.name}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        coming.write_text(text, encoding="utf-8")
        os.replace(coming, out)  # noqa: PTH105 -- as elsewhere
    except OSError as error:
        raise Refused(f"{out}: cannot be written: {error.strerror}") from error
