"""Ages: `five years old`, `a 12-year-old`, `aged 18 to 55`, `John Smith, 64,`."""

from __future__ import annotations

from collections.abc import Callable

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.units import UNITS
from transforms.lexicons import word_list

AGED = word_list("figure_words.tsv", "aged")
BEFORE_DECADE = word_list("figure_words.tsv", "before_decade")
LIMITED = word_list("figure_words.tsv", "before_age_limit")
"""Words before a limit of age: `children under five`, `women over 50`."""
BEING = frozenset({"'m", "’m", "'s", "’s"})
PERSONAL = word_list("figure_words.tsv", "person")
OLDEST = 120
"""Years that a person reaches (the longest verified life: 122)."""


def set_age(
    passage: Passage, candidate: Candidate, is_person: Callable[[Token], bool], previous: Candidate | None
) -> None:
    """Make a candidate an age where the words around it say so; `previous` is the number before it."""
    if candidate.kind == "duration":
        end = end_of_lifetime(passage, candidate)
        if end is not None:
            make(candidate, passage, end)
    elif candidate.kind == "count":
        set_age_of_number(passage, candidate, is_person, previous)


def end_of_lifetime(passage: Passage, candidate: Candidate) -> int | None:
    """The atom behind `five years old`, `five years of age`, `aged five months`; None where a length of time is no age."""
    p, j = passage, candidate.end
    k = j + (p.word(j) == "-")
    if p.word(k) in {"old", "olds"}:
        return k + 1
    if p.sequence(j, j + 2) == ("of", "age"):
        return j + 2
    if p.word(j - 1) in {"older", "younger"}:
        return j
    i = candidate.first
    return j if p.sequence(i - 2, i) == ("age", "of") or p.word(i - 1) == "aged" else None


def set_age_of_number(
    passage: Passage, candidate: Candidate, is_person: Callable[[Token], bool], previous: Candidate | None
) -> None:
    """Ages without a unit: `aged 19 and 23`, `12yo`, `John Smith, 64,`, `in his 60s`."""
    p, j = passage, candidate.end
    bare = not candidate.unit
    k = j + (p.word(j) == "-")
    if bare and previous and shares_age(p, previous, candidate):
        make(candidate, p, j)
    elif p.word(k) in {"yo", "yrs"} and p.digits(candidate.stop - 1) is not None:
        make(candidate, p, k + 1)
    elif bare and is_age(p, candidate, is_person):
        make(candidate, p, j)
    elif is_decade(p, candidate):
        make_decade(candidate, p)


def is_age(passage: Passage, candidate: Candidate, is_person: Callable[[Token], bool]) -> bool:
    """Whether the place of a bare number makes it an age."""
    placed = stands_alone(passage, candidate) or behind_person(passage, candidate, is_person)
    return placed or is_said(passage, candidate) or is_age_limit(passage, candidate)


def is_age_limit(passage: Passage, candidate: Candidate) -> bool:
    """`children under five`, `women over 50`: a limit behind a word for people, with nothing behind that it counts."""
    limited = (candidate.cue or "").lower() in {"under", "over"} and is_years(candidate)
    counts = passage.tag(candidate.end).startswith(("NN", "JJ", "HY", "SYM")) or passage.word(candidate.end) == "%"
    return limited and not counts and passage.word(candidate.first - 1) in LIMITED


def is_decade(passage: Passage, candidate: Candidate) -> bool:
    """`in his 60s`, `in her mid-40s`."""
    p, j, value = passage, candidate.end, candidate.value or 0
    tens = 10 <= value < OLDEST and value % 10 == 0
    return p.word(j) == "s" and p.glued(j) and tens and p.word(candidate.first - 1) in BEFORE_DECADE


def make_decade(candidate: Candidate, passage: Passage) -> None:
    """The ten years of a decade of life."""
    make(candidate, passage, candidate.end + 1)
    low = candidate.value or 0
    candidate.low, candidate.high, candidate.bound = low, low + 9, "between"
    candidate.value = (low + low + 9) / 2


