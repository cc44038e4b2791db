"""What is wrong with a word list: columns, values and ids that no list of its name can have.

The lists of this folder and a user's own are held to the same rules. A column whose values are a closed set takes the values that
the shipped list has; one of numbers takes numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from transforms.lexicons import own_files, rows

CLOSED = frozenset(
    {
        "list",
        "kind",
        "sector",
        "sport",
        "class",
        "event_type",
        "mode",
        "pos",
        "effect",
        "follows",
        "side",
        "bound",
        "cause",
    }
    | {"gender", "trend", "unique", "link", "role", "reach", "ontology", "quad_class", "circle", "stands", "pattern"}
    | {"feature", "actor_restriction", "region", "bare", "dimension"}
)
"""Columns whose values are a closed set, or lists of such between commas or bars."""
IDS = ("rule_id", "id", "code")
"""Columns whose values are a row's own."""
MOST = 30  # values that a message names all
OPTIONAL = frozenset({"example", "counterexample"})


def problems() -> Iterator[str]:
    """What is wrong with the user's own words: file, line and what to do."""
    for name, path in own_files().items():
        if name not in shipped():
            yield f"{name}: there is no list of this name; {choice(name, shipped())}"
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            yield f"{name}: it cannot be read as UTF-8: {error}"
            continue
        yield from (f"{name}: {problem}" for problem in faults(name, text, own=True))


@cache
def shipped() -> dict[str, str]:
    """The texts of the shipped lists by name."""
    found = (path for path in files(__package__).iterdir() if path.name.endswith((".tsv", ".csv")))
    return {path.name: path.read_text(encoding="utf-8") for path in found}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rows of a list are held to, by column."""

    closed: Mapping[str, frozenset[str]]
    """The values that a column may have."""
    numeric: frozenset[str]
    ids: frozenset[str]
    """Columns whose values are a row's own."""
    needed: frozenset[str]
    """Columns that no row leaves empty."""

    @classmethod
    def of(cls, head: Sequence[str], known: Sequence[dict[str, str]]) -> Rules:
        """The rules that shipped rows give for some columns."""
        closed = {c: allowed(c, known) for c in head if c in CLOSED}
        ids = frozenset(c for c in IDS if c in head and len(allowed(c, known)) == len(known))
        needed = frozenset(c for c in known[0] if c not in OPTIONAL and all(row[c] for row in known))
        return cls(closed, frozenset(c for c in head if is_numeric(c, known)), ids, needed)


def faults(name: str, text: str, *, own: bool) -> Iterator[str]:
    """What is wrong with the text of a list, line by line.

    Args:
        name: the list.
        text: the file.
        own: whether the rows come behind the shipped ones, so that ids of those are taken.
    """
    known = rows(name, shipped()[name])
    lines = list(numbered(text, "\t" if name.endswith(".tsv") else ","))
    if not lines:
        yield "it is empty; its first line names the columns"
        return
    number, head = lines[0]
    columns = list(known[0])
    if head[0] != columns[0] or not set(head) <= set(columns):
        wanted = f"they are to be of: {', '.join(columns)}, {columns[0]} first"
        yield f"line {number}: columns are {', '.join(head)}; {wanted}"
        return
    rules = Rules.of(head, known)
    if lacking := [c for c in columns if c in rules.needed and c not in head]:
        yield f"line {number}: {', '.join(lacking)} is missing; every row of the list has one"
    taken = {(column, row[column]) for column in rules.ids for row in known} if own else set()
    for number, row in lines[1:]:
        yield from (f"line {number}: {problem}" for problem in faults_of(head, row, rules, taken))


def numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a list that are no comments, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, next(csv.reader([line], delimiter=separator))


def faults_of(head: Sequence[str], row: Sequence[str], rules: Rules, taken: set[tuple[str, str]]) -> Iterator[str]:
    """What is wrong with one row; its ids are taken from then on."""
    if len(row) > len(head):
        yield f"{len(row)} values for {len(head)} columns"
        return
    for column, value in zip_longest(head, row, fillvalue=""):
        if column in rules.needed | {head[0]} and not value.strip():
            yield f"{column} is empty"
        elif problem := fault(column, value, rules, taken):
            yield f"{column} {value!r}{problem}"


def fault(column: str, value: str, rules: Rules, taken: set[tuple[str, str]]) -> str | None:
    """What is wrong with one value."""
    if column in rules.closed and value not in rules.closed[column]:
        return f": {choice(value, rules.closed[column])}"
    if column in rules.numeric and value and not is_number(value):
        return ": it is to be a number"
    if column not in rules.ids:
        return None
    before = (column, value) in taken
    taken.add((column, value))
    return " is taken" if before else None


def choice(value: str, known: Collection[str]) -> str:
    """What a value may be: all there is, or of many the nearest.

    >>> choice("cat", ["cow", "", "dog"])
    'it is to be one of: cow, dog'
    >>> choice("item 5x", [f"item {n}" for n in range(99)])
    'it is none of the 99 that there are; near it: item 5, item 95, item 85'
    """
    names = sorted(filter(None, known))
    if len(names) <= MOST:
        return f"it is to be one of: {', '.join(names)}"
    near = get_close_matches(value, names)
    return f"it is none of the {len(names)} that there are" + (f"; near it: {', '.join(near)}" if near else "")


def allowed(column: str, known: Sequence[dict[str, str]]) -> frozenset[str]:
    """The values that a column has; nothing is one of them where some row has nothing."""
    return frozenset(row[column] or "" for row in known)


def is_numeric(column: str, known: Sequence[dict[str, str]]) -> bool:
    """Whether a column of a shipped list holds numbers alone."""
    values = [row[column] for row in known if row[column]]
    return bool(values) and column not in OPTIONAL and all(map(is_number, values))


def is_number(value: str) -> bool:
    """Whether a value is a number."""
    try:
        float(value)
    except ValueError:
        return False
    return True
