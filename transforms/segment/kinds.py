"""What each kept line of an article is: title, byline, date line, heading, paragraph, list item or caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from transforms.front_matter.dates import full_date
from transforms.front_matter.lines import front_matter
from warehouse.tables.blocks import BlockKind

LONGEST_HEADING = 14
LONGEST_TITLE = 30
BODY_WORDS = 12
"""A line of so many words can be what a heading stands above."""
FRONT_LINES = 5
"""A sentence that leads to the article may stand above its byline, so one is looked for in these lines anyway."""
LONGEST_NUMBERED = 20
"""Questions that are counted are long: "4. When does it make sense to have support instead of fixing what comes?"."""
LEAD_WORDS = 6
"""A sentence of so many words, or a line that leads to a list, can be that too."""
MOST_ITEMS = 40
"""So many lines before and after are looked at, so that time stays in proportion to the text."""
LONGEST_FIELD = 40
LABEL_TIMES = 3
"""A short line that recurs so often in one article labels its parts."""
LIST_RUN = 3
"""So many short lines in a row are a list, not headings."""
BULLET = re.compile(r"[•▪▫◦‣⁃●○■□►▸➢➤✓✔·*–—-]\s+(?=\S)")
NUMBERED = re.compile(r"(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+\S", re.IGNORECASE)
NUMBERED_HEADING = re.compile(r"(?:\d{1,3}|[IVX]{1,5})[.)]\s+\S")
CLOSED = re.compile(r"[.!?…;,][”\"’')\]]*$")
"""The end of a sentence or a clause, also inside quotation marks."""
OPENING = "“\"‘'¿#"
CLOSING_QUOTES = '”"'
INNER_STOP = re.compile(r"[a-zA-Z]{3}[.!?][”\"]? [A-Z“\"]")
NO_HEADING = re.compile(r"→|: ?(?:[$€£]|[\d.,]+ ?%?$)")
"""An entry of a table that was turned to text."""
TITLE_CASE = re.compile(r"(?:(?:[A-Z][\w’'-]*|\w{1,3})[ !]){2,8}")
"""Words in capitals, short ones aside."""
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
    labels = label_lines(lines)
    fields = Counter(line.partition(":")[0] for line in lines if ":" in line[:LONGEST_FIELD])
    for i in range(len(lines)):
        if i in told:
            found[i] = told[i]
        elif i == named:
            found[i] = "title"
        else:
            found[i] = kind_of(lines, sizes, i, body, labels)
            if found[i] == "heading" and (is_field(lines, sizes, i, fields) or is_asked(lines[i], fields)):
                found[i] = "paragraph"
    return found


def recurring(names: Sequence[str]) -> frozenset[str]:
    """What stands LABEL_TIMES or more in a sequence."""
    return frozenset(name for name, n in Counter(names).items() if n >= LABEL_TIMES)


def label_lines(lines: Sequence[str]) -> frozenset[str]:
    """Recurring lines that each time stand above something that does not recur: not the rows of a table, turned to text."""
    often = recurring(lines)
    above = {a for a, b in pairwise(lines) if a in often and (b in often or NUMBERED.match(b))}
    return often - above


def is_field(lines: Sequence[str], sizes: Sequence[int], i: int, fields: Mapping[str, int]) -> bool:
    """Whether a line is one of a record's fields ("Website: ...", once an entry) with no prose below it."""
    name, colon, _ = lines[i].partition(":")
    return bool(colon) and fields.get(name, 0) >= LABEL_TIMES and (i + 1 == len(lines) or sizes[i + 1] < BODY_WORDS)


def is_asked(line: str, fields: Mapping[str, int]) -> bool:
    """Whether a line is what somebody asks in a transcript: "Reporter: And what did you do?", once more with the same name."""
    return line.endswith("?") and fields.get(line.partition(":")[0], 0) > 1


def kind_of(lines: Sequence[str], sizes: Sequence[int], i: int, body: int, labels: frozenset[str]) -> BlockKind:
    """The kind of one line that is not the title."""
    line = lines[i]
    front = front_matter(line)
    if front == "caption" or (front and (i <= max(body, FRONT_LINES) or i >= len(lines) - 3)):
        return front
    if BULLET.match(line) or (NUMBERED.match(line) and not is_numbered_heading(lines, sizes, i)):
        return "list_item"
    if not (NUMBERED.match(line) or looks_like_heading(line, sizes[i])):
        return "paragraph"
    if NUMBERED.match(line) or (line in labels and i + 1 < len(lines)):
        return "heading"
    below = range(i + 1, min(i + 3, len(lines)))
    above_text = any(stands_below(lines[k], sizes[k]) for k in below) or any(map(BULLET.match, lines[i + 1 : i + 2]))
    return "list_item" if is_item(lines, sizes, i, body) else "heading" if above_text else "paragraph"


