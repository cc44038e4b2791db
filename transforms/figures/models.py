"""Numbers of models: `30 Boeing 787 jets`, `the Kestrel 300 drones`, `737 Max`; what stands behind is not counted by them."""

from __future__ import annotations

from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import word_list
from transforms.numbers.numerals import STARTERS

MAKERS, VEHICLES = word_list("figure_words.tsv", "maker"), word_list("figure_words.tsv", "vehicle")
AIRLINERS = word_list("figure_words.tsv", "airliner")
"""Models of Boeing that are named without their maker: `787 jets`."""
DIGITS = 4
"""Digits of a model's number at most."""
LONGEST_NAME = 3
"""Words of a maker's name at most."""
ARTICLES = word_list("figure_words.tsv", "model_article")


def model_number(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number says which model is meant and not how many."""
    p, i, j = passage, candidate.start, candidate.stop
    if not is_short(p, candidate):
        return False
    if p.word(i) in AIRLINERS and not VEHICLES.isdisjoint(p.sequence(j, j + 3)):
        return True
    vehicle = p.word(j) in VEHICLES or (p.tag(j).startswith("NN") and p.word(j + 1) in VEHICLES)
    return vehicle and follows_maker(p, i)


def follows_maker(passage: Passage, i: int) -> bool:
    """Whether a name with an article or a count of its own stands before atom `i`, or that of a maker."""
    first = start_of_name(passage, i)
    before = passage.word(first - 1)
    counted = passage.digits(first - 1) is not None or before in STARTERS or before in ARTICLES
    return first < i and (counted or passage.word(i - 1) in MAKERS)


def is_short(passage: Passage, candidate: Candidate) -> bool:
    """Whether a count is written as the bare digits of a model."""
    i = candidate.start
    bare = candidate.stop == i + 1 and candidate.first == i and candidate.kind == "count"
    return bare and passage.word(i).isdigit() and passage.width(i) <= DIGITS


def start_of_name(passage: Passage, i: int) -> int:
    """The first atom of the name in capitals that ends before atom `i`."""
    first = i
    while i - first < LONGEST_NAME and first > 0 and is_capital(passage, first - 1):
        first -= 1
    return first


def is_capital(passage: Passage, k: int) -> bool:
    """Whether atom `k` is a word of a name."""
    atom = passage.atoms[k]
    return atom.value is None and passage.tag(k).startswith("NNP") and passage.written(k, k + 1)[:1].isupper()
