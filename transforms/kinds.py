"""What each kept line of an article is: title, byline, date line, heading, paragraph, list item or caption."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.clean.dates import full_date
from transforms.clean.front import front_matter
from warehouse.tables.blocks import BlockKind

LONGEST_HEADING = 14
LONGEST_TITLE = 30
BODY_WORDS = 12
"""A line of so many words can be what a heading stands above."""
LIST_RUN = 3
"""So many short lines in a row are a list, not headings."""
BULLET = re.compile(r"[•▪▫◦‣⁃●○■□►▸➢➤✓✔·*–—-]\s+(?=\S)")
NUMBERED = re.compile(r"(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+\S", re.IGNORECASE)
NUMBERED_HEADING = re.compile(r"\d{1,3}[.)]\s+\S")
CLOSED = re.compile(r"[.!?…;,][”\"’')\]]*$")
"""The end of a sentence or a clause, also inside quotation marks."""
OPENING = "“\"‘'¿#"
CLOSING_QUOTES = '”"'
INNER_STOP = re.compile(r"[a-z]{3}[.!?][”\"]? [A-Z“\"]")
LETTER = re.compile(r"[^\W\d_]")
LONGEST_QUOTED = 8
"""A longer line that opens with a quotation and goes on is speech."""
SITE = re.compile(r"\s+[|\-–—:»·]\s+[^|\-–—:»·]{2,40}$")


def kinds(lines: Sequence[str], title: str | None, told: Mapping[int, BlockKind]) -> list[BlockKind]:
    """The kind of each line; `told` holds what markup says, by line number."""
    found: list[BlockKind] = ["paragraph"] * len(lines)
    if len(lines) < 2:
        return found
    sizes = [len(line.split(None, 100)) for line in lines]
    body = next((i for i, n in enumerate(sizes) if n >= BODY_WORDS and CLOSED.search(lines[i])), len(lines))
    named = title_line(lines, title, body)
    for i in range(len(lines)):
        if i in told:
            found[i] = told[i]
        elif i == named:
            found[i] = "title"
        else:
            found[i] = kind_of(lines, sizes, i, body)
    return found


def kind_of(lines: Sequence[str], sizes: Sequence[int], i: int, body: int) -> BlockKind:
    """The kind of one line that is not the title."""
    line = lines[i]
    front = front_matter(line)
    if front == "caption" or (front and (i <= body or i >= len(lines) - 3)):
        return front
    if BULLET.match(line) or (NUMBERED.match(line) and not is_numbered_heading(lines, sizes, i)):
        return "list_item"
    if not looks_like_heading(line, sizes[i]):
        return "paragraph"
    run = run_of_short_lines(lines, sizes, i)
    if run >= LIST_RUN and i > body:
        return "list_item"
    return "heading" if i + 1 < len(lines) and any(n >= BODY_WORDS for n in sizes[i + 1 : i + 3]) else "paragraph"


def looks_like_heading(line: str, n_words: int) -> bool:
    """A short line that begins like a title and does not end like a sentence.

    >>> looks_like_heading("Moscow’s Response", 2), looks_like_heading("He left.", 2), looks_like_heading("“We will win”", 3)
    (True, False, False)
    """
    first, last = line[0], line[-1]
    if n_words > LONGEST_HEADING or first.islower() or not (first.isalnum() or first in OPENING) or line[1:].isdigit():
        return False
    if last in ".!…;,:" or INNER_STOP.search(line) or not LETTER.search(line):
        return False
    if first in OPENING and last not in CLOSING_QUOTES:
        return n_words <= LONGEST_QUOTED
    return not (last in CLOSING_QUOTES and (first in OPENING or CLOSED.search(line)))


def run_of_short_lines(lines: Sequence[str], sizes: Sequence[int], i: int) -> int:
    """How many lines in a row, around line i, look like headings."""
    first = i
    while first > 0 and looks_like_heading(lines[first - 1], sizes[first - 1]):
        first -= 1
    last = i
    while last + 1 < len(lines) and looks_like_heading(lines[last + 1], sizes[last + 1]):
        last += 1
    return last - first + 1


def is_numbered_heading(lines: Sequence[str], sizes: Sequence[int], i: int) -> bool:
    """A short numbered line above a paragraph."""
    return bool(
        NUMBERED_HEADING.match(lines[i])
        and looks_like_heading(lines[i], sizes[i])
        and i + 1 < len(lines)
        and sizes[i + 1] >= BODY_WORDS
        and not NUMBERED.match(lines[i + 1])
    )


def title_line(lines: Sequence[str], title: str | None, body: int) -> int | None:
    """The line that holds the article's title: the one that says what the record calls it, else a first line above the text."""
    if title:
        wanted = {plain(title), plain(SITE.sub("", title))}
        return next((i for i, line in enumerate(lines[: max(body, 1) + 1]) if plain(line) in wanted), None)
    first = lines[0]
    n = len(first.split(None, LONGEST_TITLE))
    unlike = full_date(first) and front_matter(first)
    if body and body < len(lines) and n <= LONGEST_TITLE and not first.endswith((".", ":", ";", ",")) and not unlike:
        return 0 if front_matter(first) is None and not BULLET.match(first) else None
    return None


def plain(text: str) -> str:
    """Letters and digits in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))
