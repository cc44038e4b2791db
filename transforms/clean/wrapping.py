"""Text that was wrapped at a fixed width, joined to paragraphs again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.clean.split import RawLine

WIDEST = 120
"""Lines of mail, wire copy and plain text archives are narrower; a paragraph on one line is mostly wider.
90 and 160 read 120 annotated pages alike."""
FEWEST_LINES = 6
"""Lines below which nothing is known of how a text is wrapped. 4 and 10 read 120 annotated pages alike."""
WRAPPED_SHARE = 0.6
"""Of the neighbouring lines so many must break where the next word would not have fitted. .4 and .8 read 120 annotated pages alike."""
CONTINUED_SHARE = 0.3
"""So many must go on in lower case: lists and poems do not. .15 and .5 read 120 annotated pages alike."""


def join(lines: Sequence[RawLine]) -> list[RawLine]:
    """Join lines that were broken because the next word did not fit; text that is not wrapped comes back as it is."""
    width = wrap_width(lines)
    if width is None:
        return list(lines)
    joined: list[RawLine] = []
    full = False
    for number, line in enumerate(lines):
        if full and not line.blank_before:
            last = joined[-1]
            gap = "" if last.text.endswith("-") and last.text[-2:-1].isalpha() else " "
            joined[-1] = RawLine(
                last.text + gap + line.text, last.start, line.end, last.blank_before, last.flags | line.flags
            )
        else:
            joined.append(line)
        full = number + 1 < len(lines) and overflows(line, lines[number + 1], width)
    return joined


def wrap_width(lines: Sequence[RawLine]) -> int | None:
    """The width that a text was wrapped at, or None."""
    if len(lines) < FEWEST_LINES:
        return None
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.98 * (len(lengths) - 1))]
    if width > WIDEST:
        return None
    return width if is_wrapped(lines, width) else None


def is_wrapped(lines: Sequence[RawLine], width: int) -> bool:
    """Whether most lines are followed by one whose first word no longer fitted, and most of those go on in lower case."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    wrapped = [b for a, b in pairs if overflows(a, b, width)]
    if len(wrapped) < max(3, WRAPPED_SHARE * len(pairs)):
        return False
    return sum(b.text[:1].islower() for b in wrapped) >= CONTINUED_SHARE * len(wrapped)


def overflows(line: RawLine, following: RawLine, width: int) -> bool:
    """Whether the next line's first word would not have fitted on a line."""
    first = following.text.partition(" ")[0]
    return bool(first and line.text) and len(line.text) + 1 + len(first) > width
