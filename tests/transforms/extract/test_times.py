"""Times: what expressions mean, what is none, what stays open, and what holds for any text."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.budget import examples
from tests.waiting import effort
from transforms.article import Article, ParsedSentence, Token
from transforms.extract import times
from warehouse.tables.blocks import Block
from warehouse.tables.documents import Document

Read = Callable[..., dict[str, list[dict[str, Any]]]]
PUBLISHED = "2024-11-20"  # a Wednesday

VALUES = [
    ("The mayor resigned on Tuesday.", "Tuesday", "2024-11-19"),
    ("The mayor resigned on Wednesday.", "Wednesday", "2024-11-20"),
    ("The court will rule on Friday.", "Friday", "2024-11-22"),
    ("The trial is scheduled for Monday.", "Monday", "2024-11-25"),
    ("They agreed to meet again on Sunday.", "Sunday", "2024-11-24"),
    ("They met two weeks ago.", "two weeks ago", "2024-11-06"),
    ("He was born in April of 1987.", "April of 1987", "1987-04"),
    ("It began on 2024-11-05 at dawn.", "2024-11-05", "2024-11-05"),
    ("It began on 19.11.2024.", "19.11.2024", "2024-11-19"),
    ("They signed it on Nov. 3.", "Nov. 3", "2024-11-03"),
    ("The law passed in June.", "June", "2024-06"),
    ("The law will change in June.", "June", "2025-06"),
    ("The firm grew in the first half of 2023.", "the first half of 2023", "2023-H1"),
    ("Sales rose in Q3 2024.", "Q3 2024", "2024-Q3"),
    ("It stood since the 19th century.", "the 19th century", "18"),
    ("It was popular in the '90s.", "'90s", "199"),
    ("They left at 9:30 p.m. on Monday.", "9:30 p.m. on Monday", "2024-11-18T21:30"),
    ("They left at half past seven on Monday evening.", "half past seven on Monday evening", "2024-11-18T19:30"),
    ("The alarm rang at 0430 UTC on 18 November.", "0430 UTC on 18 November", "2024-11-18T04:30Z"),
    ("Polls close at 8 p.m. EST today.", "8 p.m. EST today", "2024-11-20T20:00-05:00"),
    ("He was released the day before yesterday.", "the day before yesterday", "2024-11-18"),
    ("They marched on Easter Monday 2024.", "Easter Monday 2024", "2024-04-01"),
    ("Shops will open at six on Black Friday.", "Black Friday", "2024-11-29"),
    ("The clinic opens every other Friday.", "every other Friday", "XXXX-WXX-5"),
    ("She runs twice a week.", "a week", "P1W"),
    ("It took an hour and a half.", "an hour and a half", "PT1.5H"),
    ("It lasted for decades.", "decades", "PXY"),
    ("He finished in 2:05:30.", "2:05:30", "PT2H5M30S"),
    ("The shelling stopped last weekend.", "last weekend", "2024-W46-WE"),
    ("It closed in March last year.", "March last year", "2023-03"),
    ("Prices fell on Tuesday of last week.", "Tuesday of last week", "2024-11-12"),
]
INTERVALS = [
    ("Fighting raged from 2009 until 2013.", "from 2009 until 2013", "2009-01-01", "2014-01-01"),
    ("It rained from 3 to 12 March 2024.", "from 3 to 12 March 2024", "2024-03-03", "2024-03-13"),
    ("The fair ran November 2-4.", "November 2-4", "2024-11-02", "2024-11-05"),
    ("Forty drones fell over the past two weeks.", "the past two weeks", "2024-11-06", "2024-11-20"),
    ("Ports reopen within three days.", "within three days", "2024-11-20", "2024-11-23"),
    ("Power fails from 2 p.m. to 4 p.m. today.", "from 2 p.m. to 4 p.m. today", "2024-11-20T14", "2024-11-20T16"),
    ("Sirens wailed on the night of 16-17 November.", "the night of 16-17 November", "2024-11-16T20", "2024-11-17T06"),
    ("He fled in the early hours of Monday.", "the early hours of Monday", "2024-11-18T00", "2024-11-18T06"),
    ("Profit fell in the three months to June 2024.", "the three months to June 2024", "2024-04-01", "2024-07-01"),
    ("Ramadan began in 2024.", "2024", "2024-01-01", "2025-01-01"),
    ("They met on the first weekend of November 2024.", "the first weekend of November 2024", "2024-11-02", "2024-11-04"),
]  # fmt: skip
NONE = [
    "Flight 1984 was late, and Route 66 was closed.",
    "This may or may not be right; they march on.",
    "The Sun reported it, citing Section 2020 of the code.",
    "A 30-year-old woman aged 31 read it.",
    "The second wave hit 2000 people and cost $1999.",
    "The score was 4:3 and the ratio 16:9.",
    "Theresa May met April Jones.",
    "Call (206) 555-1212, room 2010.",
    "The T-2000 beat the Model 2020.",
]
OPEN = [
    ("Missiles fell early Tuesday morning.", "XXXX-WXX-2TMO"),
    ("They met yesterday.", "XXXX-XX-XX"),
    ("They met on 4 June.", "XXXX-06-04"),
    ("They met in June.", "XXXX-06"),
    ("They will meet next month.", "XXXX-XX"),
    ("They met last year.", "XXXX"),
    ("They met at 9:15 a.m.", "T09:15"),
    ("They met two days ago.", "XXXX-XX-XX"),
    ("Growth slowed in the third quarter.", "XXXX-Q3"),
    ("They met over the past two weeks.", "P2W"),
]
DATED = [
    ("Tuesday was the 1,000th day of the war in Ukraine.", "2024-11-19", "text"),
    ("KYIV, 19 November 2024 — Missiles hit the port.", "2024-11-19", "dateline"),
    ("A quake struck on 6 February 2023.", "2023-02-06", "text"),
    ("Born on 2 May 1950, he died on 3 May 2024.", "2024-05-03", "text"),
    ("The summit is scheduled for 12 September 2025.", None, None),
    ("The law has stood since 1 May 2010.", None, None),
    ("Missiles fell on Tuesday.", None, None),
]


def moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


@pytest.fixture(scope="module")
def dated(read_all: Callable[..., Any]) -> dict[str, list[dict[str, Any]]]:
    texts = {text for text, *_ in VALUES + INTERVALS} | set(NONE)
    found = read_all([{"id": t, "text": t, "published_at": PUBLISHED} for t in sorted(texts)])
    return {text: tables["times"] for text, tables in found.items()}


@pytest.fixture(scope="module")
def undated(read_all: Callable[..., Any]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    return dict(read_all([{"id": t, "text": t} for t in sorted({text for text, *_ in OPEN + DATED})]))


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "value"), VALUES)
def test_values(dated: dict[str, Any], text: str, words: str, value: str) -> None:
    assert {row["text"]: row["timex_value"] for row in dated[text]}.get(words) == value


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "start", "end"), INTERVALS)
def test_intervals_are_half_open(dated: dict[str, Any], text: str, words: str, start: str, end: str) -> None:
    row = next(row for row in dated[text] if row["text"] == words)
    assert moment(row["start_at"]).startswith(start)
    assert moment(row["end_at"]).startswith(end)


@pytest.mark.model
@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(dated: dict[str, Any], text: str) -> None:
    assert [row["text"] for row in dated[text]] == []


@pytest.mark.model
@pytest.mark.parametrize(("text", "value"), OPEN)
def test_without_a_date_nothing_is_resolved(undated: dict[str, Any], text: str, value: str) -> None:
    (row,) = undated[text]["times"]
    assert row["timex_value"] == value
    assert (row["start_at"], row["end_at"]) == (None, None)
    assert undated[text]["documents"][0]["published_at"] is None


@pytest.mark.model
@pytest.mark.parametrize(("text", "day", "source"), DATED)
def test_the_text_dates_the_article(undated: dict[str, Any], text: str, day: str | None, source: str | None) -> None:
    document = undated[text]["documents"][0]
    found = document["published_at"]
    assert (found and moment(found)[:10], document["published_at_source"]) == (day, source)


@pytest.mark.model
def test_relative_times_follow_the_date_of_the_text(read: Read) -> None:
    rows = read("A quake struck on 6 February 2023. Two days later the toll rose. Aid arrived last week.")["times"]
    assert [row["timex_value"] for row in rows] == ["2023-02-06", "2023-02-08", "2023-W05"]
    assert [row["anchor_type"] for row in rows] == ["explicit", "previous_time", "explicit"]


@pytest.mark.model
def test_a_published_date_is_kept(read: Read) -> None:
    document = read("A quake struck on 6 February 2023.", published_at="2024-01-01")["documents"][0]
    assert moment(document["published_at"]).startswith("2024-01-01")
    assert document["published_at_source"] == "metadata"


# --- what holds for any text -------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "from",
        "to",
        "between",
        "until",
        "and",
        "of",
        "early",
        "late",
        "mid",
        "-",
        "–",
        ",",
        ".",
        ":",
        "/",
        "'",
        "(",
        ")",
        "last",
        "next",
        "this",
        "past",
        "first",
        "second",
        "third",
        "1",
        "2",
        "3",
        "19",
        "31",
        "1984",
        "2024",
        "1990",
        "s",
        "99",
        "00",
        "9999",
        "0",
        "may",
        "march",
        "sunday",
        "tuesday",
        "november",
        "nov",
        "week",
        "year",
        "month",
        "day",
        "days",
        "years",
        "ago",
        "later",
        "before",
        "after",
        "every",
        "each",
        "noon",
        "am",
        "pm",
        "utc",
        "gmt",
        "easter",
        "ramadan",
        "christmas",
        "night",
        "morning",
        "half",
        "quarter",
        "century",
        "decade",
        "a",
        "an",
        "twenty",
        "five",
        "hundred",
        "thousand",
        "million",
        "ninety",
        "nine",
        "04:30",
        "12/31/1999",
        "2024-02-30",
        "1,000th",
        "twice",
        "per",
        "same",
        "that",
        "now",
        "today",
        "overnight",
        "end",
        "beginning",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))


def article(text: str, published: datetime | None) -> Article:
    """An article of one sentence without a parser: every word hangs on the first."""
    block = Block("d", "d:b0", "paragraph", text, 0, len(text), 0, len(text), kept=True, rule_id=None)
    document = Document(
        "d", "d", None, None, None, None, None, published, "metadata" if published else None, "en", text, len(text), 1,
        "utf-8", "", None, None, None, (), None, "v",
    )  # fmt: skip
    made = Article(document, [block])
    sentence = ParsedSentence("d:s0", block, 0, len(text))
    at = 0
    for i, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        token = Token(i, start, at, word, word.lower(), word.lower(), "NN", "dep", space=True, sentence=sentence)
        token.head = sentence.tokens[0] if sentence.tokens else token
        sentence.tokens.append(token)
    made.tokens = sentence.tokens
    made.sentences = [sentence] if sentence.tokens else []
    return made


@given(TEXTS, st.sampled_from([None, datetime(2024, 2, 29, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)]))  # fmt: skip
@example("THE1/1/0", None)
@settings(max_examples=examples(300))
def test_any_text_gives_rows_that_hold(text: str, published: datetime | None) -> None:
    rows = times.extract(article(text, published)).rows
    end = 0
    for row in rows:
        assert text[row.char_start : row.char_end] == row.text
        assert end <= row.char_start < row.char_end
        end = row.char_end
        assert (row.start_at is None) == (row.end_at is None)
        if row.start_at and row.end_at:
            assert row.start_at < row.end_at or (row.start_at == row.end_at and row.timex_type == "time")
            assert row.resolved
    assert rows == times.extract(article(text, published)).rows


@pytest.mark.parametrize("unit", ["7 ", "1984 ", "from 3 to ", "the end of ", "a ", "12:30 ", "early ", "may 3 - ", "one hundred and ", "000 ", "2/", "1.", "nineteen "])  # fmt: skip
def test_long_lines_are_bounded(unit: str) -> None:
    line = article(unit * (20_000 // len(unit)), None)
    assert effort(lambda: times.extract(line)) < 100  # up to 14 are measured


@pytest.mark.model
@pytest.mark.gold
@pytest.mark.parametrize(("name", "floor"), [("own", 0.85), ("meantime", 0.80)])
def test_gold(gold: Path, read_all: Callable[..., Any], name: str, floor: float) -> None:
    records = [json.loads(line) for line in (gold / "times" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    found = read_all(records)
    hits = ours = wanted = 0
    for record in records:
        rows = found[record["id"]]["times"]
        values = [row["timex_value"] for row in rows]
        ours, wanted = ours + len(rows), wanted + len(record["times"])
        for row in record["times"]:
            if row["timex_value"] in values:
                values.remove(row["timex_value"])
                hits += 1
    assert 2 * hits / (ours + wanted) >= floor
