"""Raw text to lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.clean.repair import repair

NEWLINES = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
LINE = re.compile(f"[^{NEWLINES}]+")
BLANK = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\r\n[^\S\r\n]*\r\n|\x0c|\u2029")


class RawLine(NamedTuple):
    """A line after repair, and the stretch of the raw text that it stands for, white space around it left out."""

    text: str
    start: int
    end: int
    blank_before: bool
    flags: frozenset[str]


def split(raw: str) -> Iterator[RawLine]:
    """The lines that hold something.

    A line of which nothing is left after repair (controls, invisible characters) keeps its place with an empty text.
    """
    end = 0
    for match in LINE.finditer(raw):
        inner = match[0].strip()
        if not inner:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        blank = bool(BLANK.search(raw, max(0, end - 1), start + 1)) if end else True
        end = start + len(inner)
        text, flags = repair(inner)
        yield RawLine(text, start, end, blank, flags)
