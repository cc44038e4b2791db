"""A record's text as lines that are repaired, joined where they were wrapped, and kept or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.clean.decision import decide
from transforms.clean.model import probabilities
from transforms.clean.quotation import space_marks
from transforms.clean.recurring import number
from transforms.clean.split import RawLine, split
from transforms.clean.wrapping import join
from transforms.language.identify import ENGLISH, identify
from transforms.read import Record, labelled

EMPTY = "repair.nothing_left"
GAP = "\n\n"
"""What stands between two lines of the text that is kept; `documents.text` has the same."""


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
    """A record, its lines, and flags of what was mended in them."""

    record: Record
    lines: tuple[Line, ...]
    flags: tuple[str, ...] = ()


def clean(record: Record) -> Cleaned:
    """Split the raw text into lines, repair each, and mark those that are boilerplate."""
    found = [with_marks_spaced(x) for x in join(list(split(record.text)))]
    rules = drop(found, record)
    lines = tuple(Line(x.text, x.start, x.end, rule, x.blank_before) for x, rule in zip(found, rules, strict=True))
    return Cleaned(record, lines, tuple(sorted(frozenset[str]().union(*(x.flags for x in found)))))


def with_marks_spaced(line: RawLine) -> RawLine:
    """A line with its straight quotation marks next to the words that they enclose."""
    text = space_marks(line.text) if '"' in line.text else line.text
    return line if text == line.text else line._replace(text=text, flags=line.flags | {"marks"})


def drop(found: Sequence[RawLine], record: Record) -> list[str | None]:
    """The rule that drops each line; what the reader has already set aside is not looked at, its title stays."""
    rules = [set_aside(x, record) for x in found]
    left = [i for i, rule in enumerate(rules) if rule is None]
    lines = [found[i].text for i in left]
    recurs = [number(line) in record.recurring for line in lines] if record.recurring else None
    score = probabilities if is_trained_for(lines, record) else None
    for i, rule in zip(left, decide(lines, record.url, score, recurs), strict=True):
        rules[i] = None if (found[i].start, "title") in record.shapes else rule
    return rules


def set_aside(line: RawLine, record: Record) -> str | None:
    """The rule that drops a line before it is looked at: the reader's, or that nothing is left of it."""
    if record.main_end is not None and line.start >= record.main_end:
        return record.aside_rule
    return None if line.text else EMPTY


def is_trained_for(lines: Sequence[str], record: Record) -> bool:
    """Whether the model knows such texts: English pages as text, neither other languages nor what a reader took out of its page."""
    is_page = record.main_end is not None and record.aside_rule != labelled.RULE
    return not is_page and identify(GAP.join(lines)) in (None, ENGLISH)
