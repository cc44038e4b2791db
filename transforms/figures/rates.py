"""Per what a figure is stated: `a tonne`, `per 100,000 people`, `-a-year`."""

from __future__ import annotations

from transforms.figures import units
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.currency_forms import end_of_mark
from transforms.lexicons import word_list
from transforms.numbers.grammar import read
from transforms.numbers.numerals import ARTICLES, HYPHENS

PER_ARTICLES = word_list("figure_words.tsv", "per")
PER_NOUNS = word_list("figure_words.tsv", "per_noun")
TIMES = word_list("figure_words.tsv", "per_time")
APIECE = frozenset({"apiece", "each"})
NEVER_PER = word_list("figure_words.tsv", "dating")
"""Words behind `a year` that make it a time."""
RATELESS = frozenset({"ordinal", "age", "duration", "multiple"})
"""Kinds that are never stated per something."""


def set_per(passage: Passage, candidate: Candidate) -> None:
    """Find the per-unit behind a quantity and take it into the phrase."""
    p, j = passage, candidate.end
    if candidate.kind in RATELESS:
        return
    j = end_of_mark(p, j)
    hyphen = p.word(j) in HYPHENS
    j += hyphen
    if p.word(j) in APIECE and candidate.unit is not None:
        candidate.per, candidate.end = p.word(j), j + 1
    elif p.word(j) not in PER_ARTICLES:
        set_far_per(p, candidate)
    else:
        set_near_per(p, candidate, j, j + 1 + (hyphen and p.word(j + 1) in HYPHENS))
        set_second_per(p, candidate)


def takes_any_word(passage: Passage, candidate: Candidate, j: int, form: units.Form | None) -> bool:
    """Whether what follows atom `j` is the per-unit whatever it is: behind `per`, or behind a slash after a unit."""
    if passage.word(j) == "per":
        return True
    return passage.word(j) == "/" and candidate.unit is not None and form is None


def set_near_per(passage: Passage, candidate: Candidate, j: int, k: int) -> None:
    """The per-unit at atom `k`, behind `a` or `per` at atom `j`: `$78 a barrel`, `-a-year`, `km per hour`."""
    p = passage
    form = rate_unit(p, k, slash=p.word(j) == "/")
    if takes_any_word(p, candidate, j, form):
        stop = end_of_per(p, k)
        if stop > k:
            candidate.per, candidate.end = p.written(k, stop), stop
        return
    stop = k + (len(form.spelling) if form else 1)
    dates = p.word(k) in TIMES and p.word(stop) in NEVER_PER
    if (form or p.word(k) in PER_NOUNS) and not dates:
        candidate.per, candidate.end = form.unit.name if form else p.word(k), stop


def set_second_per(passage: Passage, candidate: Candidate) -> None:
    """`$3 per user per month`, `$3/user/month`: what stands behind a second `per` joins the first."""
    j = candidate.end
    if candidate.per is not None and passage.word(j) in {"per", "/"} and passage.word(j + 1).isalpha():
        candidate.per, candidate.end = f"{candidate.per} per {passage.word(j + 1)}", j + 2


def rate_unit(passage: Passage, k: int, *, slash: bool) -> units.Form | None:
    """The unit of a rate at atom `k`; symbols stand only behind a slash: `$5/kg`."""
    form = units.match(passage.atoms, k)
    if form is None or slash:
        return form
    return None if form.symbol or passage.word(k) in {"point", "degree"} else form


def end_of_per(passage: Passage, k: int) -> int:
    """The end of what stands behind `per`: a noun, or a number and its noun."""
    number = read(passage.atoms, k) if k < len(passage.atoms) else None
    if number is not None:
        return number.end + passage.word(number.end).isalpha()
    return k + passage.word(k).isalpha()


def set_far_per(passage: Passage, candidate: Candidate) -> None:
    """`61 cases per 100,000 residents`, `40,000 vehicles a day`: behind the counted noun; the phrase stays as it is."""
    p = passage
    for k in range(candidate.end, min(candidate.end + 5, len(p.atoms) - 1)):
        if p.word(k) == "per":
            candidate.per = p.written(k + 1, end_of_per(p, k + 1)) or None
            return
        if k > candidate.end and is_per_time(p, k):
            candidate.per = p.word(k + 1)
            return
        opens = k == candidate.end and p.word(k) == "of"
        if not opens and not p.tag(k).startswith(("NN", "JJ", "HY", "VBN")):
            return


def is_per_time(passage: Passage, k: int) -> bool:
    """`a day` that is a rate and leads to no date."""
    p = passage
    return p.word(k) in ARTICLES and p.word(k + 1) in TIMES and p.word(k + 2) not in NEVER_PER
