"""Ordinals that rank nothing: adverbs, dates and parts of names."""

from __future__ import annotations

from transforms.figures.dates import MONTHS
from transforms.figures.draft import Draft, Passage
from transforms.figures.exclusions import inside_word, named

RESULT_VERBS = frozenset({"finish", "come", "place", "rank", "be", "stand", "end", "qualify", "put"})
"""Verbs behind which an ordinal is a place in a ranking."""


def ranks_nothing(passage: Passage, draft: Draft) -> bool:
    """Whether an ordinal is no figure."""
    return any(rule(passage, draft) for rule in (inside_word, adverb_ordinal, named_ordinal, ordinal_date))


def adverb_ordinal(passage: Passage, draft: Draft) -> bool:
    """`first reported`, `at first`, `First, ...`, `the first time`: an ordinal that ranks nothing."""
    p, i, j = passage, draft.start, draft.stop
    token, left, right = p.token(i), p.word(i - 1), p.word(j)
    if (
        left == "at"
        or right == "time"
        or (right in {",", "of"} and p.word(j + 1) in {"all", "the"} and i == 0)
        or p.words(j, j + 2) == ("and", "foremost")
    ):
        return True
    if p.words(i - 2, j + 1) == ("in", "the", "first", "place"):
        return True
    if right == "-":
        return not p.word(j + 1).endswith(("est", "most", "best", "placed", "ranked", "ever", "biggest"))
    if i == 0 and right == ",":
        return True
    if token.dep == "advmod" and token.head.tag.startswith("VB"):
        return not (token.head.lemma in RESULT_VERBS and token.head.i < token.i)
    return p.word(i) == "second" and (
        token.tag == "NN" and token.dep not in {"amod", "compound"} and left in {"a", "per", "split"}
    )


def named_ordinal(passage: Passage, draft: Draft) -> bool:
    """`the 14th Amendment`, `First Lady`, `5th Avenue`, `the 82nd Airborne`: an ordinal in a name."""
    p, j = passage, draft.stop
    following = p.token(j) if j < len(p.atoms) else None
    if following is None or following.tag not in {"NNP", "NNPS"} or not following.text[:1].isupper():
        return False
    return not (draft.start == 0 and not p.token(draft.start).text[:1].isdigit()) or named(passage, draft)


def ordinal_date(passage: Passage, draft: Draft) -> bool:
    """`May 5th`, `the 5th of May`, `the 21st century`, `the third quarter`."""
    p, j = passage, draft.stop
    right = p.word(j)
    return (
        p.word(draft.start - 1) in MONTHS
        or right in MONTHS
        or (right == "of" and p.word(j + 1) in MONTHS)
        or right in {"quarter", "half"}
        or bool({"century", "centuries"} & set(p.words(j, j + 4)))
    )
