"""The title that a source gives beside an article's text: whether the text shows it, and its place above the text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from transforms.read import Record

SITE = re.compile(r"\s+[|\-–—:»·]\s+[^|\-–—:»·]{2,40}$")
"""The name of the site at the end of a title."""
BARRED = re.compile(r"\s+[|»]\s+[^|»]{2,40}$")
"""The same behind a mark that no headline has inside."""
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
SHOWN_IN = 12
"""A text shows its title among so many first lines: a menu, a date and a byline may stand above it."""
SAME_WORDS = 0.7
"""A line that shares so many of its and the title's words is the title in other words ("Top 11 Affordable ...")."""
LONGEST = 40
"""Words above which a title is the beginning of the text or a message, not a headline."""


def headed(record: Record) -> Record:
    """The record with its title as the first line, as a page has it, unless its text shows the title already."""
    title = BARRED.sub("", record.title or "")
    if not title or not record.text.strip() or len(title.split()) > LONGEST or is_shown(title, record.text):
        return record
    gap = f"{title}\n\n"
    shapes = ((0, "title"), *((at + len(gap), kind) for at, kind in record.shapes))
    main_end = None if record.main_end is None else record.main_end + len(gap)
    return replace(record, text=gap + record.text, shapes=shapes, main_end=main_end)


def is_shown(title: str, text: str) -> bool:
    r"""Whether one of the first lines is or holds the title, with or without the name of its site.

    >>> is_shown("Ferry sinks | The Post", "Ferry sinks\nA ferry sank."), is_shown("Ferry sinks", "A boat sank.")
    (True, False)
    """
    forms = [squeeze(title), squeeze(SITE.sub("", title))]
    own = words_of(title)
    for line in islice((found[0] for found in LINE.finditer(text)), SHOWN_IN):
        shown = words_of(line)
        if any(form in squeeze(line) for form in forms) or len(own & shown) >= SAME_WORDS * len(own | shown):
            return True
    return False


def words_of(line: str) -> frozenset[str]:
    """The words of a line in lower case."""
    return frozenset(re.findall(r"\w+", line.casefold()))


def squeeze(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))
