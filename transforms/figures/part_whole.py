"""Which figure is a part of which: `38 of 41`, `two of them`, `17 people, including four children`."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import word_list

DETERMINERS = word_list("figure_words.tsv", "whole_determiner")
ADVERBS = word_list("figure_words.tsv", "part_adverb")
"""What may stand between `of whom` and the part."""
DEFINITE = word_list("figure_words.tsv", "definite_whole")
REFERRING = word_list("figure_words.tsv", "referring")
INCLUDING = word_list("figure_words.tsv", "including")
LISTED = 4
"""Atoms from one part of a list to the `and` before the next."""
PARTS = frozenset({"count", "ratio", "percent", "measure", "money"})


def set_whole(passage: Passage, candidates: Sequence[Candidate]) -> None:
    """Tie the parts of a sentence to their wholes."""
    for n, candidate in enumerate(candidates):
        if candidate.kind not in PARTS and not candidate.negated:
            continue
        behind = of_figure(passage, candidate, candidates[n + 1 : n + 2])
        whole = behind or earlier_whole(passage, candidate, candidates[:n])
        if whole is not None and whole.kind in {"count", "money", "measure"}:
            candidate.part_of = whole
            whole.is_whole |= whole is behind


def earlier_whole(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """The whole among the figures before a part."""
    readings = (of_pronoun, included, fronted, gravely)
    return next((whole for reading in readings if (whole := reading(passage, candidate, before))), None)


def of_figure(passage: Passage, candidate: Candidate, after: Sequence[Candidate]) -> Candidate | None:
    """`38 of 41`, `five missiles out of the 12`, `none of the 92`, `40% of the 300 workers`."""
    p, j = passage, end_of_noun(passage, candidate.end)
    j += p.sequence(j, j + 2) == ("out", "of")
    if p.word(j) != "of" or not after or after[0].kind == "ordinal":
        return None
    noun = j > candidate.end + (p.word(j - 1) == "out")
    j += 1
    if noun and p.word(j) not in DEFINITE:
        return None
    j = end_of_determiners(p, j, min(after[0].first, candidate.end + 8))
    reached = after[0].first <= j <= after[0].start and not is_other_measure(candidate, after[0])
    return after[0] if reached and is_smaller(candidate, after[0]) else None


def is_other_measure(part: Candidate, whole: Candidate) -> bool:
    """Whether two amounts are of different dimensions: `3 tonnes of cocaine worth $110 million`."""
    units = (part.unit, whole.unit)
    return part.kind == "measure" and None not in units and units[0] is not units[1]


def end_of_noun(passage: Passage, j: int) -> int:
    """The atom behind the counted noun and its adjectives, three at most."""
    for _ in range(3):
        if passage.word(j) in {"of", "out"} or not passage.tag(j).startswith(("NN", "JJ")):
            return j
        j += 1
    return j


def end_of_determiners(passage: Passage, j: int, last: int) -> int:
    """The atom behind what stands between `of` and the whole: `of the nearly`."""
    while j < last and (passage.word(j) in DETERMINERS or passage.tag(j).startswith(("JJ", "NN", "POS", "PRP"))):
        j += 1
    return j + (passage.word(j) in DETERMINERS)


def is_smaller(part: Candidate, whole: Candidate) -> bool:
    """Whether a part is not larger than its whole; none and shares always are."""
    share = part.negated or part.kind in {"ratio", "percent"}
    return share or (part.value or 0) <= (whole.value or whole.high or 0)


def of_pronoun(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`two of them critically`, `three of whom died`: the nearest figure of the same things that is not smaller."""
    p, j = passage, candidate.end
    if p.word(j) == "of" and (
        p.word(j + 1) in REFERRING
        or p.sequence(j + 1, j + 3) in {("the", "dead"), ("the", "victims"), ("the", "wounded"), ("the", "injured")}
    ):
        return nearest(candidate, before)
    return None


def included(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`17 people, including four children`, `among them two police officers`."""
    p, i = passage, candidate.first
    while p.word(i - 1) in ADVERBS:
        i -= 1
    left = p.word(i - 1)
    if left in INCLUDING or (left in REFERRING and p.word(i - 2) in {"of", "among"}):
        return nearest(candidate, before)
    previous = before[-1] if before else None
    if previous and previous.part_of and left == "and" and 1 <= i - previous.end <= LISTED:
        return previous.part_of
    return None


def fronted(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`Of the 88 drones, 61 were shot down and another 19 failed`: a smaller number of the same things."""
    if not before or not opens_with_of(passage, before[0]):
        return None
    whole = before[0]
    counts = whole.kind == "count" and candidate.kind == "count" and candidate.unit is None
    if not counts or largest(candidate) > largest(whole):
        return None
    counted = {passage.lemma(k) for k in range(whole.end, min(whole.end + 4, len(passage.atoms)))}
    own_noun = passage.tag(candidate.end).startswith(("NN", "JJ")) and passage.lemma(candidate.end) not in counted
    return None if own_noun else whole


def gravely(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`three people were hurt, one seriously`: those of a count that something is worse for."""
    return nearest(candidate, before) if is_grave(passage, candidate) else None


def is_grave(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number stands between a comma and an adverb that ends its phrase: `hurt, one seriously`."""
    i, j = candidate.first, candidate.end
    j += 2 if passage.word(j) == "of" and passage.word(j + 1) in {"them", "whom"} else 0
    adverb = passage.tag(j) == "RB" and passage.word(j).endswith("ly") and candidate.kind == "count"
    return adverb and passage.word(i - 1) == "," and passage.word(j + 1) in {",", ".", ";", "and", ""}


def opens_with_of(passage: Passage, whole: Candidate) -> bool:
    """Whether a sentence starts with `Of the` and the whole."""
    i = whole.first
    while passage.word(i - 1) in DETERMINERS:
        i -= 1
    return i == 1 and passage.word(0) == "of"


def largest(candidate: Candidate) -> float:
    """The largest value that a figure allows."""
    return candidate.high or candidate.value or 0


def is_like(part: Candidate, whole: Candidate) -> bool:
    """Whether a figure can be the whole of a part: a count, or an amount in the part's unit."""
    return whole.kind == "count" or (part.unit is not None and part.unit == whole.unit and part.kind == whole.kind)


def nearest(candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """The nearest count or like amount before a figure that it can be a part of."""
    smallest = candidate.low or candidate.value or 0
    for other in reversed(before):
        top = other.high if other.high is not None else other.value
        if is_like(candidate, other) and not other.negated and other is not candidate and (top or 0) >= smallest:
            return other
    return None
