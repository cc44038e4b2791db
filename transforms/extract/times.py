"""Expressions of time, resolved against what the article tells of its date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from transforms.article import Article, ParsedSentence
from transforms.times.direction import Direction, direction
from transforms.times.grammar import GATE, LEVELS, expressions
from transforms.times.nodes import Match, Partial
from transforms.times.normalization.calendar import resolve
from transforms.times.normalization.context import Context, Reading
from transforms.times.normalization.named_epochs import epoch_words
from transforms.times.normalization.periods import Period
from transforms.times.publication_date import publication
from transforms.times.rules.offsets import with_start
from transforms.times.token_stream import TokenStream
from warehouse.tables.documents import Document
from warehouse.tables.times import Time

OTHER_NAMES = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "PERSON"})
"""Names, as the model labels them, that a month or weekday may be a part of."""
DIGIT = re.compile(r"\d")
LONGEST_SENTENCE = 2000
"""Tokens that are read as one stretch; a longer run without a full stop is no prose and is cut."""


REACH = 3
"""Sentences that "three days later" or "that day" may look back for a date."""


RESULTS = frozenset(
    {
        "earnings",
        "earning",
        "result",
        "profit",
        "loss",
        "revenue",
        "sale",
        "figure",
        "report",
        "income",
        "growth",
        "number",
    }
)
"""What is told of a quarter once it is over, though it "will be reported"."""
TERMS = frozenset({"month", "quarter", "half_year", "season", "week"})
"""Periods that "the same period last year" may mean."""
LONG_AGO = 400
"""Days before publication from which a dated story is told on its own calendar."""


@dataclass(frozen=True, slots=True)
class Times:
    """The times, and the document with its date where the text tells it."""

    document: Document
    rows: list[Time]


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of the article, before its date is known."""

    stretch: TokenStream
    match: Match
    sentence: ParsedSentence


def extract(article: Article) -> Times:
    """The article's times, in the order of the text."""
    match = [e for sentence in article.sentences for e in read(article, sentence)]
    document, anchor = article.document, "publication"
    words = named(article, match)
    if document.published_at is None:
        told = publication([(e.match, e.sentence, e.stretch) for e in match], words)
        if told is not None:
            document = replace(document, published_at=told[0].replace(tzinfo=UTC), published_at_source=told[1])
    if document.published_at_source in {"dateline", "text"}:
        anchor = "dateline" if document.published_at_source == "dateline" else "explicit"
    now = document.published_at.astimezone(UTC).replace(tzinfo=None) if document.published_at else None
    context = Context(now, nouns=words, anchor=anchor)  # type: ignore[arg-type]  # one of two of its values
    return Times(document, list(rows(article, match, context)))


def read(article: Article, sentence: ParsedSentence) -> Iterable[Expression]:
    """The expressions of a sentence; a quick look at its words first, since most sentences tell no time."""
    if not DIGIT.search(article.text, sentence.start, sentence.end) and GATE.isdisjoint(
        [t.lower for t in sentence.tokens]
    ):
        return
    for first in range(0, len(sentence.tokens), LONGEST_SENTENCE):
        stretch = TokenStream.of(sentence.tokens[first : first + LONGEST_SENTENCE], LEVELS)
        for match in expressions(stretch):
            if not is_name(article, stretch, match):
                yield Expression(stretch, with_start(stretch, match), sentence)


def is_name(article: Article, stretch: TokenStream, match: Match) -> bool:
    """Whether a month, weekday or season starts or continues the name of something else: `Tuesday Knight Games`, `Long March V`."""
    token = stretch.token(match.first)
    if match.end != match.first + 1 or not token.text.istitle() or not token.text.isalpha():
        return False
    k = bisect_right(article.names, token.i, key=lambda n: n.first) - 1
    if k < 0 or not token.i < article.names[k].last - 1 or article.names[k].label not in OTHER_NAMES:
        return False
    following = [t for t in article.tokens[token.i + 1 : token.i + 3] if t.tag != "POS"]
    return bool(following) and following[0].text[:1].isupper() and following[0].tag.startswith("NNP")


def named(article: Article, match: list[Expression]) -> tuple[str, ...]:
    """The article's words that tell which named start is meant; looked up only where a day is counted."""
    if not any(e.match.rule == "nth_day_of" for e in match):
        return ()
    words = epoch_words()
    return tuple(t.lower for t in article.tokens if t.lower in words)


def rows(article: Article, match: list[Expression], context: Context) -> Iterable[Time]:
    """The rows, each expression resolved from the publication and from the date before it."""
    previous: Period | None = None
    story: Period | None = None
    term: Period | None = None
    last = 0
    for number, expression in enumerate(match):
        here_number = ordinal(expression.sentence)
        if here_number - last > REACH:
            previous = story = term = None
        here = replace(context, previous=previous, story=story, term=term, way=tense(expression))
        reading = resolve(expression.match.node, here)
        yield row(article, expression, number, reading)
        if leads(reading):
            previous, last = reading.period, here_number
            story = told(expression, reading, context)
            term = reading.period if reading.period.granularity in TERMS else term


def told(expression: Expression, reading: Reading, context: Context) -> Period | None:
    """The date, if a story goes on from it: a past day or month with its year, long before publication, where something happened.

    "since March 2020" only compares, so the quarter after it is not that of 2020.
    """
    period = reading.period
    if (
        reading.anchor not in {"explicit", "previous_time"}
        or period.start is None
        or period.granularity not in {"day", "month"}
    ):
        return None
    before = expression.stretch.word(expression.match.first - 1)
    far = context.now is None or (context.now - period.start).days > LONG_AGO
    return period if far and before in {"on", "in", "of", "by", ",", ""} else None


def ordinal(sentence: ParsedSentence) -> int:
    """The sentence's number in the article, as its id tells."""
    return int(sentence.sent_id.rpartition(":s")[2])


def tense(expression: Expression) -> Direction | None:
    """The direction that the clause gives."""
    stretch, match = expression.stretch, expression.match
    token = stretch.token(match.end - 1)
    inside = {stretch.token(i).i for i in range(match.first, match.end)}
    while token.head is not token and token.head.i in inside:
        token = token.head
    if isinstance(match.node, Partial) and match.node.quarter and token.head.lemma in RESULTS:
        return "past"
    return direction(token)


def leads(reading: Reading) -> bool:
    """Whether later expressions may be told from this one: a date, not a span or a set."""
    return reading.is_dated and reading.kind in {"date", "time"}


def row(article: Article, expression: Expression, number: int, reading: Reading) -> Time:
    """The row of one expression."""
    stretch, match = expression.stretch, expression.match
    start, end = stretch.atoms[match.first].start, stretch.atoms[match.end - 1].end
    period = reading.period
    timed = reading.kind == "duration" and period.value is not None and "X" not in period.value
    return Time(
        article.doc_id, article.row_id("t", number), expression.sentence.sent_id, start, end, article.text[start:end],
        reading.kind, period.value, reading.mod, utc(period.start), utc(period.end), period.granularity,  # type: ignore[arg-type]  # granularities are those of periods
        reading.anchor, reading.anchor_value, reading.direction, reading.is_dated or timed, match.rule,
    )  # fmt: skip


def utc(moment: datetime | None) -> datetime | None:
    """A naive moment as UTC."""
    return moment.replace(tzinfo=UTC) if moment else None
