"""What is wrong with a word list: columns, values and ids that no list of its name can have.

The lists of this folder and a user's own are held to the same rules. A column whose values are a closed set takes the values that
the shipped list has; one of numbers takes numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

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
    | {"actor_restriction", "region", "bare", "dimension"}
)
"""Columns whose values are a closed set, or lists of such between commas or bars."""
IDS = ("rule_id", "id", "code")
"""Columns whose values are a row's own."""
OPTIONAL = frozenset({"example", "counterexample"})


def problems() -> Iterator[str]:
    """What is wrong with the user's own words: file, line and what to do."""
    for name, path in own_files().items():
        if name not in shipped():
            yield f"{name}: there is no list of this name; lists are: {', '.join(sorted(shipped()))}"
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            yield f"{name}: it cannot be read as UTF-8: {error}"
            continue
        yield from (f"{name}: {problem}" for problem in faults(name, text, own=True))


@cache
def shipped() -> dict[str, str]:
    """The texts of the shipped lists by name."""
    found = (path for path in files(__package__).iterdir() if path.name.endswith((".tsv", ".csv")))
    return {path.name: path.read_text(encoding="utf-8") for path in found}


def faults(name: str, text: str, *, own: bool) -> Iterator[str]:
    """What is wrong with the text of a list, line by line.

    Args:
        name: the list.
        text: the file.
        own: whether the rows come behind the shipped ones, so that ids of those are taken.
    """
    known = rows(name, shipped()[name])
    columns = list(known[0])
    separator = "\t" if name.endswith(".tsv") else ","
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    cells = [next(csv.reader([line], delimiter=separator)) for _, line in lines]
    if not lines:
        yield "it is empty; its first line names the columns"
        return
    head = cells[0]
    if head[0] != columns[0] or not set(head) <= set(columns):
        yield f"line {lines[0][0]}: columns are {', '.join(head)}; they are to be of: {', '.join(columns)}, {columns[0]} first"
        return
    closed = {c: allowed(c, known) for c in head if c in CLOSED}
    numeric = {c for c in head if is_numeric(c, known)}
    ids = {c for c in IDS if c in head and len({row[c] for row in known}) == len(known)}
    taken = {(c, row[c]) for c in ids for row in known} if own else set()
    for (number, _), row in zip(lines[1:], cells[1:], strict=True):
        yield from (f"line {number}: {column} {value!r} is taken" for column, value in repeated(head, row, ids, taken))
        for problem in faults_of(head, row, closed, numeric):
            yield f"line {number}: {problem}"


def repeated(
    head: Sequence[str], row: Sequence[str], ids: set[str], taken: set[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """The ids of a row that another one has; they are taken from then on."""
    for cell in zip(head, row, strict=False):
        if cell[0] in ids:
            if cell in taken:
                yield cell
            taken.add(cell)


def faults_of(
    head: Sequence[str], row: Sequence[str], closed: dict[str, frozenset[str]], numeric: set[str]
) -> Iterator[str]:
    """What is wrong with the values of one row."""
    if len(row) > len(head):
        yield f"{len(row)} values for {len(head)} columns"
        return
    if not row[0].strip():
        yield f"{head[0]} is empty"
    for column, value in zip(head, row, strict=False):
        if column in closed and value not in closed[column]:
            yield f"{column} {value!r}: it is to be one of: {', '.join(sorted(filter(None, closed[column])))}"
        if column in numeric and value and not is_number(value):
            yield f"{column} {value!r}: it is to be a number"


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
