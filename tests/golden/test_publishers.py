"""Lines that recur across a publisher's articles: what is dropped of the annotated pages of publishers.txt, by lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa

from tests.golden.publishers import Page, pages
from transforms.clean import clean
from transforms.clean.decision import RECURRING
from transforms.clean.recurring import traces
from transforms.corpus.recurrence import recurring
from transforms.read import Record

NUMBERS = pa.list_(pa.uint64())
COLUMNS = pa.schema([("publisher", pa.uint64()), ("lines", NUMBERS), ("signatures", NUMBERS)])
PRECISION, RECALL = 0.98, 0.94
ALONE = 0.6
"""What is found of the boilerplate when each article is looked at by itself: less than this."""


def records() -> list[tuple[Page, Record]]:
    """The pages as records that know the lines that recur."""
    found = [(p, Record(p.url, p.text, "", 1, "utf-8", publisher=p.publisher, url=p.url)) for p in pages()]
    counted = [traces(record) for _, record in found]
    rows = [{name: getattr(t, name) for name in COLUMNS.names} for t in counted]
    lists = recurring(pa.Table.from_pylist(rows, COLUMNS)).to_pylist()
    return [(page, replace(record, recurring=tuple(lines))) for (page, record), lines in zip(found, lists, strict=True)]


def decided(found: list[tuple[Page, Record]]) -> Iterator[tuple[Page, str, bool, str | None]]:
    """Each line with its page, whether it is boilerplate, and the rule that drops it."""
    for page, record in found:
        for (text, boilerplate), line in zip(page.lines, clean(record).lines, strict=True):
            yield page, text, boilerplate, line.rule_id


def scores(found: list[tuple[Page, Record]]) -> tuple[float, float]:
    """Precision and recall of the lines that are dropped."""
    lines = [(boilerplate, rule is not None) for _, _, boilerplate, rule in decided(found)]
    hit = lines.count((True, True))
    return hit / max(1, sum(d for _, d in lines)), hit / sum(f for f, _ in lines)


def test_lines_that_recur_are_dropped_and_standing_prose_is_not() -> None:
    found = records()
    precision, recall = scores(found)
    assert (precision >= PRECISION, recall >= RECALL) == (True, True), (precision, recall)
    assert scores([(page, replace(record, recurring=())) for page, record in found])[1] < ALONE
    assert not [text for page, text, _, rule in decided(found) if rule and text in page.standing]
    assert all(boilerplate for _, _, boilerplate, rule in decided(found) if rule == RECURRING)
