"""Word lists as data: one file a list, its columns named in its first line; origins are in SOURCES.md."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list: `name.tsv` or `name.csv` of this folder; lines that start with `#` are comments.

    Raises:
        FileNotFoundError: no such list.
    """
    path = files(__package__) / name
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    return tuple(csv.DictReader(lines, delimiter="\t" if name.endswith(".tsv") else ","))


@cache
def word_list(file: str, name: str) -> frozenset[str]:
    """The words of one list of a file of lists, whose first two columns are `list` and `word`: one word a row.

    >>> "monday" in word_list("event_words.tsv", "times")
    True

    Raises:
        FileNotFoundError: no such file.
        KeyError: no list of this name in it.
    """
    words = frozenset(row["word"] for row in lexicon(file) if row["list"] == name)
    if not words:
        raise KeyError(f"{file} has no list {name!r}")
    return words


@cache
def examples() -> dict[str, str]:
    """The example of each rule by its id, of all lists that have both columns."""
    found = {}
    for path in files(__package__).iterdir():
        if path.name.endswith(".tsv"):
            for row in lexicon(path.name):
                if row.get("rule_id") and row.get("example"):
                    found[row["rule_id"]] = row["example"]
    return found


def example_of(rule_id: str) -> str | None:
    """A sentence that a rule reads, if a list gives one."""
    return examples().get(rule_id)