def is_item(lines: Sequence[str], sizes: Sequence[int], i: int, body: int) -> bool:
    """Whether a line that could be a heading is one of a list."""
    items, run = introduced(lines, sizes, i), run_of_short_lines(lines, sizes, i)
    return bool(items or (run >= LIST_RUN and i > body)) and not ends_list(lines, sizes, i, items or run)


def stands_below(line: str, n_words: int) -> bool:
    """Whether a line is what a heading stands above: prose, or a sentence that leads to a list."""
    return n_words >= BODY_WORDS or (n_words >= LEAD_WORDS and (line.endswith(":") or bool(CLOSED.search(line))))


def introduced(lines: Sequence[str], sizes: Sequence[int], i: int) -> int:
    """How many lines, this one included, follow a line that ends with a colon and are no sentences; 0 where none does."""
    for back in range(1, min(i, MOST_ITEMS) + 1):
        if lines[i - back].endswith(":"):
            return back
        if CLOSED.search(lines[i - back]) or sizes[i - back] > 2 * LONGEST_HEADING:
            return 0
    return 0


def ends_list(lines: Sequence[str], sizes: Sequence[int], i: int, items: int) -> bool:
    """Whether a line below list items is the heading of the paragraph after it: a question, half as long as they are, or told of there."""
    if i + 1 >= len(lines) or not (sizes[i + 1] >= BODY_WORDS and CLOSED.search(lines[i + 1])):
        return False
    before = sizes[max(0, i - items + 1) : i]
    asks = lines[i].endswith("?") and not lines[i - 1].endswith("?")
    return (
        items == 1
        or asks
        or tells_of(lines[i], lines[i + 1])
        or (len(before) > 1 and 2 * sizes[i] * len(before) <= sum(before))
    )


def tells_of(line: str, paragraph: str) -> bool:
    """Whether a paragraph takes up a word of the line above it, as one below its heading does and one below a list seldom."""
    return bool(topic(line) & topic(paragraph))


def topic(text: str) -> set[str]:
    """The longer words."""
    return {word.casefold() for word in re.findall(r"[^\W\d_]{5,}", text)}


def looks_like_heading(line: str, n_words: int) -> bool:
    """A short line that begins like a title and does not end like a sentence.

    >>> looks_like_heading("Moscow’s Response", 2), looks_like_heading("He left.", 2), looks_like_heading("“We will win”", 3)
    (True, False, False)
    """
    first, last = line[0], line[-1]
    if n_words > LONGEST_HEADING or first.islower() or not (first.isalnum() or first in OPENING) or line[1:].isdigit():
        return False
    if last == "!" and 1 < n_words <= LONGEST_QUOTED and TITLE_CASE.fullmatch(line):
        return True
    if last in ".!…;,:" or INNER_STOP.search(line) or NO_HEADING.search(line) or not LETTER.search(line):
        return False
    if first in OPENING and last not in CLOSING_QUOTES:
        return n_words <= LONGEST_QUOTED
    return not (last in CLOSING_QUOTES and (first in OPENING or CLOSED.search(line)))


def run_of_short_lines(lines: Sequence[str], sizes: Sequence[int], i: int) -> int:
    """How many lines in a row, around line i, look like headings."""
    first = i
    while first > max(0, i - MOST_ITEMS) and looks_like_heading(lines[first - 1], sizes[first - 1]):
        first -= 1
    last = i
    while last + 1 < min(len(lines), i + MOST_ITEMS) and looks_like_heading(lines[last + 1], sizes[last + 1]):
        last += 1
    return last - first + 1


def is_numbered_heading(lines: Sequence[str], sizes: Sequence[int], i: int) -> bool:
    """A short numbered line that no other follows before prose does: items of a list stand together, headings apart."""
    if sizes[i] > LONGEST_NUMBERED or not NUMBERED_HEADING.match(lines[i]) or (i and NUMBERED.match(lines[i - 1])):
        return False
    for k in range(i + 1, min(i + 4, len(lines))):
        if NUMBERED.match(lines[k]):
            return False
        if sizes[k] >= BODY_WORDS and (k == i + 1 or CLOSED.search(lines[k])):
            return True
    return False


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
