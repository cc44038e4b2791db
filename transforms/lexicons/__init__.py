"""Word lists as data: one file a list, its columns named in its first line; origins are in SOURCES.md.

Users extend a list by a file of its name in a folder of their own, which the variable OWN names: lists are read when modules
are imported, in every process that reads articles, so the folder is known before any of them is.
"""

from __future__ import annotations

import csv
import os
from functools import cache
from importlib.resources import files
from pathlib import Path

OWN = "COLUMNIST_WORDS"
"""The variable that names the folder of a user's own words."""


@cache
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list, `name.tsv` or `name.csv` of this folder, and behind them the user's own; `#` begins a comment.

    Raises:
        FileNotFoundError: no such list.
    """
    shipped = rows(name, (files(__package__) / name).read_text(encoding="utf-8"))
    own = own_files().get(name)
    if own is None:
        return shipped
    empty = dict.fromkeys(shipped[0], "")
    return shipped + tuple(empty | row for row in rows(name, own.read_text(encoding="utf-8-sig")))


def rows(name: str, text: str) -> tuple[dict[str, str], ...]:
    """The rows of a file's text, by the columns of its first line."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t" if name.endswith(".tsv") else ",", restval=""))


@cache
def column(name: str) -> frozenset[str]:
    """The words of a list of one column, shipped and the user's own; long lists are read so, without a dictionary a row.

    >>> "raut" in column("rare_surnames.tsv")
    True
    """
    own = own_files().get(name)
    texts = [(files(__package__) / name).read_text(encoding="utf-8"), own.read_text(encoding="utf-8") if own else ""]
    return frozenset(line for text in texts for line in text.splitlines() if not line.startswith("#")) - {"", "name"}


def own_files() -> dict[str, Path]:
    """The files of the user's own words, by name."""
    folder = os.environ.get(OWN)
    return {path.name: path for path in sorted(Path(folder).glob("*.[tc]sv"))} if folder else {}


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
def nouns(class_: str) -> frozenset[str]:
    """The nouns (lemma) that are of a class by their most frequent sense, as WordNet has it.

    >>> "pharmacist" in nouns("person")
    True
    """
    return frozenset(row["lemma"] for row in lexicon("noun_classes.tsv") if row["class"] == class_)


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
