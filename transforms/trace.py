"""Why a row is there or is not: what each stage decides about a passage, told by the code that decides it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["taken", "refused", "dropped", "merged", "set"]
"""taken: a row comes of it; refused: a rule was tried and did not hold; dropped: it held and a later stage took it out;
merged: it is told by another row; set: a column got its value."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about one passage."""

    table: str
    """The table that the row is, or would have been, in."""
    stage: str
    """Who decides: "frame", "domain filter", "merging", "factuality", "false positives" ..."""
    verdict: Verdict
    start: int
    """First code point of the passage in `documents.text`."""
    end: int
    """The code point after its last."""
    text: str
    rule_id: str | None
    """The rule that was tried, as it stands in the lexicon or in a row's `rule_id`."""
    reason: str
    """What decided, in plain English, with the constraint's name where one failed."""


Trace = Callable[[Decision], None]
"""Told of each decision. Extractors take one, or None where nobody asks; they decide the same with it and without."""
