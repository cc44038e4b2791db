"""What each kept line of an article is: title, byline, date line, heading, paragraph, list item or caption."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.front_matter.lines import front_matter, is_author_alone, is_author_by_date, is_clock
from transforms.read.titles import SITE, squeeze
from warehouse.tables.blocks import BlockKind

LONGEST_HEADING = 14
"""Words above which a line is no heading. On 120 annotated pages: at 9 and 20 some rows differ and no score."""
LONGEST_LABEL = 4
"""Words above which a first line is no name of a site or a section."""
LONGEST_TITLE = 30
"""Words above which the first line is no title. 20 and 40 read 120 annotated pages alike."""
BODY_WORDS = 12
"""A line of so many words can be what a heading stands above. On 120 annotated pages: at 8 and 18 some rows differ and no score."""
FRONT_LINES = 5
"""A sentence that leads to the article may stand above its byline, so one is looked for in these lines anyway.
On 120 annotated pages: at 3 nothing changes; at 8 recall .937 for .936, F1 of dropped lines .958 for .957."""
LONGEST_NUMBERED = 20
"""Questions that are counted are long: "4. When does it make sense to have support instead of fixing what comes?"."""
LEAD_WORDS = 6
"""A sentence of so many words, or a line that leads to a list, can be that too. On 120 annotated pages: at 4 and 9 some rows differ and no score."""
MOST_ITEMS = 40
"""So many lines before and after are looked at, so that time stays in proportion to the text. 15 and 80 read 120 annotated pages alike."""
LONGEST_FIELD = 40
"""Characters in which the colon of a field (`Date: ...`) stands."""
LABEL_TIMES = 3
"""A short line that recurs so often in one article labels its parts. On 120 annotated pages: at 2 and 5 some rows differ and no score."""
LIST_RUN = 3
"""So many short lines in a row are a list, not headings. On 120 annotated pages: at 2 and 5 some rows differ and no score."""
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


def kinds(lines: Sequence[str], title: str | None, told: Mapping[int, BlockKind]) -> list[BlockKind]:
    """The kind of each line; `told` holds what markup says, by line number."""
    if len(lines) < 2:
        return ["paragraph"] * len(lines)
    page = Page.of(lines)
    named = title_line(lines, title, page.body)
    return [told.get(i) or ("title" if i == named else kind_of(page, i)) for i in range(len(lines))]


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article, with what each line's kind depends on."""

    lines: Sequence[str]
    sizes: Sequence[int]
    """Words of each line."""
    body: int
    """The first line of prose."""
    labels: frozenset[str]
    """Recurring lines that label the article's parts."""
    fields: Mapping[str, int]
    """How often a line begins with such a word and a colon."""

    @classmethod
    def of(cls, lines: Sequence[str]) -> Page:
        """Count the words of each line, and what recurs."""
        sizes = [len(line.split(None, 100)) for line in lines]
        prose = (i for i, n in enumerate(sizes) if n >= BODY_WORDS and CLOSED.search(lines[i]))
        fields = Counter(line.partition(":")[0] for line in lines if ":" in line[:LONGEST_FIELD])
        return cls(lines, sizes, next(prose, len(lines)), label_lines(lines), fields)


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


def kind_of(page: Page, i: int) -> BlockKind:
    """The kind of one line that is not the title."""
    if front := front_kind(page, i):
        return front
    line = page.lines[i]
    if i > page.body and is_clock(line) and is_above_prose(page, i):
        return "heading"
    numbered = NUMBERED.match(line) is not None
    if BULLET.match(line) or (numbered and not is_numbered_heading(page.lines, page.sizes, i)):
        return "list_item"
    if not (numbered or looks_like_heading(line, page.sizes[i])):
        return "paragraph"
    return heading_or_less(page, i, numbered=numbered)


def is_above_prose(page: Page, i: int) -> bool:
    """Whether a paragraph stands right below a line."""
    return i + 1 < len(page.sizes) and page.sizes[i + 1] >= BODY_WORDS


def heading_or_less(page: Page, i: int, *, numbered: bool) -> BlockKind:
    """The kind of a line that looks like a heading."""
    is_label = page.lines[i] in page.labels and i + 1 < len(page.lines)
    kind = "heading" if numbered or is_label else short_kind(page, i)
    return "paragraph" if kind == "heading" and is_entry(page, i) else kind


