"""What looks like a duration and is none: `a second attack`, `a quarter of`, `30 years old`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import UNITS

AGES = word_list("time_words.tsv", "age")


def is_no_length(s: TokenStream, i: int, j: int, amount: float | None) -> bool:
    """Whether amount and unit do not fit: "a days", "several day"; "a night" tells when, not how long."""
    if amount is None:
        return not s.word(j).endswith("s")
    if s.word(i) in ARTICLES and s.word(j) == "night":
        return True
    return is_single(s, i) and amount == 1 and s.word(j).endswith("s")


def is_single(s: TokenStream, i: int) -> bool:
    """Whether a word stands for one unit: `a`, `one`, `another`."""
    return s.word(i) in ARTICLES or s.word(i) in {"one", "another"}


def is_ordinal_second(s: TokenStream, i: int, j: int) -> bool:
    """Whether `second` counts something, and is no unit: "a second attack", "another second chance"."""
    if UNITS[s.word(j)] != "second" or not is_single(s, i) or (s.word(i) == "one" and s.tag(j)[:1] != "J"):
        return False
    return not (s.tag(j) == "NN" and s.token(j).dep in {"pobj", "npadvmod", "dobj"})


def is_quarter_of(s: TokenStream, j: int, amount: tuple[float | None, int]) -> bool:
    """Whether `quarter` is a fourth or a coin, not three months: "a quarter", "three quarters of"."""
    if UNITS[s.word(j)] != "quarter":
        return False
    return amount[0] is None or amount[0] == 1 or (s.word(j + 1) == "of" and j == amount[1])


def is_list(s: TokenStream, i: int, j: int) -> bool:
    """Whether a comma after a duration goes on with something else: "a year, a month"."""
    return s.word(i) == "," and (not s.word(j)[:1].isdigit() or s.word(i - 2) in ARTICLES)


def is_age(s: TokenStream, i: int, j: int) -> bool:
    """Whether a duration is an age: `30 years old`, `a 30-year-old`, `the age of 30 years`."""
    k = s.undash(j)
    before = s.word(i - 1) == "aged" or (s.word(i - 1) == "of" and s.word(i - 2) == "age")
    return s.word(k) in AGES or (s.word(k) == "of" and s.word(k + 1) == "age") or before


DAYPARTS = word_list("time_words.tsv", "story_unit")


BEHIND_STORY_UNIT = word_list("time_words.tsv", "behind_story_unit")


def is_once(s: TokenStream, i: int, j: int) -> bool:
    """Whether a sentence opens with `One night` or `One day` as a story does, and tells no length of time."""
    opens = i == 0 and s.word(0) == "one" and j == 2 and s.word(1) in DAYPARTS
    return opens and s.word(j) not in BEHIND_STORY_UNIT
