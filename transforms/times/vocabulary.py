"""The words of the grammar, from `lexicons/times.tsv`, zones.tsv and holidays.tsv."""

from __future__ import annotations

import re

from transforms.lexicons import lexicon, word_list


def words_of(kind: str) -> dict[str, str]:
    """The words of one class of times.tsv, with their values."""
    return {row["word"]: row["value"] for row in lexicon("times.tsv") if row["class"] == kind}


def numbers_of(kind: str) -> dict[str, int]:
    """The words of one class whose values are numbers."""
    return {word: int(value) for word, value in words_of(kind).items()}


MONTHS, SHORT_MONTHS = numbers_of("month"), numbers_of("month_short")
WEEKDAYS, SHORT_WEEKDAYS, EACH_WEEKDAY = numbers_of("weekday"), numbers_of("weekday_short"), numbers_of("weekdays")
ALL_MONTHS, ALL_WEEKDAYS = MONTHS | SHORT_MONTHS, WEEKDAYS | SHORT_WEEKDAYS
SEASONS, UNITS, PARTS = words_of("season"), words_of("unit"), words_of("part")
CLOCKS, STEPS, RELATIVES, NIGHTS = (
    numbers_of("clock"),
    numbers_of("step"),
    numbers_of("relative"),
    numbers_of("tonight"),
)
REFERENCES, SETS, MODS, ROUGH, EDGES = (words_of(k) for k in ("reference", "set", "mod", "rough", "edge"))
VAGUE, MODIFIERS, GAME_WORDS = (
    frozenset(words_of("vague")),
    frozenset(words_of("modifier")),
    frozenset(words_of("game")),
)
DECADES = numbers_of("decade")
TIMELESS = word_list("time_words.tsv", "timeless")
NUMBERED, COUNTED = frozenset(words_of("numbered")), frozenset(words_of("counted"))
SUMMER_ZONES = frozenset(row["zone"] for row in lexicon("zones.tsv") if row["summer"])
ZONES = {row["zone"]: float(row["hours"]) for row in lexicon("zones.tsv")}
HOLIDAYS = {tuple(row["name"].split()): row["rule"] for row in lexicon("holidays.tsv")}
FIRST_OF_HOLIDAY = frozenset(re.split(r"['-]", name[0])[0] for name in HOLIDAYS)
"""First atoms of holidays: an apostrophe or a hyphen parts a word."""
EPOCH_NOUNS = frozenset(noun for row in lexicon("anchors.csv") for noun in row["nouns"].split("|"))
"""What is named of the happenings that days are counted from: war, invasion ..."""
LONGEST_HOLIDAY = max(map(len, HOLIDAYS)) + 3
"""Atoms of the longest name; a hyphen or a full stop inside a word counts."""
DASHES = frozenset("-–—‐‑−")
