"""When somebody allowed something: decisions that are told beside the deed that they made possible, and often as no event."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from transforms.corpus.claims.circumstances import beside, piece
from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.reader import Reader, day_label
from transforms.lexicons import word_list

DECIDERS = frozenset({"person", "organization", "country"})
LIMIT = 40
"""Characters after `ended` or `lifted` within which stands the ban that was lifted."""
WORD = re.compile(r"\w+")


def decisions(reader: Reader) -> Iterator[Evidence]:
    """The days on which an article says that somebody allowed something: `a package authorized by the president earlier this year`."""
    for sentence in reader.article.rows["sentences"]:
        times = [t for t in beside(reader, "times", sentence) if is_date(t)]
        if len(times) != 1 or sentence["char_start"] < reader.article.begins or reader.is_apart(sentence):
            continue
        at = permission(sentence["text"])
        who = None if at is None else decider(beside(reader, "mentions", sentence), sentence, at)
        if who is not None:
            row = {**sentence, "attribution_text": None}
            label = day_of(times[0], reader.article.document["published_at"])
            made = piece(reader, row, "date", label, "", row=("sentences", sentence["sent_id"], sentence))
            name = who.get("name") or who["text"]
            yield dataclasses.replace(
                made, happening_id=None, noun=f"decision of {who['entity_id']}", called=f"decision of {name}"
            )


def is_date(time: Values) -> bool:
    """Whether a time is a date that is known."""
    return bool(time["start_at"] and time["end_at"] and time["timex_type"] in ("date", "time"))


def permission(text: str) -> int | None:
    """Where a sentence says that something was allowed; None where it does not.

    >>> permission("Rome lifted its ban on flights."), permission("Rome lifted its trophy.")
    (5, None)
    """
    for found in allowing().finditer(text):
        after = set(WORD.findall(text[found.end() : found.end() + LIMIT].lower()))
        if found[0].lower() in word_list("claims.tsv", "permits") or after & word_list("claims.tsv", "limit"):
            return found.start()
    return None


@cache
def allowing() -> re.Pattern[str]:
    """Words that tell that something is allowed, or that what ends with them is."""
    known = sorted(word_list("claims.tsv", "permits") | word_list("claims.tsv", "lifts"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b", re.IGNORECASE)


def decider(mentions: list[Values], sentence: Values, at: int) -> Values | None:
    """Who allows it: the name behind `by`, else the last before the verb."""
    named = [m for m in mentions if m["entity_type"] in DECIDERS and m["entity_id"]]
    verb = sentence["char_start"] + at
    text, start = sentence["text"], sentence["char_start"]
    agents = [m for m in named if m["char_start"] > verb and " by " in text[at : m["char_start"] - start]]
    before = [m for m in named if m["char_end"] <= verb]
    return next(iter([*agents, *reversed(before)]), None)


def day_of(time: Values, published: datetime | None) -> str:
    """The days of a time; `earlier this year` is before the month in which it is said."""
    start, end = (moment.replace(tzinfo=None) for moment in (time["start_at"], time["end_at"]))
    if published and time["text"].lower().startswith("earlier this year"):
        end = max(start, datetime(published.year, published.month, 1))  # noqa: DTZ001
    return day_label(start, end)
