"""The macros of the published file, one .sql file each: functions that queries may call. `warehouse.database` creates them.

A file starts with comment lines that say what the macro gives; then stands its CREATE statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files

HEAD = re.compile(r"CREATE OR REPLACE MACRO (?P<call>(?P<name>\w+)\([\w, ]*\)) AS")


class MacroError(ValueError):
    """A .sql file that cannot become a macro; the message names it."""


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro: its name, how it is called, what it gives, and its CREATE statement."""

    name: str
    call: str
    meaning: str
    sql: str


@cache
def macros() -> tuple[Macro, ...]:
    """All macros, each after those that it calls."""
    paths = (file for file in files(__package__).iterdir() if file.name.endswith(".sql"))
    found = {macro.name: macro for macro in (parse(file.name, file.read_text(encoding="utf-8")) for file in paths)}
    called = {
        name: {other for other in found if other != name and f"{other}(" in found[name].sql} for name in sorted(found)
    }
    return tuple(found[name] for name in TopologicalSorter(called).static_order())


def parse(file: str, text: str) -> Macro:
    r"""A macro from its file.

    >>> parse("twice.sql", "-- Two times.\nCREATE OR REPLACE MACRO twice(x) AS 2 * x").call
    'twice(x)'

    Raises:
        MacroError: it does not start with a comment, or creates no macro of the file's name.
    """
    comments = [line for line in text.splitlines() if line.startswith("--")]
    head = HEAD.search(text)
    if not comments or head is None or f"{head['name']}.sql" != file:
        raise MacroError(
            f"macros/{file}: a comment that says what it gives, then CREATE OR REPLACE MACRO of the file's name"
        )
    meaning = " ".join(line.removeprefix("--").strip() for line in comments)
    return Macro(head["name"], head["call"], meaning, text[head.start() :].strip().rstrip(";"))
