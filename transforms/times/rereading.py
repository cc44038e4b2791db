"""Expressions of time that stand alone, as a row of `times` holds them: read again when an article gets a date later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from transforms.article import ParsedSentence, Token
from transforms.times.direction import Direction
from transforms.times.grammar import LEVELS, expressions
from transforms.times.nodes import Match
from transforms.times.normalization.calendar import resolve
from transforms.times.normalization.context import Context, Reading
from transforms.times.normalization.periods import Period
from transforms.times.token_stream import TokenStream
from warehouse.tables.blocks import Block

PIECE = re.compile(r"(?:[ap]\.m\.|\w+|[^\w\s])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is told from."""

    now: datetime | None
    """The publication, naive UTC; None for an article without a date."""
    way: Direction
    """On which side of it the expression lies where nothing in it says so."""
    previous: Period | None = None
    """The last date before it in the text."""


def reread(text: str, anchor: Anchor) -> Reading | None:
    """What an expression means from an anchor; None where it is not read as a whole without its sentence.

    >>> reread("Tuesday night", Anchor(datetime(2025, 4, 11), "past")).period.value
    '2025-04-08TNI'
    """
    match = matched(text)
    if match is None:
        return None
    return resolve(
        match.node, Context(anchor.now, anchor.previous, way=anchor.way, history=anchor.now is None, anchor="story")
    )


@cache
def matched(text: str) -> Match | None:
    """The one expression that a text is; the memory holds few, since articles without a date are few."""
    stream = TokenStream.of(tokens(text), LEVELS)
    found = list(expressions(stream))
    return found[0] if len(found) == 1 and found[0].first == 0 and found[0].end == len(stream) else None


def tokens(text: str) -> list[Token]:
    """The tokens of a text without a parse; those that begin with a capital letter as names."""
    block = Block("", "", "paragraph", text, 0, len(text), 0, len(text), kept=True, rule_id=None)
    sentence = ParsedSentence("", block, 0, len(text))
    made = []
    for i, m in enumerate(PIECE.finditer(text)):
        tag = "CD" if m[0].isdigit() else "NNP" if m[0].istitle() else "NN"
        space = text[m.end() : m.end() + 1].isspace()
        token = Token(i, m.start(), m.end(), m[0], m[0].lower(), m[0].lower(), tag, "dep", space, sentence)
        token.head = token
        made.append(token)
    return made
