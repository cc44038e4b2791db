"""The words of the grammar, from `lexicons/times.tsv`, zones.tsv and holidays.tsv."""

from __future__ import annotations

from transforms.lexicons import lexicon


def _words(kind: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in lexicon("times.tsv") if row["class"] == kind}


def _numbers(kind: str) -> dict[str, int]:
    return {word: int(value) for word, value in _words(kind).items()}


MONTHS, SHORT_MONTHS = _numbers("month"), _numbers("month_short")
WEEKDAYS, SHORT_WEEKDAYS, EACH_WEEKDAY = _numbers("weekday"), _numbers("weekday_short"), _numbers("weekdays")
ALL_MONTHS, ALL_WEEKDAYS = MONTHS | SHORT_MONTHS, WEEKDAYS | SHORT_WEEKDAYS
SEASONS, UNITS, PARTS = _words("season"), _words("unit"), _words("part")
CLOCKS, STEPS, RELATIVES, NIGHTS = _numbers("clock"), _numbers("step"), _numbers("relative"), _numbers("tonight")
REFERENCES, SETS, MODS, ROUGH, EDGES = (_words(k) for k in ("reference", "set", "mod", "rough", "edge"))
VAGUE, AMID = frozenset(_words("vague")), frozenset(_words("amid"))
DECADES = _numbers("decade")
NUMBERED, COUNTED = frozenset(_words("numbered")), frozenset(_words("counted"))
SUMMER_ZONES = frozenset(row["zone"] for row in lexicon("zones.tsv") if row["summer"])
ZONES = {row["zone"]: float(row["hours"]) for row in lexicon("zones.tsv")}
HOLIDAYS = {tuple(row["name"].split()): row["rule"] for row in lexicon("holidays.tsv")}
FIRST_OF_HOLIDAY = frozenset(name[0] for name in HOLIDAYS)
LONGEST_HOLIDAY = max(map(len, HOLIDAYS)) + 3
"""Atoms of the longest name; a hyphen or a full stop inside a word counts."""
DASHES = frozenset("-–—‐‑−")
