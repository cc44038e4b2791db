"""Memory that goes back to the system."""

from __future__ import annotations

import weakref

from flows.memory import give_back


class Knot:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.end = self


def test_what_refers_to_itself_alone_goes() -> None:
    seen = weakref.ref(Knot())
    give_back()
    assert seen() is None
