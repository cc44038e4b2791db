"""When two values exclude each other: bounds, "about" and "dozens" leave room."""

from __future__ import annotations

import math
from dataclasses import dataclass

ROUGHLY = 0.1
"""About, some, nearly n is n within a tenth: the rule of the annotated claims."""
VAGUE = {"dozen": (24, 99), "score": (40, 199), "hundred": (200, 999), "thousand": (2000, 9999)}
"""What the plural of a number word leaves open: dozens 24 to 99, scores 40 to 199, as the annotated claims read them."""
LEAST = 1e-6
"""Relative difference below which two values are one: they were added in floating point."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a statement leaves possible, both ends included."""

    low: float
    high: float

    @property
    def is_exact(self) -> bool:
        """Whether one value is left."""
        return self.high - self.low <= LEAST * max(1.0, abs(self.low))

    def excludes(self, other: Interval) -> bool:
        """Whether no value fits both.

        >>> Interval(5, math.inf).excludes(Interval(7, 7)), Interval(9, 9).excludes(Interval(12, 12))
        (False, True)
        """
        slack = LEAST * max(1.0, abs(self.low if math.isfinite(self.low) else other.low))
        return self.low > other.high + slack or other.low > self.high + slack


def interval(low: float | None, high: float | None, bound: str, text: str) -> Interval:
    """What a figure leaves possible.

    >>> interval(40, 40, "approx", "some forty")
    Interval(low=36.0, high=44.0)
    >>> interval(12, 120, "vague", "dozens")
    Interval(low=24, high=99)
    """
    if bound == "vague":
        return vague(low, high, text)
    least, most = (-math.inf if low is None else low), (math.inf if high is None else high)
    if bound in ("approx", "below"):
        return Interval(least - abs(least) * ROUGHLY, most + abs(most) * ROUGHLY * (bound == "approx"))
    if bound == "gt":
        return Interval(least + max(abs(least) * 10 * LEAST, LEAST), most)
    if bound == "lt":
        return Interval(least, most - max(abs(most) * 10 * LEAST, LEAST))
    return Interval(least, most)


def vague(low: float | None, high: float | None, text: str) -> Interval:
    """The interval of the largest number word of a vague figure; its own ends without one."""
    named = [
        bounds for word, bounds in VAGUE.items() if f"{word}s" in text.lower() or f"several {word}" in text.lower()
    ]
    least, most = named[-1] if named else (low or 0, math.inf if high is None else high)
    return Interval(least, most)
