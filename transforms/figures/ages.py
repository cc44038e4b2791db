"""Ages: `five years old`, `a 12-year-old`, `aged 18 to 55`, `John Smith, 64,`."""

from __future__ import annotations

from collections.abc import Callable

from transforms.article import Token
from transforms.figures.candidate import Draft, Passage
from transforms.figures.units import UNITS
from transforms.lexicons import word_list

AGED = frozenset({"aged", "age", "ages"})
BEING = frozenset({"'m", "’m", "'s", "’s"})
PERSONAL = word_list("figure_words.tsv", "person")
OLDEST = 120
"""Years that a person reaches (the longest verified life: 122)."""


def set_age(passage: Passage, draft: Draft, is_person: Callable[[Token], bool], previous: Draft | None) -> None:
    """Make a draft an age where the words around it say so; `previous` is the number before it."""
    p, j = passage, draft.end
    hyphen = p.word(j) == "-"
    word = p.word(j + hyphen)
    if draft.kind == "duration" and word in {"old", "olds"}:
        make(draft, p, j + hyphen + 1)
    elif draft.kind == "duration" and p.words(j, j + 2) == ("of", "age"):
        make(draft, p, j + 2)
    elif draft.kind == "duration" and (
        p.words(draft.first - 2, draft.first) == ("age", "of") or p.word(draft.first - 1) == "aged"
    ):
        make(draft, p, j)
    elif draft.kind == "count" and not draft.unit and previous and shares_age(p, previous, draft):
        make(draft, p, draft.end)
    elif draft.kind == "count" and word in {"yo", "yrs"} and p.atoms[draft.stop - 1].value is not None:
        make(draft, p, j + hyphen + 1)
    elif (
        draft.kind == "count"
        and not draft.unit
        and (stands_alone(p, draft) or behind_person(p, draft, is_person) or is_said(p, draft))
    ):
        make(draft, p, draft.end)
    elif (
        draft.kind == "count"
        and p.word(j) == "s"
        and p.glued(j)
        and 10 <= (draft.value or 0) < OLDEST
        and (draft.value or 0) % 10 == 0
        and p.word(draft.first - 1) in {"his", "her", "their", "early", "mid", "late", "-"}
    ):
        make(draft, p, j + 1)
        draft.low, draft.high, draft.bound = draft.value, (draft.value or 0) + 9, "between"
        draft.value = ((draft.low or 0) + (draft.high or 0)) / 2


def make(draft: Draft, passage: Passage, end: int) -> None:
    """Turn a draft into an age that ends at atom `end`."""
    draft.kind, draft.rule, draft.end = "age", "age", end
    draft.unit = draft.unit or UNITS["year"]
    draft.unit_text = passage.written(draft.stop, end).strip("- ") or draft.unit_text


def shares_age(passage: Passage, previous: Draft, draft: Draft) -> bool:
    """`aged 19 and 23`, `aged 4, 6 and 9`."""
    if (
        previous.kind != "age"
        or passage.word(previous.first - 1) not in {*AGED, "and", ","}
        or (draft.value or 0) > OLDEST
    ):
        return False
    return passage.words(previous.end, draft.first) in {("and",), (",",), ("or",), (",", "and")}


def stands_alone(passage: Passage, draft: Draft) -> bool:
    """`aged 64`, `ages 18 to 34`, `at the age of 64`, `under the age of 18`."""
    p, i = passage, draft.first
    left = p.word(i - 1)
    if left in {"turned", "turns", "turning"}:
        behind = p.token(draft.end) if draft.end < len(p.atoms) else None
        free = behind is None or not behind.tag.startswith(("NN", "JJ", "HY", "SYM"))
        return free and 0 < (draft.value or 0) <= OLDEST
    if (
        left in AGED
        or (left == "of" and p.word(i - 2) == "age")
        or (left in {"between", "from"} and p.word(i - 2) in AGED)
    ):
        return (draft.value or 0) <= OLDEST and (draft.low or 0) >= 0
    return False


def is_said(passage: Passage, draft: Draft) -> bool:
    """`I'm 74`, `she is 23 and lives in Leeds`: a whole number that a person is."""
    token = passage.token(draft.stop - 1)
    verb = token.head
    subject = verb.child("nsubj") if verb.lemma == "be" or verb.lower in BEING else None
    behind = passage.token(draft.end) if draft.end < len(passage.atoms) else None
    free = behind is None or not behind.tag.startswith(("NN", "JJ", "HYPH", "CD", "SYM", "RP"))
    whole = draft.value is not None and draft.value == int(draft.value) and 0 < draft.value <= OLDEST
    return (
        subject is not None
        and subject.lower in {"i", "he", "she"}
        and free
        and whole
        and passage.word(draft.end) not in {"%", "of", "in", "to"}
    )


def behind_person(passage: Passage, draft: Draft, is_person: Callable[[Token], bool]) -> bool:
    """`John Smith, 64, said`, `the striker, 31,`: a small whole number between commas behind a person."""
    p, i, j = passage, draft.first, draft.end
    comma = p.word(i - 1) == "," and p.word(j) in {",", ".", ";", "and", ""}
    bracket = p.word(i - 1) == "(" and p.word(j) == ")"
    if (
        not (comma or bracket)
        or i < 2
        or draft.value is None
        or not 0 < draft.value <= OLDEST
        or p.atoms[i].value is None
    ):
        return False
    if draft.value != int(draft.value):
        return False
    token = p.token(i - 2)
    return is_person(token) or (comma and token.tag == "NN" and token.lemma in PERSONAL)
