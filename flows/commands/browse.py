"""`columnist browse`: a read-only local page on Datasette, which reads a SQLite copy of the published file."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import duckdb

from flows.commands.sql import published
from flows.formats import identifier
from flows.source.listing import Refused
from warehouse import connect
from warehouse.contract import columns, describe
from warehouse.place import Place
from warehouse.tables import TABLES
from warehouse.views import views

HOST = "127.0.0.1"
"""The page is for this machine alone: it asks for no password."""
NAMES = """
    SELECT table_name FROM duckdb_tables() WHERE NOT internal
    UNION SELECT view_name FROM duckdb_views() WHERE NOT internal
"""
"""The tables and views that the file has: one of an older version may lack some."""
BATCH = 10_000
"""Rows that are copied at once."""
TYPES = {"BIGINT": "INTEGER", "BOOLEAN": "INTEGER", "HUGEINT": "INTEGER", "DOUBLE": "REAL"}
"""SQLite's types of DuckDB's; all others become text, lists as JSON."""
SEARCHED = {
    "documents": ("title", "text"),
    "happenings": ("title",),
    "stories": ("title",),
    "entities": ("name", "aliases"),
}
"""Tables with a search field, and the columns that it searches."""
LABELS = {"documents": "title", "happenings": "title", "stories": "title", "entities": "name"}
"""The column that stands for a row where another table points to it."""
FIRST = ("happenings", "stories", "claims", "entities", "documents")
"""Tables that the start page shows first."""
SETTINGS = {
    "sql_time_limit_ms": 10_000,
    "facet_time_limit_ms": 2_000,
    "num_sql_threads": 2,
    "truncate_cells_html": 300,
    "allow_download": False,
}


def browse(warehouse: Place, port: int) -> None:
    """Serve the page until it is stopped.

    Raises:
        Refused: nothing is published, Datasette is not installed, or the port is taken.
    """
    try:
        import uvicorn  # noqa: PLC0415 -- an extra
        from datasette.app import Datasette  # noqa: PLC0415
        from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: PLC0415
    except ImportError as error:
        raise Refused("columnist browse needs Datasette: pip install 'columnist[browse]'") from error
    database = published(warehouse)
    free(port)
    with tempfile.TemporaryDirectory(prefix="columnist-") as folder:
        path = Path(folder) / "columnist.db"
        click.echo(f"{copy(database, path)} rows copied for browsing", err=True)
        served = Datasette([], immutables=[str(path)], metadata=metadata(), settings=SETTINGS)
        click.echo(f"http://{HOST}:{port}/ shows {database}; Ctrl-C ends it")
        # Only names of this machine are answered, so that no page of another host reads it through a browser.
        app = TrustedHostMiddleware(served.app(), allowed_hosts=[HOST, "localhost"])
        uvicorn.run(app, host=HOST, port=port, log_level="warning")


def free(port: int) -> None:
    """Make sure that a port is free.

    Raises:
        Refused: another program listens there.
    """
    import socket  # noqa: PLC0415 -- only here

    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((HOST, port))
        except OSError as error:
            raise Refused(f"--port {port}: another program listens there; choose another port") from error


def copy(database: Path, path: Path) -> int:
    """Copy tables and views into a new SQLite file; returns the number of rows."""
    with connect(database) as source, closing(sqlite3.connect(path)) as target:
        target.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        rows = sum(copy_table(source, target, name) for (name,) in source.execute(NAMES).fetchall())
        for name, searched in SEARCHED.items():
            add_search(target, name, searched)
        target.commit()
        target.execute("ANALYZE")
    return rows


def copy_table(source: duckdb.DuckDBPyConnection, target: sqlite3.Connection, name: str) -> int:
    """Copy one table or view; tables keep their keys and what they refer to, so that pages link to each other."""
    described = [(row[0], row[1]) for row in source.execute(f"DESCRIBE {name}").fetchall()]
    target.execute(f"CREATE TABLE {name} ({', '.join(definitions(name, described))})")
    answer = source.execute(f"SELECT {', '.join(plain(column, kind) for column, kind in described)} FROM {name}")
    marks = ", ".join("?" * len(described))
    copied = 0
    while rows := answer.fetchmany(BATCH):
        target.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
        copied += len(rows)
    for column in references(name):
        target.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
    return copied


def definitions(name: str, described: list[tuple[str, str]]) -> Iterator[str]:
    """The columns of a table in SQLite, then its key and references."""
    yield from (f"{identifier(column)} {TYPES.get(kind, 'TEXT')}" for column, kind in described)
    if name in TABLES:
        yield f"PRIMARY KEY ({', '.join(TABLES[name].KEY)})"
        yield from (f"FOREIGN KEY ({column}) REFERENCES {to} ({key})" for column, (to, key) in references(name).items())


def references(name: str) -> Mapping[str, tuple[str, str]]:
    """The columns of a table that point to a row of another, with that table and its key."""
    found = columns(TABLES[name]) if name in TABLES else ()
    return {c.name: (to, key) for c in found if c.col.ref for to, _, key in [c.col.ref.partition(".")]}


def plain(column: str, kind: str) -> str:
    """A column as SQLite takes it: lists as JSON, times as ISO 8601, booleans as 0 and 1."""
    name = identifier(column)
    if kind.endswith("[]"):
        return f"to_json({name})::VARCHAR"
    if kind.startswith("TIMESTAMP"):
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%SZ')"
    if kind == "BOOLEAN":
        return f"{name}::INTEGER"
    return name if kind in TYPES else f"{name}::VARCHAR"


def add_search(target: sqlite3.Connection, name: str, searched: tuple[str, ...]) -> None:
    """Index columns of a table for words; Datasette shows a search field where it finds such an index."""
    listed = ", ".join(searched)
    made = f'CREATE VIRTUAL TABLE {name}_fts USING fts5({listed}, content="{name}", tokenize="porter unicode61")'
    target.execute(made)  # Datasette looks for double quotes around the name
    target.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")


def metadata() -> dict[str, Any]:
    """The data dictionary as Datasette's metadata."""
    tables: dict[str, dict[str, Any]] = {
        name: {"description": describe(row), "columns": {c.name: c.comment for c in columns(row)}}
        for name, row in TABLES.items()
    }
    tables |= {view.name: {"description": view.meaning, "columns": view.meanings()} for view in views()}
    tables |= {f"{name}_fts": {"hidden": True} for name in SEARCHED}
    for name, label in LABELS.items():
        tables[name]["label_column"] = label
    return {
        "title": "Columnist",
        "description": f"What the articles say. Begin with {', '.join(FIRST)}. SQL here is SQLite's; lists are JSON, times UTC.",
        "databases": {"columnist": {"tables": tables}},
    }
