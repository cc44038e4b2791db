"""The publication date that the text itself tells, for articles that come without one."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from transforms.article import ParsedSentence
from transforms.lexicons import word_list
from transforms.times.direction import direction
from transforms.times.nodes import At, DayOf, Match, Node, Partial
from transforms.times.normalization.calendar import resolve
from transforms.times.normalization.context import Context
from transforms.times.token_stream import TokenStream

PublicationDate = tuple[datetime, Literal["dateline", "text"]]
"""The day, and where the text tells it."""
Dated = tuple[Match, ParsedSentence, TokenStream]
"""An expression, its sentence, and the stream it was read from."""
VERBS_OF_RECORD = word_list("time_words.tsv", "of_record")
"""Verbs whose date is not that of the news: "born on 2 May 1950"."""
OPEN_ENDS = word_list("time_words.tsv", "open_end")
LEAD_SENTENCES = 3
"""Sentences of an article that may tell its day. On 70 annotated texts: at 1 nothing changes; at 6 some rows differ and no score."""
ALONE = 6
"""Atoms that a line may have beside its date and still be a dateline."""


def publication(expressions: list[Dated]) -> PublicationDate | None:
    """The date of a dateline, else the latest of the full dates of the lead and of the day that a count of days gives.

    A date that the clause puts in the future, a birth or a founding is not that of the news.
    """
    context = Context(None)
    leads = lead(expressions)
    dateline = next((m for m, sentence, stream in leads if is_full(m.node) and stands_alone(m, sentence, stream)), None)
    if dateline is not None:
        return day_of(dateline, context, "dateline")
    return latest(expressions, leads, context)


def latest(expressions: list[Dated], leads: list[Dated], context: Context) -> PublicationDate | None:
    """The latest of the full dates of the lead and of the day that the first count of days gives."""
    full = [m for m, _, stream in leads if is_full(m.node) and is_news(m, stream)]
    counted = [m for m, _, _ in expressions if isinstance(m.node, DayOf) and m.node.unit == "day"]
    dates = [day_of(match, context, "text") for match in full + counted[:1]]
    return max((date for date in dates if date is not None), default=None)


def lead(expressions: list[Dated]) -> list[Dated]:
    """The expressions of the first sentences; a title or heading counts as one of them only by its place."""
    return [e for e in expressions if sentence_number(e[1]) < LEAD_SENTENCES + (e[1].block.kind != "paragraph")]


def sentence_number(sentence: ParsedSentence) -> int:
    """The sentence's place in the article, from 0, as its id tells."""
    return int(sentence.sent_id.rpartition(":s")[2])


def is_full(node: Node) -> bool:
    """Whether a node says day, month and year."""
    if isinstance(node, At):
        return node.day is not None and is_full(node.day)
    return isinstance(node, Partial) and None not in {node.year, node.month, node.day}


def stands_alone(match: Match, sentence: ParsedSentence, stream: TokenStream) -> bool:
    """Whether a date is the line, or stands before the dash that ends a dateline ("KYIV, 19 November 2024 (Agency) —")."""
    if sentence.block.kind == "dateline" or (
        len(stream) - (match.end - match.first) <= ALONE and sentence.root.tag[:1] != "V"
    ):
        return True
    after = [stream.word(i) for i in range(match.end, min(len(stream), match.end + 8))]
    return (
        match.first < 6
        and any(word in {"—", "–", "--"} for word in after[:6])
        and not any(w == "," for w in after[1:3])
    )


def is_news(match: Match, stream: TokenStream) -> bool:
    """Whether the clause tells what has happened."""
    token = stream.token(match.end - 1)
    verb = next((a for a in token.ancestors() if a.tag[:1] == "V"), None)
    if verb is not None and verb.lemma in VERBS_OF_RECORD:
        return False
    return stream.word(match.first - 1) not in OPEN_ENDS and direction(token) != "future"


def day_of(match: Match, context: Context, source: Literal["dateline", "text"]) -> PublicationDate | None:
    """The day of an expression, with where it was read."""
    start = resolve(match.node, context).period.start
    return (start.replace(hour=0, minute=0, second=0), source) if start else None
