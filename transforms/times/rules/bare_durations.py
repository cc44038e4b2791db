"""Durations without a number: `for years`, `in minutes`, `decades of war`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Length, Match, Reference
from transforms.times.rules.length_idioms import is_age
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import DASHES, UNITS

BARE_BEFORE = word_list("time_words.tsv", "before_bare")
"""Words before a bare plural ("for years") that make it a vague duration."""


def bare_units(s: TokenStream, i: int) -> Match | None:
    """`for years`, `in minutes`, `decades of war`, `hours after`, `months-long`: a vague duration without a number."""
    unit = UNITS[s.word(i)]
    if not is_bare_plural(s, i):
        return None
    node = Length(((None, unit),))
    if s.word(i + 1) in DASHES and s.word(i + 2) in {"long", "old"}:
        return Match(i, i + 3, node, "vague_long") if s.word(i + 2) == "long" else None
    if s.word(i + 1) == "ago":
        return Match(i, i + 2, Reference("PAST_REF"), "vague_ago")
    return Match(i, i + 1, node, "vague_duration") if not is_age(s, i, i + 1) and is_lasting(s, i) else None


PICKING = word_list("time_words.tsv", "picks_units")


def is_bare_plural(s: TokenStream, i: int) -> bool:
    """Whether a unit is a plural without a word that tells which: not "the hours", "these days", "hrs"."""
    word = s.word(i)
    if not word.endswith("s") or len(word) < 4 or UNITS[word] in {"quarter", "weekend", "night"}:
        return False
    return s.word(i - 1) not in PICKING


BARE_AFTER = word_list("time_words.tsv", "behind_bare")
"""Words after a bare plural that make it a vague duration: "hours after the attack"."""


KINDS_OF_UNITS = word_list("time_words.tsv", "kind_of_unit")


def is_lasting(s: TokenStream, i: int) -> bool:
    """Whether the words beside a bare plural show that it is a length of time."""
    if s.word(i - 1) in BARE_BEFORE and s.word(i - 2) != "as":
        return True
    compound = s.word(i - 1) in KINDS_OF_UNITS
    return s.word(i + 1) in BARE_AFTER and s.tag(i) == "NNS" and not compound
