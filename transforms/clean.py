"""Lines of the raw text: repaired, and furniture marked with the rule that drops it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.lexicons import lexicon
from transforms.read import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its cleaned text, its place in the raw text, and the rule that drops it, if any."""

    text: str
    raw_start: int
    raw_end: int
    rule_id: str | None
    blank_before: bool


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A record and its lines."""

    record: Record
    lines: tuple[Line, ...]


def clean(record: Record) -> Cleaned:
    """Split the raw text into lines, repair each, and mark those that are page furniture."""
    return Cleaned(record, tuple(lines(record.text)))


def lines(raw: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    end = 0
    for match in re.finditer(r"[^\s](?:[^\n\r]*[^\s])?", raw):
        blank = raw.count("\n", end, match.start()) > 1 or not end
        end = match.end()
        yield Line(match[0], match.start(), end, furniture(match[0]), blank)


def furniture(line: str) -> str | None:
    """The id of the rule that drops a line, or None."""
    for row in lexicon("furniture.tsv"):
        if re.match(row["pattern"], line, re.IGNORECASE):
            return row["rule_id"]
    return None
