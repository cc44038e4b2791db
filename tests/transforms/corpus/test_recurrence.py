from __future__ import annotations

import random

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from transforms.clean.recurring import number, signatures, traces
from transforms.corpus.recurrence import recurring
from transforms.read import Record

PITCH = "Get the morning briefing"
BODY = "The council of {0} voted on the {1} plan for the {0} bridge after a debate of some hours about its cost and about the {2} quarter, where it ends."
NUMBERS = pa.list_(pa.uint64())
COLUMNS = pa.schema([("publisher", pa.uint64()), ("lines", NUMBERS), ("signatures", NUMBERS)])
Article = tuple[str, str]


def article(*lines: str, publisher: str = "The Courier") -> Article:
    return publisher, "\n".join(lines)


def body(seed: int) -> list[str]:
    """Three lines that no other seed has."""
    mark = "".join("abcdefghij"[int(digit)] for digit in f"{seed:02}")
    return [BODY.format(*(f"{word}{mark}" for word in words)) for words in ("xyz", "uvw", "rst")]


def found(articles: list[Article]) -> list[set[int]]:
    """For each article the numbers of its lines that recur."""
    counted = [traces(Record("a", text, "", 1, "utf-8", publisher=publisher)) for publisher, text in articles]
    rows = [{name: getattr(t, name) for name in COLUMNS.names} for t in counted]
    return [set(lines) for lines in recurring(pa.Table.from_pylist(rows, COLUMNS)).to_pylist()]


def test_a_line_in_most_articles_of_a_publisher_recurs() -> None:
    same = [article(PITCH, *body(n)) for n in range(3)]
    assert found(same) == [{number(PITCH)}] * 3
    assert found(same[:2]) == [set()] * 2
    assert found([*same, *(article(*body(n)) for n in range(3, 5))])[:3] == [{number(PITCH)}] * 3
    assert not any(found([*same, *(article(*body(n)) for n in range(3, 6))]))
    assert not any(found([*same[:2], article(PITCH, *body(2), publisher="The Ledger")]))


def test_copies_count_once() -> None:
    reprints = [article(PITCH, *body(0)), article(PITCH, *body(0), "Corrected"), article("Update", PITCH, *body(0)[:2])]
    assert not any(found(reprints))
    assert not any(found([*reprints, article(PITCH, *body(1))]))
    assert all(number(PITCH) in x for x in found([*reprints, article(PITCH, *body(1)), article(PITCH, *body(2))]))


def test_what_has_no_publisher_or_was_a_page_is_not_counted() -> None:
    assert traces(Record("a", PITCH, "", 1, "utf-8")) is None
    assert traces(Record("a", PITCH, "", 1, "utf-8", publisher="x", main_end=3)) is None
    by_host, by_name = (
        traces(Record("a", PITCH, "", 1, "utf-8", **{k: v}))
        for k, v in (("url", "https://www.x.org/1"), ("publisher", "X.org"))
    )  # type: ignore[arg-type]
    assert by_host
    assert by_host == by_name
    assert traces(Record("a", "Menu\nKYIV, Nov 19 (Reuters) - Ukraine fired.", "", 1, "utf-8"))


def test_nothing_recurs_in_nothing() -> None:
    assert found([]) == []
    assert found([article(" \n ")] * 4) == [set()] * 4


def test_signatures_of_short_texts() -> None:
    assert list(signatures([])) == []
    assert len(list(signatures(["One line."]))) == 1
    assert len(list(signatures(["a b", "c d e", "f g h i", "j"]))) == 3


@given(
    st.lists(
        st.tuples(
            st.sampled_from("AB"),
            st.lists(st.sampled_from(["x one", "y two", "z three", "w four"]), max_size=4),
            st.integers(0, 99),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_order_makes_no_difference(drawn: list[tuple[str, list[str], int]], chance: random.Random) -> None:
    articles = [article(*lines, *body(seed), publisher=publisher) for publisher, lines, seed in drawn]
    order = list(range(len(articles)))
    chance.shuffle(order)
    shuffled = found([articles[i] for i in order])
    assert [shuffled[order.index(i)] for i in range(len(articles))] == found(articles)
