"""Bare numbers: figures that say neither what they count nor in what, and so go on with the figure before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.reader import Reader

CLOSE_BY, FAR = 3, 10
"""Times that one side's value may be another's in the same breath, and where it is all that is said: two sides that count a crowd.

Of 80 annotated claims that are read, with the right status at 2, 3, 6 in the same breath: 69, 69, 70; at 5, 10, 20 elsewhere: 69 each.
"""
SAYS = re.compile(
    r"\b(?:says?|said|(?:speaks?|spoke) of|counts?|counted|insists? on|puts? it at|estimates?|estimated) $"
)
RIVALLED = frozenset({"count", "duration", "measure", "money"})
"""Kinds of figures of which somebody else's bare number can be another value: `it lasted an hour, the army says. A trader speaks of four`."""
CLOSE = 250
"""Characters within which a bare number takes the unit of the figure before it. With 120 and with 500 the annotated claims are read alike."""
A_SUM = 1_000_000
"""Counts of nothing from here on are sums of money whose unit stands apart: nobody counts a million of what is not named."""
STRONGEST = 10
"""Magnitudes stay below it."""
RATED = frozenset({"percent", "magnitude"})
"""Kinds that a bare number goes on with."""


def held_against(reader: Reader, row: Values, attribution: str | None) -> Values | None:
    """The figure just before a bare number that somebody else gives instead: `91 pupils were taken. The state said 87`."""
    if attribution is None or not is_bare(row):
        return None
    last, is_all = figure_before(reader, row), is_all_said(reader, row)
    if last is None or is_bare(last) or not is_near(row, last, FAR if is_all else CLOSE_BY):
        return None
    if last["kind"] not in (RIVALLED if is_all else {"count"}):
        return None
    return last if reader.attribution(last, last["attribution_text"]) != attribution else None


def figure_before(reader: Reader, row: Values) -> Values | None:
    """The last figure before a row, in its sentence or the one before."""
    sentences = [s["sent_id"] for s in reader.article.rows["sentences"] if s["char_start"] <= row["char_start"]]
    before = [f for f in reader.article.rows["figures"] if f["char_start"] < row["char_start"]]
    return before[-1] if before and before[-1]["sent_id"] in sentences[-2:] else None


def is_all_said(reader: Reader, row: Values) -> bool:
    """Whether a bare number is all that its clause says that somebody says: `A trader speaks of four.`."""
    text = reader.article.document["text"]
    return text[row["char_end"] : row["char_end"] + 1] in ".;,\n" and bool(SAYS.search(reader.article.before(row)))


def is_near(row: Values, other: Values, far: int) -> bool:
    """Whether two values are of one size, as those that two sides give of one thing mostly are."""
    least, most = sorted((row["value"] or 0, other["value"] or 0))
    return bool(0 < most <= far * least)


def is_bare(row: Values) -> bool:
    """Whether a figure says neither what it counts nor in what."""
    return row["kind"] == "count" and not row["noun_lemma"] and not row["unit"]


def inherited(reader: Reader, row: Values) -> str | None:
    """The unit that a bare number takes from the figure before it: `The union wants 25 per cent. The owners have offered 12`."""
    if not is_bare(row) and not is_sum(row):
        return None
    near = [f for f in reader.article.rows["figures"] if 0 < row["char_start"] - f["char_start"] <= CLOSE]
    last = next((f for f in reversed(near) if f["kind"] != "ordinal"), None)
    if not is_sum(row) and is_magnitude(row, near):
        return "magnitude"
    return unit_of(last, reader, row) if last else None


def unit_of(last: Values, reader: Reader, row: Values) -> str | None:
    """The unit of a figure that a number behind it goes on with: its currency, or percent and the like."""
    if is_sum(row):
        return str(last["currency"]) if last["kind"] == "money" else None
    return str(last["kind"]) if last["kind"] in RATED and goes_on(reader, row, last) else None


def is_magnitude(row: Values, near: Sequence[Values]) -> bool:
    """Whether a number with a fraction stands near the strength of a quake: `The local institute measured 6.9`."""
    return is_broken(row) and row["value"] < STRONGEST and any(f["kind"] == "magnitude" for f in near)


def is_broken(row: Values) -> bool:
    """Whether a number has a fraction."""
    return row["value"] is not None and bool(row["value"] % 1)


def goes_on(reader: Reader, row: Values, last: Values) -> bool:
    """Whether a bare number goes on with the percentage before it."""
    if is_broken(row) or last["sent_id"] == row["sent_id"]:
        return True
    return figure_before(reader, row) is last and is_near(row, last, CLOSE_BY)


def is_sum(row: Values) -> bool:
    """Whether a number is so large that beside money it is money: `a capital of 500 million dollars. The state's share is 100 million`."""
    return row["kind"] == "count" and (row["value"] or 0) >= A_SUM and row["noun_lemma"] in (None, "share", "total")
