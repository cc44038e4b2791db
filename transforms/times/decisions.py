"""What is decided about each expression of time, in words for `columnist explain`."""

from __future__ import annotations

from transforms.article import Article
from transforms.lexicons import lexicon
from transforms.times.nodes import Match
from transforms.times.normalization.context import Reading
from transforms.trace import Decision
from warehouse.tables.times import Time

EXAMPLES = {row["rule_id"]: row["example"] for row in lexicon("time_rules.tsv")}
"""An example of each rule."""
SOURCES = {
    "publication": "from the publication date",
    "dateline": "from the dateline",
    "explicit": "from a date that the text tells",
    "previous_time": "from the time before it",
    "event": "from the start of a named happening",
    "none": "without a reference time",
}
"""What each `anchor_type` means."""


def taken(time: Time, match: Match, reading: Reading) -> Decision:
    """That an expression became a row: by which rule, what it was resolved from, or why it was not."""
    rule = f"read as in {EXAMPLES[match.rule]!r}"
    if reading.why:
        result = f"unresolved, {time.timex_value}: {reading.why}"
    else:
        held = f" ({time.anchor_value})" if time.anchor_value else ""
        result = f"resolved {SOURCES[time.anchor_type]}{held} to {time.timex_value}"
    reason = f"{rule}; {result}"
    return Decision("times", "grammar", "taken", time.char_start, time.char_end, time.text, match.rule, reason)


def refused(article: Article, start: int, end: int, match: Match, reason: str) -> Decision:
    """That an expression held as a rule reads it, and is no time."""
    return Decision("times", "names", "dropped", start, end, article.text[start:end], match.rule, reason)
