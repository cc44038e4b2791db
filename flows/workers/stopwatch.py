"""How long each article of a shard takes, step by step."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

MOST = 5
"""Articles that are told of."""

Slowest = tuple[tuple[float, str], ...]
"""Seconds and uri, the longest first."""


@dataclass(slots=True)
class Stopwatch:
    """Told before each step of `transforms.pipeline.run` whose it is, by uri, and how many characters it works on.

    A step of all articles of the shard together, as the parse is, has no uri: it is shared out by their lengths.
    """

    before: Callable[[int], None] = lambda _: None
    """Told likewise, without the uri."""
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    sizes: dict[str, int] = field(default_factory=dict)
    _at: tuple[str, float] | None = None

    def __call__(self, uri: str, size: int) -> None:
        """A step begins, and the one before it has ended."""
        self.stop()
        if uri:
            self.sizes[uri] = size
        self.before(size)
        self._at = uri, time.monotonic()

    def stop(self) -> None:
        """The last step has ended."""
        if self._at:
            uri, began = self._at
            self.spent[uri] += time.monotonic() - began
            self._at = None

    def slowest(self) -> Slowest:
        """The articles that took longest."""
        self.stop()
        each = self.spent.get("", 0.0) / max(1, sum(self.sizes.values()))
        return slowest([(self.spent[uri] + each * size, uri) for uri, size in self.sizes.items()])


def slowest(found: list[tuple[float, str]]) -> Slowest:
    """Those that took longest."""
    return tuple(sorted(found, reverse=True)[:MOST])
