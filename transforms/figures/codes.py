"""Numbers that are codes: of a law or form (`1031 exchange`), of a screen's resolution (`1080p`), of a file (`./2021.01`)."""

from __future__ import annotations

from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import word_list

CODES = word_list("figure_words.tsv", "code")
SCREENS = word_list("figure_words.tsv", "screen")
RESOLUTIONS = frozenset({144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160, 4320})
"""Lines of a picture that are written with `p` for progressive."""
PATHS = frozenset({".", "..", "~"})


def code(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number is a code and counts nothing."""
    return is_resolution(passage, candidate) or is_of_law(passage, candidate) or is_file(passage, candidate)


def is_of_law(passage: Passage, candidate: Candidate) -> bool:
    """`a 1031 exchange`, `529 plans`: a section or form by its number."""
    number, noun = passage.word(candidate.start), passage.lemma(candidate.stop)
    return candidate.stop == candidate.start + 1 and f"{number} {noun}" in CODES


def is_resolution(passage: Passage, candidate: Candidate) -> bool:
    """`streams at up to 720p`: lines of a picture, and no pence, where a screen or video is told of."""
    pence = candidate.currency == "GBP" and passage.word(candidate.end - 1).endswith("p")
    return pence and candidate.value in RESOLUTIONS and passage.tells_of(SCREENS)


def is_file(passage: Passage, candidate: Candidate) -> bool:
    """`./2021.01`: behind a slash that belongs to a path."""
    i = candidate.start
    return passage.word(i - 1) == "/" and passage.word(i - 2) in PATHS and passage.glued(i) and passage.glued(i - 1)
