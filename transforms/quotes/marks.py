"""Quotation marks: which spans of a text stand between them.

Curly, German, French and straight marks pair by depth. Closing single marks are told from apostrophes by what stands around
them: an elision's apostrophe and a plural's possessive have the form of a closing mark (Chicago Manual of Style 17, 6.115, 7.17).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.lexicons import word_list

MARK = re.compile("``|''|‘‘|’’|[“”„«»‹›‘’‚\"']")
CLOSERS = {
    "“": {"”", "“", '"'},
    "”": {"”"},
    "„": {"“", "”", '"'},
    "«": {"»"},
    "»": {"«", "»"},
    "‹": {"›"},
    "‚": {"‘", "’"},
    "‘": {"’", "'"},
    '"': {'"', "”"},
    "'": {"'", "’"},
    "``": {"''", '"'},
    "''": {"''"},
    "‘‘": {"’’", "''"},
}
"""What may close a mark that opened. `”` and `»` open in Swedish and in German printing."""
SINGLE = frozenset("‘’‚'‹›")
APOSTROPHES = frozenset("‘’'")
ALWAYS = frozenset("„«‹‚")
"""Marks that open whatever stands around them."""
TRIM = "“”„«»‹›‘’‚\"'` \u00a0\n\t"
STOPS = ".,!?;:…—–-)"

ELISION = re.compile(r"['‘’](?:\d\ds?|em|til|tis|twas|cause|bout|round|n|cos)\b", re.IGNORECASE)
SAID = re.compile(rf",(?= (?:[\w.’'-]+ ){{0,4}}(?:{'|'.join(sorted(word_list('quote_words.tsv', 'voiced')))})\b)")
"""An attribution after words whose closing mark is missing."""
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")

AMBIGUOUS = frozenset({'"', "“", "”", "«", "''"})
"""Marks that open or close, by what stands around them."""
REACH = 300
"""Characters within which a sentence's closing mark is looked for. 150 and 600 read 216 annotated quotes alike."""
DEPTH = 4
"""How far down a closing mark looks for its opening one; deeper nesting is a broken text. 2 and 8 read 216 annotated quotes alike."""


@dataclass(slots=True)
class Marked:
    """A span in quotation marks, marks included."""

    start: int
    end: int
    closed: bool = True
    resumed: bool = False
    """Whether it carries on what the block before left open."""

    def inner(self, text: str) -> tuple[int, int]:
        """Start and end without marks, white space and a closing comma."""
        start, end = self.start, self.end
        while start < end and text[start] in TRIM:
            start += 1
        while start < end and text[end - 1] in TRIM + ",":
            end -= 1
        return start, end


@dataclass(slots=True)
class _Block:
    """The spans of one block, the first double mark left open, the first closing one without its opening."""

    spans: list[Marked]
    unclosed: int | None
    stray: int | None


def pair_marks(text: str, blocks: Sequence[tuple[int, int]]) -> list[Marked]:
    """The outermost spans in quotation marks, in the order of the text; linear in its length.

    A span goes on over blocks when the next one opens with a mark again (the convention of English printing), or when the
    next one has the closing mark that is missing; each block's part is a span of its own.

    >>> [(m.start, m.end) for m in pair_marks("the herders’ “no” and ‘it’s late’", [(0, 33)])]
    [(13, 17), (22, 33)]
    """
    spans: list[Marked] = []
    read = [_block(text, start, end) for start, end in blocks]
    left_open = False
    for number, (block, (start, end)) in enumerate(zip(read, blocks, strict=True)):
        goes_on = block.unclosed is not None and _goes_on(text, read, blocks, number)
        own = _spans(text, block, end, whole=goes_on)
        if left_open and own and own[0].start == start:
            own[0].resumed = True
        if left_open and block.stray is not None:
            spans.append(Marked(start, block.stray + 1, resumed=True))
        spans += own
        left_open = goes_on
    return spans