def front_kind(page: Page, i: int) -> BlockKind | None:
    """Whether a line is a caption, or a byline or date line at either end of the article."""
    line, beside = page.lines[i], page.lines[max(0, i - 1) : i + 2]
    if 0 < i < max(page.body, FRONT_LINES) and (is_author_alone(line) or is_author_by_date(line, beside)):
        return "byline"
    front = front_matter(page.lines[i])
    at_end = i <= max(page.body, FRONT_LINES) or i >= len(page.lines) - 3
    return front if front == "caption" or at_end else None


def short_kind(page: Page, i: int) -> BlockKind:
    """The kind of a line that looks like a heading: one of a list, or one above prose, or neither."""
    if is_item(page.lines, page.sizes, i, page.body):
        return "list_item"
    below = range(i + 1, min(i + 3, len(page.lines)))
    above_text = any(stands_below(page.lines[k], page.sizes[k]) for k in below)
    return "heading" if above_text or any(map(BULLET.match, page.lines[i + 1 : i + 2])) else "paragraph"


def is_entry(page: Page, i: int) -> bool:
    """Whether what looks like a heading is an entry of a record, or a question of an interview."""
    return is_field(page.lines, page.sizes, i, page.fields) or is_asked(page.lines[i], page.fields)


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


def runs_on(line: str) -> bool:
    """Whether a line holds a full stop inside, words that no heading has, or no letter at all."""
    return bool(INNER_STOP.search(line) or NO_HEADING.search(line) or not LETTER.search(line))


def looks_like_heading(line: str, n_words: int) -> bool:
    """A short line that begins like a title and does not end like a sentence.

    >>> looks_like_heading("Moscow’s Response", 2), looks_like_heading("He left.", 2), looks_like_heading("“We will win”", 3)
    (True, False, False)
    """
    if n_words > LONGEST_HEADING or not opens_like_title(line):
        return False
    if line[-1] == "!" and 1 < n_words <= LONGEST_QUOTED and TITLE_CASE.fullmatch(line):
        return True
    if line[-1] in ".!…;,:" or runs_on(line):
        return False
    if line[0] in OPENING and line[-1] not in CLOSING_QUOTES:
        return n_words <= LONGEST_QUOTED
    return not is_quotation(line)


def opens_like_title(line: str) -> bool:
    """Whether a line begins with a capital, a figure or an opening mark, and is no number alone."""
    first = line[0]
    return not first.islower() and (first.isalnum() or first in OPENING) and not line[1:].isdigit()


def is_quotation(line: str) -> bool:
    """Whether a line is quoted whole, or ends with a quoted sentence."""
    return line[-1] in CLOSING_QUOTES and (line[0] in OPENING or bool(CLOSED.search(line)))


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


def line_like(title: str, lines: Sequence[str]) -> int | None:
    """The first line that says what a title does, with or without the site behind it."""
    wanted = {squeeze(title), squeeze(SITE.sub("", title))}
    return next((i for i, line in enumerate(lines) if squeeze(line) in wanted), None)


def title_line(lines: Sequence[str], title: str | None, body: int) -> int | None:
    """The line that holds the article's title: the one that says what the record calls it, else the first line above the text, date lines aside."""
    if title:
        return line_like(title, lines[: max(body, 1) + 1])
    if not 0 < body < len(lines):
        return None
    above = lines[: min(body, FRONT_LINES)]
    first = next((i for i, line in enumerate(above) if front_matter(line) != "dateline"), None)
    if first is None or not can_be_title(lines[first]):
        return None
    return next((i for i in range(first + 1, len(above)) if heads_article(lines, i, lines[first])), first)


def heads_article(lines: Sequence[str], i: int, first: str) -> bool:
    """Whether a line is the title rather than the first one, which is short: the name of a site or section above it."""
    n_words = len(lines[i].split())
    short = (
        len(first.split()) <= LONGEST_LABEL < n_words <= LONGEST_HEADING
    )  # a longer line leads to the article below a short title
    if not short or first.endswith(("?", "!")) or not can_be_title(lines[i]):
        return False
    return i + 1 < len(lines) and (
        front_matter(lines[i + 1]) in ("byline", "dateline") or is_author_alone(lines[i + 1])
    )


def can_be_title(line: str) -> bool:
    """Whether a first line reads like a title: no sentence, no bullet, no byline, date line or caption."""
    if len(line.split(None, LONGEST_TITLE)) > LONGEST_TITLE or line.endswith((".", ":", ";", ",")):
        return False
    return front_matter(line) is None and not BULLET.match(line)
