"""The publication date that the text itself tells, for articles that come without one."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from transforms.article import ParsedSentence
from transforms.times.direction import direction
from transforms.times.nodes import At, DayOf, Found, Node, Partial
from transforms.times.normalization.calendar import resolve
from transforms.times.normalization.context import Context
from transforms.times.token_stream import Stretch

Told = tuple[datetime, Literal["dateline", "text"]]
LEAD_SENTENCES = 3
"""Sentences from the start, headings aside, in which a full date is taken for that of the news."""
ALONE = 6
"""Atoms that a line may have beside its date and still be a dateline."""


def publication(found: list[tuple[Found, ParsedSentence, Stretch]], words: tuple[str, ...]) -> Told | None:
    """The date of a dateline, else the latest of the full dates of the lead and of the day that a count of days gives.

    A date that the clause puts in the future, a birth or a founding is not that of the news.
    """
    context = Context(None, nouns=words)
    leads = lead(found)
    for expression, sentence, stretch in leads:
        if is_full(expression.node) and stands_alone(expression, sentence, stretch):
            return dated(expression, context, "dateline")
    full = [dated(e, context, "text") for e, _, s in leads if is_full(e.node) and is_news(e, s)]
    counted = [dated(e, context, "text") for e, _, _ in found if isinstance(e.node, DayOf) and e.node.unit == "day"]
    return max((t for t in full + counted[:1] if t is not None), default=None)


def lead(found: list[tuple[Found, ParsedSentence, Stretch]]) -> list[tuple[Found, ParsedSentence, Stretch]]:
    """The expressions of the first sentences; a title or heading counts as one of them only by its place."""
    return [f for f in found if sentence_number(f[1]) < LEAD_SENTENCES + (f[1].block.kind != "paragraph")]


def sentence_number(sentence: ParsedSentence) -> int:
    """The sentence's place in the article, from 0, as its id tells."""
    return int(sentence.sent_id.rpartition(":s")[2])


def is_full(node: Node) -> bool:
    """Whether a node says day, month and year."""
    if isinstance(node, At):
        return node.day is not None and is_full(node.day)
    return isinstance(node, Partial) and None not in {node.year, node.month, node.day}


def stands_alone(found: Found, sentence: ParsedSentence, stretch: Stretch) -> bool:
    """Whether a date is the line, or stands before the dash that ends a dateline ("KYIV, 19 November 2024 (Agency) —")."""
    if sentence.block.kind == "dateline" or (
        len(stretch) - (found.end - found.first) <= ALONE and sentence.root.tag[:1] != "V"
    ):
        return True
    after = [stretch.word(i) for i in range(found.end, min(len(stretch), found.end + 8))]
    return (
        found.first < 6
        and any(word in {"—", "–", "--"} for word in after[:6])
        and not any(w == "," for w in after[1:3])
    )


def is_news(found: Found, stretch: Stretch) -> bool:
    """Whether the clause tells what has happened."""
    token = stretch.token(found.end - 1)
    verbs = {a.lemma for a in token.ancestors() if a.tag[:1] == "V"} & {"bear", "found", "establish", "schedule"}
    nearest = next((a for a in token.ancestors() if a.tag[:1] == "V"), None)
    old = nearest is not None and nearest.lemma in verbs
    since = stretch.word(found.first - 1) in {"since", "until", "by", "before"}
    return not old and not since and direction(token) != "future"


def dated(found: Found, context: Context, source: Literal["dateline", "text"]) -> Told | None:
    """The day of an expression, with where it was read."""
    start = resolve(found.node, context).period.start
    return (start.replace(hour=0, minute=0, second=0), source) if start else None