def _goes_on(text: str, read: Sequence[_Block], blocks: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether what a block leaves open goes on in the next one."""
    following = number + 1
    return following < len(read) and (_opens(text, *blocks[following]) or read[following].stray is not None)


def _spans(text: str, block: _Block, end: int, *, whole: bool) -> list[Marked]:
    """The spans of a block, with the one that is left open."""
    if block.unclosed is None:
        return block.spans
    left = Marked(block.unclosed, _unclosed_end(text, block, end, whole=whole), closed=False)
    return sorted([*block.spans, left], key=lambda m: m.start)


def _opens(text: str, start: int, end: int) -> bool:
    return start < end and text[start] in CLOSERS


def _unclosed_end(text: str, block: _Block, end: int, *, whole: bool) -> int:
    """Where an unclosed span ends: with the block when it goes on in the next one, else with its sentence."""
    start = block.unclosed or 0
    following = min((m.start for m in block.spans if m.start > start), default=end)
    if whole and following == end:
        return end
    said = SAID.search(text, start, following)
    stop = SENTENCE_END.search(text, start, following)
    return min(said.start() if said else following, stop.end() if stop else following)


def _block(text: str, start: int, end: int) -> _Block:
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    stray = None
    for mark, at in _marks(text, start, end):
        depth = _partner(text, stack, mark, at, end)
        if depth is not None:
            pairs.append((stack[depth][1], at + len(mark)))
            del stack[depth:]
        elif _may_open(text, mark, at, start, end):
            stack.append((mark, at))
        elif mark in {"”", "»"} and not stack and not pairs and stray is None:
            stray = at
    return _Block(_outermost(pairs), _left_open(stack, start), stray)


def _left_open(stack: Sequence[tuple[str, int]], start: int) -> int | None:
    """Where the first mark stands that nothing closes; a single one counts at the start of its block."""
    return next((at for mark, at in stack if mark not in SINGLE or (mark == "‘" and at == start)), None)


def _outermost(pairs: list[tuple[int, int]]) -> list[Marked]:
    spans: list[Marked] = []
    for start, end in sorted(pairs):
        if not spans or start >= spans[-1].end:
            spans.append(Marked(start, end))
    return spans


def _marks(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Marks of a block but for apostrophes inside words and before elisions."""
    for match in MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in APOSTROPHES and (_alnum(text, at - 1, start, end) and _alnum(text, at + 1, start, end)):
            continue
        if mark in APOSTROPHES and not _alnum(text, at - 1, start, end) and ELISION.match(text, at, end):
            continue
        yield mark, at


def _alnum(text: str, at: int, start: int, end: int) -> bool:
    return start <= at < end and text[at].isalnum()


def _partner(text: str, stack: list[tuple[str, int]], mark: str, at: int, end: int) -> int | None:
    """Index in the stack of the opening mark that this one closes; None where it closes nothing."""
    if not stack or not _may_close(text, mark, at, stack[-1][1], end):
        return None
    reach = 1 if mark in SINGLE else DEPTH
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - reach), -1):
        if mark in CLOSERS[stack[depth][0]]:
            return depth
    return None


def _may_close(text: str, mark: str, at: int, opened: int, end: int) -> bool:
    following = text[at + len(mark)] if at + len(mark) < end else " "
    if mark in {"'", "’"}:
        # `out of harm's way. ' She left`: a stop before a badly spaced mark ends what was quoted.
        if text[at - 1].isspace():
            return text[at - 2] in ",.!?" and following.isspace()
        return not following.isalnum() and not _is_possessive(text, at, end)
    return mark not in AMBIGUOUS or _closes_after(text, at, opened, following)


def _closes_after(text: str, at: int, opened: int, following: str) -> bool:
    """Whether a mark that can open and close does close, by what stands around it."""
    if text[at - 1] in "([" and following.isalnum():
        return False
    # `, "Clark said`: a comma before a badly spaced mark ends what was quoted.
    return at > opened + 1 and (not text[at - 1].isspace() or not following.isalnum() or text[at - 2] == ",")


def _may_be_possessive(text: str, at: int, end: int) -> bool:
    """Whether a mark stands between an s and another word of the sentence: `workers' rights`."""
    return text[at - 1] in "sSzxX" and at + 2 < end and text[at + 1] == " " and text[at + 2].isalnum()


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether a mark after a plural's s belongs to the word: a better closing mark follows in the sentence."""
    if not _may_be_possessive(text, at, end):
        return False
    for match in MARK.finditer(text, at + 1, min(end, at + REACH)):
        if match.group() == "‘" or (match.group() == "'" and text[match.start() - 1] == " "):
            return False
        if match.group() in "'’" and not _alnum(text, match.end(), at, end):
            return text[match.start() - 1] in STOPS or match.end() >= end or not text[match.start() - 1].isspace()
    return False


def _opens_apart(text: str, mark: str, at: int, start: int) -> bool:
    """Whether a single mark opens words that stand apart from it: `riot,’ he wrote. ‘ The young have`."""
    return mark == "‘" and text[at + 2 : at + 3].isupper() and (at == start or text[at - 1].isspace())


def _may_open(text: str, mark: str, at: int, start: int, end: int) -> bool:
    if mark not in CLOSERS:
        return False
    after = at + len(mark)
    if mark in ALWAYS:
        return True
    if after >= end or (text[after].isspace() and mark != "“" and not _opens_apart(text, mark, at, start)):
        return False
    if mark in {"“", "``", "‘‘"}:
        return True
    return at == start or not (text[at - 1].isalnum() or (mark in SINGLE and text[at - 1] in ".,!?%"))
