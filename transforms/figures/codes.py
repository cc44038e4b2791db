"""Numbers that are codes and count nothing.

Of a law or form (`1031 exchange`), a screen's resolution (`1080p`, `1920 x 1080`), a file (`./2021.01`), a weapon (`.357 Magnum`) or a
rule (`the 80/20 rule`).
"""

from __future__ import annotations

from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import word_list

CODES = word_list("figure_words.tsv", "code")
SCREENS = word_list("figure_words.tsv", "screen")
RESOLUTIONS = frozenset({144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160, 4320})
"""Lines of a picture that are written with `p` for progressive."""
SIDES = frozenset("x×")
"""Between the sides of a picture."""
PIXELS = 3
"""Digits of the side of a picture at least: `1920 x 1080`; two-digit sides are of a board or a plank."""
BORES = word_list("figure_words.tsv", "bore")
"""What the number of a weapon's bore stands before."""
RULES = frozenset({"rule", "principle"})
WHOLE = 100
"""What both numbers of a rule of shares add up to."""
PATHS = frozenset({".", "..", "~"})


def code(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number is a code and counts nothing."""
    rules = (is_resolution, is_picture, is_of_law, is_file, is_bore, is_of_rule)
    return any(rule(passage, candidate) for rule in rules)


def is_of_law(passage: Passage, candidate: Candidate) -> bool:
    """`a 1031 exchange`, `529 plans`: a section or form by its number."""
    number, noun = passage.word(candidate.start), passage.lemma(candidate.stop)
    return candidate.stop == candidate.start + 1 and f"{number} {noun}" in CODES


def is_resolution(passage: Passage, candidate: Candidate) -> bool:
    """`streams at up to 720p`: lines of a picture, and no pence, where a screen or video is told of."""
    pence = candidate.currency == "GBP" and passage.word(candidate.end - 1).endswith("p")
    return pence and candidate.value in RESOLUTIONS and passage.tells_of(SCREENS)


def is_picture(passage: Passage, candidate: Candidate) -> bool:
    """`1920 x 1080`: a side of a picture in pixels."""
    p, i, j = passage, candidate.start, candidate.stop
    if candidate.unit is not None or p.digits(i) is None or p.width(i) < PIXELS:
        return False
    behind = p.word(j) in SIDES and p.digits(j + 1) is not None and p.width(j + 1) >= PIXELS
    return behind or (p.word(i - 1) in SIDES and p.digits(i - 2) is not None and p.width(i - 2) >= PIXELS)


def is_bore(passage: Passage, candidate: Candidate) -> bool:
    """`.38 caliber`, `a .357 Magnum`, `12-gauge`."""
    j = candidate.stop + (passage.word(candidate.stop) == "-")
    return passage.word(j) in BORES


def is_of_rule(passage: Passage, candidate: Candidate) -> bool:
    """`the 80/20 rule`: two shares that make a whole, and a rule named by them."""
    p, i, j = passage, candidate.start, candidate.stop
    if p.lemma(j) in RULES:
        first = p.digits(j - 2) if p.digits(j - 2) is not None else p.digits(j - 3)
        return (first or 0) + (p.digits(j - 1) or 0) == WHOLE
    behind = j + (p.digits(j) is None)
    return p.lemma(behind + 1) in RULES and (p.digits(i) or 0) + (p.digits(behind) or 0) == WHOLE


def is_file(passage: Passage, candidate: Candidate) -> bool:
    """`./2021.01`: behind a slash that belongs to a path."""
    i = candidate.start
    return passage.word(i - 1) == "/" and passage.word(i - 2) in PATHS and passage.glued(i) and passage.glued(i - 1)
