"""Expressions of time, resolved against what the article tells of its date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from transforms.article import Article, Name, ParsedSentence, Token
from transforms.times.day_order import in_shown_order
from transforms.times.decisions import refused, taken
from transforms.times.expression import Expression
from transforms.times.grammar import GATE, LEVELS, expressions
from transforms.times.nodes import DayOf, Match
from transforms.times.normalization.calendar import resolve
from transforms.times.normalization.context import Context, Reading
from transforms.times.normalization.named_epochs import epoch_cues
from transforms.times.publication_date import publication
from transforms.times.reference_time import ReferenceTime, is_history
from transforms.times.rules.offsets import with_start
from transforms.times.token_stream import TokenStream
from transforms.trace import Trace
from warehouse.tables.documents import Document
from warehouse.tables.times import AnchorType, Time

OTHER_NAMES = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "PERSON"})
"""Names, as the model labels them, that a month or weekday may be a part of."""
DIGIT = re.compile(r"\d")
LONGEST_SENTENCE = 2000
"""Tokens that are read as one stream; a longer run without a full stop is no prose and is cut."""


@dataclass(frozen=True, slots=True)
class Times:
    """The times, and the document with its date where the text tells it."""

    document: Document
    rows: list[Time]


def extract(article: Article, trace: Trace | None = None) -> Times:
    """The article's times, in the order of the text; the trace is told of each expression, read or refused."""
    worded = {t.sentence.sent_id for t in article.lowered(GATE)}
    telling = [s for s in article.sentences if s.sent_id in worded or DIGIT.search(article.text, s.start, s.end)]
    matches = in_shown_order([e for sentence in telling for e in read(article, sentence, trace)])
    document = dated(article.document, matches)
    now = document.published_at.astimezone(UTC).replace(tzinfo=None) if document.published_at else None
    context = Context(now, anchor=anchor_type(document))
    return Times(document, list(rows(article, matches, context, document.published_at_source, trace)))


def dated(document: Document, matches: list[Expression]) -> Document:
    """The document, with the publication date that the text tells where it came without one."""
    if document.published_at is not None:
        return document
    date = publication([(e.match, e.sentence, e.stream) for e in matches])
    return (
        replace(document, published_at=date[0].replace(tzinfo=UTC), published_at_source=date[1]) if date else document
    )


def anchor_type(document: Document) -> AnchorType:
    """What times that are told from the publication are told from."""
    sources: dict[str | None, AnchorType] = {"dateline": "dateline", "text": "explicit"}
    return sources.get(document.published_at_source, "publication")


def read(article: Article, sentence: ParsedSentence, trace: Trace | None) -> Iterable[Expression]:
    """The expressions of a sentence."""
    for stream in streams(sentence):
        for match in expressions(stream):
            expression = Expression(stream, with_cues(article, sentence, with_start(stream, match)), sentence)
            name = enclosing_name(article, stream, match)
            if name is None:
                yield expression
            elif trace:
                name_text = " ".join(t.text for t in article.tokens[name.first : name.last])
                trace(refused(article, expression.start, expression.end, match, f"part of the name {name_text!r}"))


def streams(sentence: ParsedSentence) -> Iterable[TokenStream]:
    """What is read as one: a sentence, or a piece of one that is too long."""
    if len(sentence.tokens) <= LONGEST_SENTENCE:
        return (TokenStream.of_sentence(sentence, LEVELS),)
    firsts = range(0, len(sentence.tokens), LONGEST_SENTENCE)
    return (TokenStream.of(sentence.tokens[first : first + LONGEST_SENTENCE], LEVELS) for first in firsts)


def enclosing_name(article: Article, stream: TokenStream, match: Match) -> Name | None:
    """The name of something else that a month, weekday or season starts or continues: `Tuesday Knight Games`, `Long March V`."""
    token = stream.token(match.first)
    if match.end != match.first + 1 or not token.text.istitle() or not token.text.isalpha():
        return None
    k = bisect_right(article.names, token.i, key=lambda n: n.first) - 1
    if k < 0 or not token.i < article.names[k].last - 1 or article.names[k].label not in OTHER_NAMES:
        return None
    return article.names[k] if is_followed_by_name(article, token) else None


def is_followed_by_name(article: Article, token: Token) -> bool:
    """Whether a proper noun stands behind a token, a possessive aside."""
    following = next((t for t in article.tokens[token.i + 1 : token.i + 3] if t.tag != "POS"), None)
    return following is not None and following.text[:1].isupper() and following.tag.startswith("NNP")


def with_cues(article: Article, sentence: ParsedSentence, match: Match) -> Match:
    """A day that is counted with the words that tell of which happening: of its sentence, else of its block, else of the article."""
    if not isinstance(match.node, DayOf) or match.node.start is not None:
        return match
    block = (t.lower for s in article.sentences if s.block is sentence.block for t in s.tokens)
    passages = ([t.lower for t in sentence.tokens], block, (t.lower for t in article.tokens))
    published = article.document.published_at
    cues = epoch_cues(match.node.noun, passages, published.date() if published else None)
    return replace(match, node=replace(match.node, cues=cues))


def rows(
    article: Article, matches: list[Expression], context: Context, source: str | None, trace: Trace | None
) -> Iterable[Time]:
    """The rows, each expression resolved from the publication and from the dates before it."""
    reference = ReferenceTime(is_history(matches, context.now, source), source not in {None, "text"})
    for number, expression in enumerate(matches):
        here = reference.context(expression, context)
        reading = resolve(expression.match.node, here)
        time = row(article, expression, number, reading)
        if trace:
            trace(taken(time, expression.match, reading))
        yield time
        reference.follow(expression, reading, context)


def row(article: Article, expression: Expression, number: int, reading: Reading) -> Time:
    """The row of one expression."""
    start, end = expression.start, expression.end
    period = reading.period
    timed = reading.kind == "duration" and period.value is not None and "X" not in period.value
    return Time(
        article.doc_id, article.row_id("t", number), expression.sentence.sent_id, start, end, article.text[start:end],
        reading.kind, period.value, reading.mod, utc(period.start), utc(period.end), period.granularity,  # type: ignore[arg-type]  # granularities are those of periods
        reading.anchor, reading.anchor_value, reading.direction, reading.is_dated or timed, expression.match.rule,
    )  # fmt: skip


def utc(moment: datetime | None) -> datetime | None:
    """A naive moment as UTC."""
    return moment.replace(tzinfo=UTC) if moment else None
