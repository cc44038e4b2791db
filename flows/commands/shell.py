"""The interactive shell of `columnist sql`: statements over several lines, a history, completion of names."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from flows.source.listing import Refused
from warehouse import connect
from warehouse.contract import quote

HELP = "a statement ends with ;  .tables lists tables and views, .schema NAME their columns, .quit ends"
TABLES = """SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views()
    WHERE NOT internal AND view_name NOT IN (SELECT table_name FROM duckdb_tables()) ORDER BY ALL"""
"""A table that lies packed, below a view of its name, is one table."""
COLUMNS = """SELECT column_name, data_type, comment FROM duckdb_columns()
    WHERE NOT internal AND schema_name = 'main' AND table_name = {}"""
LISTING, LEAVING, HELPING = (".tables", ".schema", "\\d", "\\dt"), (".quit", ".exit", "quit", "exit", "\\q"), (
    ".help", "help", "\\?", "?",
)  # fmt: skip
PROMPT, MORE = "columnist> ", "   ...> "


def shell(database: Path, answer: Callable[[str], None]) -> None:
    """Answer what is typed until the end; an error is a line, and the shell goes on."""
    print(f"{database}\n{HELP}", file=sys.stderr)
    with editing(database):
        while (statement := read_statement()) is not None:
            try:
                answer(statement)
            except Refused as error:
                print(f"error: {error}", file=sys.stderr)


def query_of(line: str) -> str | None:
    r"""The query that a command of the shell stands for; None when the line is SQL.

    >>> query_of("select 1"), query_of("\\d events") == query_of(".schema events;")
    (None, True)
    """
    name, _, rest = line.strip().rstrip(";").partition(" ")
    if name in HELPING:
        return f"SELECT {quote(HELP)} AS help"
    if name in LISTING:
        return COLUMNS.format(quote(rest.strip())) if rest.strip() else TABLES
    return f"SELECT {quote(HELP)} AS help" if name.startswith((".", "\\")) else None


def is_end(line: str) -> bool:
    """Whether a line ends the shell."""
    return line.strip().rstrip(";") in LEAVING


def read_statement() -> str | None:
    """A statement, or the query that a command stands for; None at the end."""
    held: list[str] = []
    while True:
        try:
            line = input(MORE if held else PROMPT).rstrip()
        except EOFError:
            return "\n".join(held) or None
        except KeyboardInterrupt:
            print(file=sys.stderr)
            held = []
            continue
        if not held:
            if is_end(line):
                return None
            if query := query_of(line):
                return query
        held += [line] if line else []
        if line.endswith(";"):
            return "\n".join(held)


def names(database: Path) -> list[str]:
    """The names of all tables, views and columns, for completion."""
    query = "SELECT DISTINCT unnest([table_name, column_name]) AS name FROM duckdb_columns() WHERE NOT internal"
    with suppress(duckdb.Error), connect(database) as connection:
        return sorted(name for (name,) in connection.execute(query).fetchall())
    return []


@contextmanager
def editing(database: Path) -> Iterator[None]:
    """Line editing with completion and a history that is kept, where readline exists."""
    try:
        import readline  # noqa: PLC0415 -- not everywhere
    except ImportError:
        yield
        return
    known = names(database)

    def complete(start: str, number: int) -> str | None:
        fitting = [name for name in known if name.startswith(start)]
        return fitting[number] if number < len(fitting) else None

    readline.set_completer(complete)
    readline.set_completer_delims(" \t\n,;()=<>+-*/'.")
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    kept = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "columnist" / "sql_history"
    with suppress(OSError):
        readline.read_history_file(kept)
    try:
        yield
    finally:
        readline.set_completer(None)
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            readline.set_history_length(1000)
            readline.write_history_file(kept)
