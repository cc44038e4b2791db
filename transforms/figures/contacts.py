"""Numbers that one calls, writes to or looks up: addresses, telephone numbers, postal codes and pages."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.figures.candidate import Candidate, Passage
from transforms.figures.dates import follows_plural
from transforms.lexicons import word_list

PAGES = word_list("figure_words.tsv", "pages")
ANSWERED = word_list("figure_words.tsv", "emergency_call")
CALLS = word_list("figure_words.tsv", "call")
EMERGENCY = frozenset({"911", "999", "112"})
"""Telephone numbers that are called in need."""
STATE = re.compile(r"[A-Z]{2}")
ZIP_CODE = 5
"""Digits of a postal code of the United States."""
DIALLED = 9
"""Digits without a separator that nobody writes for a count: telephone numbers have nine and more."""


def address(passage: Passage, candidate: Candidate) -> bool:
    """`1600 Pennsylvania Avenue`: digits before a name in capitals that ends the phrase."""
    p, j = passage, candidate.end
    if p.digits(candidate.start) is None or candidate.bound != "exact":
        return False
    if p.word(j) == "block":
        return True
    names = 0
    while p.tag(j) == "NNP" and p.token(j).text[:1].isupper():
        names, j = names + 1, j + 1
    return names >= 2 and not p.tag(j).startswith("NN")


def bare_digits(passage: Passage, i: int) -> bool:
    """Whether atom `i` is digits without a separator."""
    return passage.digits(i) is not None and passage.word(i).isdigit()


def phone(passage: Passage, candidate: Candidate) -> bool:
    """Digits of a telephone number: a leading zero or plus, or one in a chain of groups."""
    p, i = passage, candidate.start
    groups = [bare_digits(p, i + k) for k in (-2, -1, 1, 2)]
    if any(a and b for a, b in pairwise(groups)):
        return True
    written = p.written(i, i + 1)
    leading_zero = written[:1] == "0" and written[1:2].isdigit() and p.digits(i) is not None
    return leading_zero or (p.word(i - 1) == "+" and p.glued(i))


def looked_up(passage: Passage, candidate: Candidate) -> bool:
    """What is dialled, posted to or turned to: `called 911`, `at 745-4811`, `CA 90069`, `pp 69-72`."""
    p, i = passage, candidate.start
    if candidate.rule == "range":
        return is_local_call(p, candidate) or p.word(i - 1) in PAGES
    return is_dialled(p, candidate) or is_emergency_call(p, i) or is_zip_code(p, i)


def is_local_call(passage: Passage, candidate: Candidate) -> bool:
    """`745-4811`: three digits, a hyphen and four, and nothing counted."""
    p, i = passage, candidate.start
    shape = [a.end - a.start for a in p.atoms[i : i + 3]] == [3, 1, 4] and p.glued(i + 1) and p.glued(i + 2)
    return shape and not follows_plural(p, candidate)


def is_dialled(passage: Passage, candidate: Candidate) -> bool:
    """`0291234567`, `(316) 847-4277`: too many digits for a count, or an area code."""
    p, i = passage, candidate.start
    if p.width(i) >= DIALLED and p.word(i).isdigit() and not follows_plural(p, candidate):
        return True
    bracketed = p.word(i - 1) == "(" and p.word(i + 1) == ")"
    return bracketed and bare_digits(p, i + 2) and p.word(i + 3) == "-"


def is_emergency_call(passage: Passage, i: int) -> bool:
    """`called 911`, `the 999 operator`."""
    return passage.word(i) in EMERGENCY and (passage.lemma(i - 1) in CALLS or passage.word(i + 1) in ANSWERED)


def is_zip_code(passage: Passage, i: int) -> bool:
    """`CA 90069`: five digits behind the two letters of a state."""
    state = passage.tag(i - 1) == "NNP" and STATE.fullmatch(passage.written(i - 1, i)) is not None
    return state and passage.width(i) == ZIP_CODE
