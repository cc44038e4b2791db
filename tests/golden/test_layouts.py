"""Titles, headings, lists and captions: the kinds of blocks in the annotated articles of layouts.txt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.golden import scoring
from transforms.clean import clean
from transforms.read import Record
from transforms.segment.blocks import segment

KINDS = {
    "t": "title", "b": "byline", "d": "dateline", "h": "heading", "p": "paragraph", "l": "list_item", "c": "caption",
}  # fmt: skip
HEADING_PRECISION, HEADING_RECALL, ALL = 0.97, 0.92, 0.97


def articles() -> Iterator[tuple[str, list[str]]]:
    """The text of each article and the kinds of its lines."""
    parts = (scoring.HERE / "layouts.txt").read_text(encoding="utf-8").split("\n--- ")[1:]
    for part in parts:
        lines = part.rstrip("\n").split("\n")[1:]
        yield "\n".join(line[2:] for line in lines), [KINDS[line[0]] for line in lines if line]


def read() -> Iterator[tuple[str, str, str]]:
    """Each line with its kind and the kind that it is taken for; a line that is dropped is boilerplate."""
    for text, kinds in articles():
        found = segment(clean(Record("a.txt", text, "", 1, "utf-8")), "", None).blocks
        yield from ((block.text, kind, block.kind) for block, kind in zip(found, kinds, strict=True))


def test_lines_are_taken_for_what_they_are() -> None:
    lines = list(read())
    wrong = [line for line in lines if line[1] != line[2]]
    count = Counter((gold == "heading", found == "heading") for _, gold, found in lines)
    precision = count[True, True] / (count[True, True] + count[False, True])
    recall = count[True, True] / (count[True, True] + count[True, False])
    assert (precision >= HEADING_PRECISION, recall >= HEADING_RECALL) == (True, True), (precision, recall, wrong)
    assert 1 - len(wrong) / len(lines) >= ALL, wrong
