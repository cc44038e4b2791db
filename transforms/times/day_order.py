"""The order of day and month in numeric dates, as the other dates of the same text show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.times.expression import Expression
from transforms.times.nodes import Partial

DIGITS = re.compile(r"[0-9]+")
LAST_MONTH = 12
"""A first number above it is a day."""


def in_shown_order(expressions: Sequence[Expression]) -> list[Expression]:
    """The expressions, with "5/6/2007" day first where another date shows that order ("13/6/2007") and none the other."""
    firsts = [first_number(e) for e in expressions if e.match.rule == "numeric_date"]
    shown = any(n > LAST_MONTH for n in firsts)
    month_first = any(is_month_first(e) for e in expressions)
    if not shown or month_first:
        return list(expressions)
    return [swapped(e) if e.match.rule == "numeric_date" else e for e in expressions]


def first_number(expression: Expression) -> int:
    """The number that a numeric date starts with; 0 where a word is glued to it: "THE1/1/0"."""
    digits = DIGITS.match(expression.stream.word(expression.match.first))
    return int(digits[0]) if digits else 0


def is_month_first(expression: Expression) -> bool:
    """Whether a numeric date can only be month first: "6/13/2007"."""
    node = expression.match.node
    if expression.match.rule != "numeric_date" or not isinstance(node, Partial):
        return False
    return (node.day or 0) > LAST_MONTH and first_number(expression) == node.month


def swapped(expression: Expression) -> Expression:
    """A date that was read month first, read day first."""
    node = expression.match.node
    if not isinstance(node, Partial) or node.day is None or node.day > LAST_MONTH:
        return expression
    if first_number(expression) != node.month:
        return expression
    return replace(expression, match=replace(expression.match, node=replace(node, month=node.day, day=node.month)))
