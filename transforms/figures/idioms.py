"""Idioms with a number word that counts nothing: `one another`, `two-way`, `a day or two`, `half-time`, `zero-sum`."""

from __future__ import annotations

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.identifiers import HYPHENS
from transforms.figures.part_whole import is_grave
from transforms.lexicons import word_list
from transforms.numbers.numerals import HYPHENS as JOINING

HYPHENED = word_list("figure_words.tsv", "hyphen")
ONE_BEFORE, ONE_AFTER = word_list("figure_words.tsv", "one_before"), word_list("figure_words.tsv", "one_after")
ONE_PHRASES = frozenset(
    {
        ("at", "one", "point"),
        ("at", "one", "stage"),
        ("at", "one", "time"),
        ("as", "one", "of"),
        ("on", "one", "hand"),
        ("on", "one", "side"),
    }
)
WITHIN = word_list("figure_words.tsv", "within")
ONE_VERBS = word_list("figure_words.tsv", "one_verb")
HALF_BEFORE = word_list("figure_words.tsv", "half_before")
HALF_HYPHEN = word_list("figure_words.tsv", "half_hyphen")
BEHIND_ZERO = word_list("figure_words.tsv", "behind_zero")
"""Words behind a zero that is no number of things: `zero waste`."""
ZERO_BEFORE = word_list("figure_words.tsv", "before_zero")
"""Words before a zero that is no number of things: `net zero`, `ground zero`."""


def is_verb_form(passage: Passage, candidate: Candidate) -> bool:
    """`she scores every week`, `and scores its feasibility`: a verb that is written like a vague number."""
    return passage.tag(candidate.start).startswith("VB") or passage.tag(candidate.stop) == "PRP$"


def one_idiom(passage: Passage, candidate: Candidate) -> bool:
    """`one of the`, `at one point`, `one another`, `the one`: `one` that counts nothing."""
    p, i, j = passage, candidate.start, candidate.stop
    if not is_bare_one(p, candidate) or is_grave(p, candidate):
        return False
    if stands_for_noun(p, i, j) or is_fixed(p, i, j):
        return True
    if candidate.unit is not None:
        return is_some_day(p, i, j)
    if p.word(j) == "of":
        return not counts_part(p, j)
    if p.word(j) in HYPHENS:
        return p.word(j + 1) in HYPHENED or p.word(j + 1) in {"on", "to", "by"}
    return not is_number_of(p, i, j)


def is_bare_one(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number is the word `one` alone."""
    return (
        passage.word(candidate.start) == "one" and candidate.stop == candidate.start + 1 and candidate.rule != "range"
    )


def is_number_of(passage: Passage, i: int, j: int) -> bool:
    """Whether `one` at atom `i` counts something: `one soldier`, `killing one`."""
    token = passage.token(i)
    return token.tag not in {"NN", "PRP"} and (token.dep == "nummod" or counts_behind(passage, j) or is_victim(token))


def stands_for_noun(passage: Passage, i: int, j: int) -> bool:
    """`a bigger one`: an adjective before `one`, and no word behind it."""
    right = passage.word(j)
    described = passage.tag(i - 1) in {"JJ", "JJR", "JJS"} or passage.word(i - 1) in {"right", "wrong"}
    return described and not (right[:1].isalnum() or right in JOINING)


def is_fixed(passage: Passage, i: int, j: int) -> bool:
    """`the one`, `one another`, `at one point`."""
    p = passage
    if p.sequence(i - 2, i) == ("in", "-"):  # `all-in-one`
        return True
    return p.word(i - 1) in ONE_BEFORE or p.word(j) in ONE_AFTER or p.sequence(i - 1, j + 1) in ONE_PHRASES


def is_some_day(passage: Passage, i: int, j: int) -> bool:
    """`one day he left`, `One morning`: some day and no length of time, as `in one day` is."""
    right = passage.word(j)
    opening = i == 0 and right in {"night", "morning", "evening", "afternoon"}
    return (right in {"day", "second", "minute"} or opening) and passage.word(i - 1) not in WITHIN


def counts_part(passage: Passage, j: int) -> bool:
    """Whether `one of` leads to a number: `one of the three`."""
    near = enumerate(passage.atoms[j + 1 : j + 4])
    return any(a.value is not None or passage.token(j + 1 + k).tag == "CD" for k, a in near)


def counts_behind(passage: Passage, j: int) -> bool:
    """Whether what follows `one` makes it a count: a noun or adjective, or a verb of harm in the past."""
    tag, lemma = passage.tag(j), passage.lemma(j)
    if tag in {"VBZ", "VBP", "MD"}:
        return lemma == "be"
    if tag == "VBD":
        return lemma == "be" or lemma in ONE_VERBS
    return tag[:2] in {"NN", "JJ", "VB", "HY"}


def is_victim(token: Token) -> bool:
    """Whether `one` stands for a person or thing that a verb harms or moves: `killed one and wounded two`."""
    if token.dep == "conj":
        return token.head.tag.startswith(("NN", "CD"))
    return token.dep in {"dobj", "nsubjpass", "nsubj"} and token.head.lemma in ONE_VERBS


def hyphen_adjective(passage: Passage, candidate: Candidate) -> bool:
    """`two-way`, `first-class`, `three-dimensional`, `four-wheeled`: compounds that count nothing."""
    p, j = passage, candidate.stop
    shaped = p.word(j + 1).endswith("ed") and p.tag(j + 1) in {"JJ", "VBN", "VBD"}
    return p.word(j) == "-" and (p.word(j + 1) in HYPHENED or shaped) and candidate.unit is None


def or_so(passage: Passage, candidate: Candidate) -> bool:
    """`a day or two`, `an app or two`: a few, of what stands before."""
    p, i = passage, candidate.start
    return candidate.rule == "number" and p.sequence(i - 1, i + 1) == ("or", "two") and i > 1 and p.tag(i - 2) == "NN"


def half_of_time(passage: Passage, candidate: Candidate) -> bool:
    """`the first half`, `half-time`, `half past`, `an hour and a half`: half that is no fraction of a quantity."""
    p, i, j = passage, candidate.start, candidate.stop
    if p.sequence(i, j) in {("a", "half"), ("a", "quarter")} and p.word(i - 1) == "and":
        return True
    if p.word(i) not in {"half", "quarter"}:
        return False
    if p.word(j) == "-":
        return p.word(j + 1) in HALF_HYPHEN
    return p.word(i - 1) in HALF_BEFORE or p.word(j) in {"past", "time", "way"}


def zero_compound(passage: Passage, candidate: Candidate) -> bool:
    """`zero-sum`, `zero tolerance`, `net zero`, `ground zero`: zero that counts nothing."""
    p, i = passage, candidate.start
    return p.word(i) == "zero" and (p.word(candidate.stop) in BEHIND_ZERO or p.word(i - 1) in ZERO_BEFORE)


def doubled_down(passage: Passage, candidate: Candidate) -> bool:
    """`doubled down on his remarks`: a multiple that tells no number."""
    return passage.lemma(candidate.start) == "double" and passage.word(candidate.stop) == "down"


def per_number(passage: Passage, candidate: Candidate) -> bool:
    """`per 100,000 residents`, `per 1,000 gallons`: the number belongs to the figure before it."""
    return passage.word(candidate.first - 1) == "per"
