"""Headlines of other articles that stand inside a text, below a line such as "Related" or "Also read:"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.clean.features import PROSE_WORDS, LineFeatures

HEADLINE = "teaser.headline"
LABELS = frozenset({"teaser.list", "teaser.label"})
"""Rules of lines that stand above such headlines."""
LONGEST_LABEL = 5
"""A longer line is a teaser itself. On 120 annotated pages: at 3 some rows differ and no score; at 8 nothing changes."""
FEWEST_WORDS = 5
"""A headline tells something; what has fewer words is rather a heading of the text.
On 120 annotated pages: at 3 precision .977 for .979, F1 of dropped lines .956 for .957; at 8 precision .98 for .979, F1 of dropped lines .958 for .957."""
MOST = 6
"""Headlines below one label. On 120 annotated pages: at 3 some rows differ and no score; at 12 nothing changes."""
CLOSED = (".", "!", "…", ":", ";", ",", ".”", '."', ".’", ".'")


def mark(lines: Sequence[LineFeatures], rules: list[str | None]) -> None:
    """Give the headlines below each label the rule that drops them."""
    for at, rule in enumerate(rules):
        if rule in LABELS and lines[at].n_words <= LONGEST_LABEL:
            for i in below(lines, at + 1):
                rules[i] = rules[i] or HEADLINE


def below(lines: Sequence[LineFeatures], first: int) -> range:
    """The headlines from a line on; one that the prose below it takes up, behind others, is a heading of the text."""
    last = first
    while last < min(len(lines), first + MOST) and is_headline(lines[last]):
        last += 1
    is_heading = (
        last - first > 1 and last < len(lines) and lines[last].n_words >= PROSE_WORDS and lines[last - 1].shares[2] > 0
    )
    return range(first, last - is_heading)


def is_headline(line: LineFeatures) -> bool:
    """Whether a line reads like the headline of an article: some words, no end of a sentence."""
    return FEWEST_WORDS <= line.n_words < PROSE_WORDS and not line.text.endswith(CLOSED)
