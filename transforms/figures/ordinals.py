"""Ordinals that rank nothing: adverbs, dates and parts of names."""

from __future__ import annotations

from transforms.figures.candidate import Candidate, Passage
from transforms.figures.dates import MONTHS
from transforms.figures.identifiers import named
from transforms.figures.roles import HUMAN
from transforms.lexicons import word_list

IDIOMS = frozenset(
    {
        *(("second", noun) for noun in ("nature", "thought", "thoughts")),
        *((nth, "degree") for nth in ("first", "second", "third")),
        ("11", "th", "hour"),
        ("eleventh", "hour"),
    }
)
"""Ordinals with a noun that they do not count: `second nature`, `first degree murder`."""
RESULT_VERBS = word_list("figure_words.tsv", "ranking")
"""Verbs behind which an ordinal is a place in a ranking."""
MONTH_PHRASES = frozenset((a, "month") for a in ("the", "each", "every", "this", "next", "that"))


def set_rank(passage: Passage, candidate: Candidate) -> None:
    """Make a fraction the next of some persons where something happens to it: `killed two men and wounded a third`."""
    if is_fraction_of_nothing(passage, candidate) and candidate.role in HUMAN and candidate.value:
        candidate.kind, candidate.rule = "ordinal", "ordinal"
        candidate.value = candidate.low = candidate.high = float(round(1 / candidate.value))


def is_fraction_of_nothing(passage: Passage, candidate: Candidate) -> bool:
    """`a third` without a noun or `of` that it could be a part of."""
    written = passage.word(candidate.start) in {"a", "another"} and passage.word(candidate.end) != "of"
    exact = candidate.rule == "fraction" and candidate.bound == "exact"
    return exact and written and (candidate.noun is None or candidate.elliptic)


def adverb_ordinal(passage: Passage, candidate: Candidate) -> bool:
    """`first reported`, `talk to a doctor first`, `a split second`, `frames per second`: an ordinal that ranks nothing."""
    p, i = passage, candidate.start
    token = p.token(i)
    if p.word(candidate.stop) == "-" and p.word(candidate.stop + 1).endswith("est"):
        return False
    if token.tag == "RB" and token.head.lemma not in RESULT_VERBS and not p.word(i)[:1].isdigit():
        return True
    if p.word(i) == "first" and p.lemma(i - 1) == "be" and p.tag(candidate.stop)[:2] in {"JJ", "VB"}:
        return True
    if token.dep == "advmod" and token.head.tag.startswith("VB"):
        return not (token.head.lemma in RESULT_VERBS and token.head.i < token.i)
    return p.word(i) == "second" and is_second_of_time(passage, candidate)


def is_second_of_time(passage: Passage, candidate: Candidate) -> bool:
    """`a split second`, `frames per second`."""
    token, left = passage.token(candidate.start), passage.word(candidate.start - 1)
    stretch = token.tag == "NN" and token.dep not in {"amod", "compound"} and left in {"a", "per", "split"}
    every = left in {"every", "each"} and not passage.tag(candidate.stop).startswith(("NN", "JJ"))
    return stretch or every or (left == "per" and passage.word(candidate.stop) != "-")


def fixed_phrase(passage: Passage, candidate: Candidate) -> bool:
    """`at first`, `First, ...`, `first of all`, `the first time`, `first aid`, `in the first place`, `first-hand`."""
    p, i, j = passage, candidate.start, candidate.stop
    left, right = p.word(i - 1), p.word(j)
    if right == "-":
        return not p.word(j + 1).endswith(("est", "most", "best", "placed", "ranked", "ever", "biggest"))
    opening = i == 0 and (right == "," or (right == "of" and p.word(j + 1) == "all"))
    phrase = p.sequence(i - 2, j + 1) == ("in", "the", "first", "place") or p.sequence(j, j + 2) == ("and", "foremost")
    return (
        left == "at"
        or right in {"time", "aid"}
        or is_outsider(p, i, j)
        or is_at_once(p, i, j)
        or is_grammatical_person(p, j)
        or p.sequence(i, j + 1) in IDIOMS
        or opening
        or phrase
    )


def is_at_once(passage: Passage, i: int, j: int) -> bool:
    """`first thing in the morning`, not `the first thing she saw`."""
    bare = passage.tag(i - 1) not in {"DT", "PRP$", "POS", "JJ", "CD"}
    return bare and passage.word(i) == "first" and passage.word(j) == "thing"


def is_grammatical_person(passage: Passage, j: int) -> bool:
    """`a first person memoir`: of a grammatical person; not `the first person to arrive`."""
    return passage.word(j) == "person" and passage.tag(j + 1) in {"NN", "NNS"}


def is_outsider(passage: Passage, i: int, j: int) -> bool:
    """`third parties`, `a third party`, `third party apps`, not `the third party in the race`."""
    if passage.word(i) != "third":
        return False
    party = passage.word(j) == "party" and (passage.word(i - 1) == "a" or passage.tag(j + 1).startswith("NN"))
    return party or passage.word(j) == "parties"


def named_ordinal(passage: Passage, candidate: Candidate) -> bool:
    """`the 14th Amendment`, `First Lady`, `5th Avenue`, `the 82nd Airborne`: an ordinal in a name."""
    p, j = passage, candidate.stop
    following = p.token(j) if j < len(p.atoms) else None
    if following is None or following.tag not in {"NNP", "NNPS"} or not following.text[:1].isupper():
        return False
    return not (candidate.start == 0 and not p.token(candidate.start).text[:1].isdigit()) or named(passage, candidate)


def ordinal_date(passage: Passage, candidate: Candidate) -> bool:
    """`May 5th`, `the 5th of May`, `the 21st century`, `the third quarter`."""
    p, j = passage, candidate.stop
    right = p.word(j)
    return (
        p.word(candidate.start - 1) in MONTHS
        or right in MONTHS
        or (right == "of" and (p.word(j + 1) in MONTHS or p.sequence(j + 1, j + 3) in MONTH_PHRASES))
        or right in {"quarter", "half"}
        or bool({"century", "centuries"} & set(p.sequence(j, j + 4)))
    )
