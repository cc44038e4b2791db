"""The analysis views, one .sql file each: pure text, `warehouse.publish` creates them.

A file starts with comment lines that say what one row is; `-- name: meaning` lines after them describe columns. A column
without such a line means what the column of that name means in the first table or view of the query that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files

from warehouse.contract import columns, quote
from warehouse.tables import TABLES

COLUMN = re.compile(r"-- ([a-z_]+): (.+)")
SOURCE = re.compile(r"\b(?:FROM|JOIN) (\w+)")


class ViewError(ValueError):
    """A .sql file that cannot become a view; the message names it."""


@dataclass(frozen=True, slots=True)
class View:
    """A view: its SELECT, what one row is, and the columns that its file describes."""

    name: str
    meaning: str
    columns: dict[str, str]
    sql: str

    def statement(self) -> str:
        """The CREATE VIEW statement."""
        return f"CREATE OR REPLACE VIEW {self.name} AS\n{self.sql}"

    def sources(self) -> list[str]:
        """The tables and views that it reads, in the order of its query; common table expressions among them."""
        return [name for name in dict.fromkeys(SOURCE.findall(self.sql)) if name != self.name]

    def meanings(self) -> dict[str, str]:
        """What columns of it would mean, by their names: its own words, then those of its sources in order."""
        found = dict(self.columns)
        for source in self.sources():
            found = meanings(source) | found
        return found

    def comments(self, names: list[str]) -> list[str]:
        """The COMMENT ON statements of the view and of its columns, which `names` lists.

        Raises:
            ViewError: a column has no meaning, or a meaning no column.
        """
        known = self.meanings()
        unknown = [name for name in names if name not in known] + [name for name in self.columns if name not in names]
        if unknown:
            raise ViewError(f"views/{self.name}.sql: describe `-- {unknown[0]}: meaning`, or take the line out")
        found = [f"COMMENT ON VIEW {self.name} IS {quote(self.meaning)}"]
        return found + [f"COMMENT ON COLUMN {self.name}.{name} IS {quote(known[name])}" for name in names]


@cache
def meanings(name: str) -> dict[str, str]:
    """The meaning of every column that a table has, or a view might have, by its name."""
    if name in TABLES:
        return {column.name: column.comment for column in columns(TABLES[name])}
    # A name that is neither is a common table expression.
    return next((view.meanings() for view in views() if view.name == name), {})


@cache
def views() -> tuple[View, ...]:
    """All views, each after those that it reads from."""
    found = {view.name: view for view in _read()}
    order = TopologicalSorter({name: sorted({*found[name].sources()} & {*found}) for name in sorted(found)})
    return tuple(found[name] for name in order.static_order())


def _read() -> Iterator[View]:
    for file in files(__package__).iterdir():
        if file.name.endswith(".sql"):
            yield parse(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> View:
    r"""A view from its file.

    >>> parse("hot", "-- Days above 30 degrees.\n-- peak: Highest reading.\nSELECT 1 AS peak")
    View(name='hot', meaning='Days above 30 degrees.', columns={'peak': 'Highest reading.'}, sql='SELECT 1 AS peak')

    Raises:
        ViewError: it does not start with a comment.
    """
    lines = text.strip().splitlines()
    head = [line for line in lines if line.startswith("--")]
    if not head or lines[: len(head)] != head:
        raise ViewError(f"views/{name}.sql: start with comment lines that say what one row is; none further down")
    described = {m[1]: m[2] for m in map(COLUMN.fullmatch, head) if m}
    meaning = " ".join(line.removeprefix("--").strip() for line in head if not COLUMN.fullmatch(line))
    return View(name, meaning, described, "\n".join(lines[len(head) :]).rstrip().rstrip(";"))
