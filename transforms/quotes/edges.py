"""The edges of a quoted span: marks, white space and stops that do not belong to it."""

from __future__ import annotations

OPENING = {"”": "“", "’": "‘", "»": "«"}
"""Closing marks stay at the edge of a span that holds their opening one."""
CLOSING = frozenset('"”»')
EDGE = ",;:–—-“”\"'‘’«»„ "


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks and white space at its edges.

    >>> trim("that “it ends”, ", 0, 16), trim(", he left.", 0, 10)
    ((0, 14), (2, 9))
    """
    while start < end and _is_edge(text[start], EDGE):
        start += 1
    while start < end and _is_edge(text[end - 1], EDGE + ".") and not _closes(text[start : end - 1], text[end - 1]):
        end -= 1
    if end < len(text) and text[end] in CLOSING and _lacks(text[start:end], text[end]):
        end += 1
    return start, end


def _is_edge(character: str, edge: str) -> bool:
    return character in edge or character.isspace()


def _closes(inner: str, mark: str) -> bool:
    """Whether a mark closes one that opens within the span."""
    return OPENING.get(mark, "\0") in inner


def _lacks(inner: str, mark: str) -> bool:
    """Whether a span holds an opening mark more than closing ones."""
    if mark == '"':
        return inner.count(mark) % 2 == 1
    return inner.count(OPENING[mark]) > inner.count(mark)
