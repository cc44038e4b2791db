"""Per what a figure is stated: `a tonne`, `per 100,000 people`, `-a-year`."""

from __future__ import annotations

from transforms.figures import units
from transforms.figures.candidate import Draft, Passage
from transforms.numbers.grammar import read
from transforms.numbers.numerals import ARTICLES, HYPHENS

PER_ARTICLES = frozenset({"a", "an", "per", "each", "every", "/"})
PER_NOUNS = frozenset({"share", "head", "piece", "person", "game", "pop", "household", "unit", "vote", "ticket", "night",
                       "plate", "bottle", "word", "pupil", "student", "adult", "child", "patient", "dose", "worker",
                       "employee", "voter", "family", "time", "side", "capita", "annum", "token", "thousand", "million",
                       "hundred", "dozen", "serving", "visit", "book", "copy", "ride", "trip", "room", "seat"})  # fmt: skip
TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "season", "year"})
APIECE = frozenset({"apiece", "each"})
NEVER_PER = frozenset(
    {
        "earlier",
        "later",
        "ago",
        "before",
        "after",
        "on",
        "old",
        "long",
        "from",
        "high",
        "low",
        "when",
        "that",
        "since",
    }
)
"""Words behind `a year` that make it a time."""
RATELESS = frozenset({"ordinal", "age", "duration", "multiple"})
"""Kinds that are never stated per something."""


def set_per(passage: Passage, draft: Draft) -> None:
    """Find the per-unit behind a quantity and take it into the phrase."""
    p, j = passage, draft.end
    if draft.kind in RATELESS:
        return
    hyphen = p.word(j) in HYPHENS
    j += hyphen
    if p.word(j) in APIECE and draft.unit is not None:
        draft.per, draft.end = p.word(j), j + 1
        return
    if p.word(j) not in PER_ARTICLES:
        set_far_per(p, draft)
        return
    k = j + 1 + (hyphen and p.word(j + 1) in HYPHENS)
    if p.word(j) == "per":
        stop = end_of_per(p, k)
        if stop > k:
            draft.per, draft.end = p.written(k, stop), stop
        return
    form = units.match(p.atoms, k)
    if form and (form.symbol or p.word(k) in {"point", "degree"}) and p.word(j) != "/":
        form = None
    stop = k + (len(form.words) if form else 1)
    timed = p.word(k) in TIMES and p.word(stop) in NEVER_PER
    if (form or p.word(k) in PER_NOUNS) and not timed:
        draft.per, draft.end = form.unit.name if form else p.word(k), stop


def end_of_per(passage: Passage, k: int) -> int:
    """The end of what stands behind `per`: a noun, or a number and its noun."""
    number = read(passage.atoms, k) if k < len(passage.atoms) else None
    if number is not None:
        return number.end + passage.word(number.end).isalpha()
    return k + passage.word(k).isalpha()


def set_far_per(passage: Passage, draft: Draft) -> None:
    """`61 cases per 100,000 residents`, `40,000 vehicles a day`: behind the counted noun; the phrase stays as it is."""
    p = passage
    for k in range(draft.end, min(draft.end + 5, len(p.atoms) - 1)):
        if p.word(k) == "per":
            draft.per = p.written(k + 1, end_of_per(p, k + 1)) or None
            return
        if p.word(k) in ARTICLES and k > draft.end and p.word(k + 1) in TIMES and p.word(k + 2) not in NEVER_PER:
            draft.per = p.word(k + 1)
            return
        if not p.token(k).tag.startswith(("NN", "JJ", "HY", "VBN")) and not (k == draft.end and p.word(k) == "of"):
            return
