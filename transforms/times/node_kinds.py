"""What a node is: a day, a date, a clock time, and how fine it is said."""

from __future__ import annotations

from transforms.times.nodes import (
    At,
    Clock,
    Holiday,
    Modified,
    Node,
    Nth,
    Offset,
    On,
    Part,
    Partial,
    Range,
    Relative,
    Same,
    Step,
)

DAYLIKE = (Relative, Holiday)


def is_day(node: Node) -> bool:  # noqa: PLR0911  # a return for each form
    """Whether a node is one day, so that a clock time may stand beside it."""
    if isinstance(node, Modified):
        return is_day(node.node)
    if isinstance(node, Partial):
        return node.day is not None or node.weekday is not None
    if isinstance(node, On):
        return node.part.weekday is not None
    if isinstance(node, At):
        return isinstance(node.clock, Part)
    if isinstance(node, Same | Step):
        return node.unit == "day"
    if isinstance(node, Nth):
        return node.unit == "day" and node.count == 1
    return isinstance(node, DAYLIKE)


def is_date(node: Node) -> bool:
    """Whether a node is a stretch of the calendar that may start or end a range, or bear an edge."""
    if isinstance(node, Modified):
        return is_date(node.node)
    return isinstance(node, Partial | Relative | Step | Same | At | Nth | On | Holiday | Clock | Offset)


def is_clock(node: Node) -> bool:
    """Whether a node is a clock time or a range of them, without its day."""
    return isinstance(node, Clock) or (isinstance(node, Range) and isinstance(node.first, Clock))


GRAINS = ("day", "weekday", "month", "season", "quarter", "half", "year", "decade", "century")


GRAINS = ("day", "weekday", "month", "season", "quarter", "half", "year", "decade", "century")


def grain(node: Node) -> str:
    """How fine a node is said, for ranges of two alike."""
    match node:
        case Modified():
            return grain(node.node)
        case Partial():
            finest = next((name for name in GRAINS if getattr(node, name) is not None), "day")
            return "day" if finest == "weekday" else finest
        case Step() | Same() | Nth():
            return node.unit
        case Clock() | At(clock=Clock() | Range()):
            return "clock"
    return "day"
