"""The reference time: the dates that an article has told so far, from which later expressions are resolved.

After the reference time of narrative (Reichenbach 1947; Strötgen and Gertz 2013, who tell news from narratives): in news an expression
is told from the publication, but for a passage about a past that is told with its date; in a history each from the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from transforms.times.expression import Expression
from transforms.times.nodes import At, Modified, Node, Offset, Partial, Relative, Step
from transforms.times.normalization.context import Context, Reading
from transforms.times.normalization.periods import Period, is_ancient
from transforms.times.publication_date import sentence_number

REACH = 3
"""Sentences of news that "three days later" or "that day" may look back for a date.
On 70 annotated texts: at 1 times right .985 for .987; at 6 nothing changes."""
TERMS = frozenset({"month", "quarter", "half_year", "season", "week"})
"""Periods that "the same period last year" may mean."""
DAYS = frozenset({"day", "part_of_day", "hour", "minute", "week"})
"""Grains of a date that a weekday may follow: nobody finds the Friday of "in 1902"."""
LONG_AGO = 400
"""Days before publication from which a dated story is told on its own calendar. 200 and 800 read 70 annotated texts alike."""
STORY_WORDS = frozenset({"on", "in", "of", "by", "during", ",", ""})
"""Words before the date of a story; "since March 2020" only compares, so the quarter after it is not that of 2020."""
FIRST_OF_WEB = 1991
"""Articles are kept as files since about this year; what is dated only by an older date of its own text tells history."""
OLD_YEARS = 3
"""Years named that make a history of a dated article, and how many times they outnumber the deictic expressions."""
YEARS_BACK = 2
"""How far back such a year lies at least."""


def is_history(expressions: Sequence[Expression], published: datetime | None, source: str | None) -> bool:
    """Whether a document tells history: without a publication date, or of many past years and hardly of now.

    "A Sunday" tells what day a date was, and nothing from now.

    A date that only the text tells is that of a history where nothing is told from now.
    """
    if published is None:
        return True
    deictic = sum(is_deictic(e.match.node) for e in expressions if e.before != "a")
    if source == "text":
        return deictic == 0 or published.year < FIRST_OF_WEB
    years = [y for e in expressions if (y := named_year(e.match.node)) is not None and y <= published.year - YEARS_BACK]
    return len(years) >= OLD_YEARS and len(years) >= OLD_YEARS * deictic


def named_year(node: Node) -> int | None:
    """The year that a date says."""
    if isinstance(node, Modified):
        return named_year(node.node)
    return node.year if isinstance(node, Partial) else None


def is_deictic(node: Node) -> bool:
    """Whether an expression is told from now: "yesterday", "last week", "two years ago", "on Monday"."""
    if isinstance(node, Modified):
        return is_deictic(node.node)
    if isinstance(node, At):
        return node.day is not None and is_deictic(node.day)
    if isinstance(node, Partial):
        return node.weekday is not None and node.month is None
    if isinstance(node, Step):
        return not (node.previous or node.narrated)
    return isinstance(node, Relative) or is_ago(node)


def is_ago(node: Node) -> bool:
    """Whether a node is a distance from now."""
    return isinstance(node, Offset) and node.base == "now"


@dataclass(slots=True)
class ReferenceTime:
    """What the expressions so far have told."""

    history: bool
    """Whether the document tells history: its reference never expires, and each date leads on."""
    published: bool = False
    """Whether it came with a publication date, from which recent news in it is told."""
    previous: Period | None = None
    story: Period | None = None
    term: Period | None = None
    sentence: int = 0
    """The sentence of the last date."""

    def context(self, expression: Expression, context: Context) -> Context:
        """The context of an expression at its place."""
        number = sentence_number(expression.sentence)
        if not self.history and number - self.sentence > REACH:
            self.previous = self.story = self.term = None
        story = self.story
        if story and story.granularity == "year" and not self.history and number != self.sentence:
            story = None
        if story and self.published and not is_long_ago(story, context.now):
            story = None
        way = expression.direction()
        if way in {"present", "future"}:
            story = None
        return replace(
            context, previous=self.previous, story=story, term=self.term, way=way, history=self.history,
            weekdays_go_on=self.weekdays_go_on(number),
            story_way="past" if story and self.history and expression.is_before_that() else "future",
        )  # fmt: skip

    def weekdays_go_on(self, sentence: int) -> bool:
        """Whether the last date is a day that a weekday may follow: in a dated article only in its sentence ("on 3 March 1945, a Saturday")."""
        day = self.previous is not None and self.previous.granularity in DAYS
        return day and (not self.published or sentence == self.sentence)

    def follow(self, expression: Expression, reading: Reading, context: Context) -> None:
        """Remember a date that later expressions may be told from: not a span or a set."""
        if is_ancient(reading.period):
            self.previous, self.story = reading.period, None
        if not reading.is_dated or reading.kind not in {"date", "time"}:
            return
        self.previous, self.sentence = reading.period, sentence_number(expression.sentence)
        self.story = self.story_of(expression, reading, context)
        self.term = reading.period if reading.period.granularity in TERMS else self.term

    def story_of(self, expression: Expression, reading: Reading, context: Context) -> Period | None:
        """The date, if a story goes on from it: in a history any that is no appointment; in news a past date with its year where something happened."""
        period = reading.period
        if reading.anchor not in {"explicit", "previous_time"} or period.start is None:
            return self.story if self.history else None
        if self.history:
            return self.story if expression.direction() == "future" or expression.before == "since" else period
        if expression.before not in STORY_WORDS or period.granularity not in {"day", "month", "year"}:
            return None
        return period if is_long_ago(period, context.now) else None


def is_long_ago(period: Period, now: datetime | None) -> bool:
    """Whether a day or month lies long before publication, or a year before that of publication."""
    if now is None or period.start is None:
        return True
    return period.start.year < now.year if period.granularity == "year" else (now - period.start).days > LONG_AGO