def make(candidate: Candidate, passage: Passage, end: int) -> None:
    """Turn a candidate into an age that ends at atom `end`."""
    candidate.kind, candidate.rule, candidate.end = "age", "age", end
    candidate.unit = candidate.unit or UNITS["year"]
    candidate.unit_text = passage.written(candidate.stop, end).strip("- ") or candidate.unit_text


def shares_age(passage: Passage, previous: Candidate, candidate: Candidate) -> bool:
    """`aged 19 and 23`, `aged 4, 6 and 9`."""
    if (
        previous.kind != "age"
        or passage.word(previous.first - 1) not in {*AGED, "and", ","}
        or (candidate.value or 0) > OLDEST
    ):
        return False
    return passage.sequence(previous.end, candidate.first) in {("and",), (",",), ("or",), (",", "and")}


def stands_alone(passage: Passage, candidate: Candidate) -> bool:
    """`aged 64`, `ages 18 to 34`, `at the age of 64`, `under the age of 18`, `turned 40`."""
    p, i = passage, candidate.first
    left, before, value = p.word(i - 1), p.word(i - 2), candidate.value or 0
    if left in {"turned", "turns", "turning"}:
        return 0 < value <= OLDEST and not p.tag(candidate.end).startswith(("NN", "JJ", "HY", "SYM"))
    if left == "at" and is_years(candidate) and is_turning_point(passage, candidate):
        return True
    opens = (left, before) == ("of", "age") or (left in {"between", "from"} and before in AGED)
    return (left in AGED or opens) and value <= OLDEST and (candidate.low or 0) >= 0


NEAR_LIFE = 6
"""Tokens before an age in which such a verb stands."""
LIFE = word_list("figure_words.tsv", "life")
"""Verbs (lemma) of a life; `at` and a number behind one is an age."""


def is_turning_point(passage: Passage, candidate: Candidate) -> bool:
    """Whether a bare number tells when in a life something came: `died on Thursday at 91`."""
    first = passage.atoms[candidate.first].token
    near = {t.lemma for t in passage.sentence.tokens[max(first - NEAR_LIFE, 0) : first]}
    counts = passage.tag(candidate.end).startswith(("NN", "JJ", "CD", "SYM")) or passage.word(candidate.end) in {
        ":",
        "%",
    }
    return not counts and not near.isdisjoint(LIFE)


def is_said(passage: Passage, candidate: Candidate) -> bool:
    """`I'm 74`, `she is 23 and lives in Leeds`: a whole number that a person is."""
    verb = passage.token(candidate.stop - 1).head
    subject = verb.child("nsubj") if verb.lemma == "be" or verb.lower in BEING else None
    if subject is None or subject.lower not in {"i", "he", "she"} or not is_years(candidate):
        return False
    j = candidate.end
    counts = passage.tag(j).startswith(("NN", "JJ", "HYPH", "CD", "SYM", "RP"))
    return not counts and passage.word(j) not in {"%", "of", "in", "to"}


def is_years(candidate: Candidate) -> bool:
    """Whether a value can be the age of a person in years."""
    value = candidate.value
    return value is not None and value == int(value) and 0 < value <= OLDEST


def behind_person(passage: Passage, candidate: Candidate, is_person: Callable[[Token], bool]) -> bool:
    """`John Smith, 64, said`, `the striker, 31,`: a small whole number between commas behind a person."""
    p, i, j = passage, candidate.first, candidate.end
    comma = p.word(i - 1) == "," and p.word(j) in {",", ".", ";", "and", ""}
    bracket = p.word(i - 1) == "(" and p.word(j) == ")"
    if i < 2 or not (comma or bracket) or not is_years(candidate) or p.digits(i) is None:
        return False
    return is_person(p.token(i - 2)) or (comma and is_personal(p.token(i - 2)))


def is_personal(token: Token) -> bool:
    """Whether a noun names a person by trade or kin: "the striker, 31,"."""
    return token.tag == "NN" and token.lemma in PERSONAL
