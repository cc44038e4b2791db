"""Ordinals that rank nothing: adverbs, dates and parts of names."""

from __future__ import annotations

from transforms.figures.candidate import Draft, Passage
from transforms.figures.dates import MONTHS
from transforms.figures.false_positives import inside_word, named
from transforms.figures.roles import HUMAN

RESULT_VERBS = frozenset({"finish", "come", "place", "rank", "be", "stand", "end", "qualify", "put"})
"""Verbs behind which an ordinal is a place in a ranking."""


def ranks_nothing(passage: Passage, draft: Draft) -> bool:
    """Whether an ordinal is no figure."""
    return any(
        rule(passage, draft) for rule in (inside_word, fixed_phrase, adverb_ordinal, named_ordinal, ordinal_date)
    )


def set_rank(passage: Passage, draft: Draft) -> None:
    """Make a fraction the next of some persons where something happens to it: `killed two men and wounded a third`."""
    ranked = draft.rule == "fraction" and draft.bound == "exact" and passage.word(draft.start) in {"a", "another"}
    if (
        ranked
        and draft.role in HUMAN
        and passage.word(draft.end) != "of"
        and (draft.noun is None or draft.elliptic)
        and draft.value
    ):
        draft.kind, draft.rule = "ordinal", "ordinal"
        draft.value = draft.low = draft.high = float(round(1 / draft.value))


def adverb_ordinal(passage: Passage, draft: Draft) -> bool:
    """`first reported`, `talk to a doctor first`, `a split second`, `frames per second`: an ordinal that ranks nothing."""
    p, i = passage, draft.start
    token, left = p.token(i), p.word(i - 1)
    if p.word(draft.stop) == "-" and p.word(draft.stop + 1).endswith("est"):
        return False
    if token.tag == "RB" and token.head.lemma not in RESULT_VERBS and not p.word(i)[:1].isdigit():
        return True
    if token.dep == "advmod" and token.head.tag.startswith("VB"):
        return not (token.head.lemma in RESULT_VERBS and token.head.i < token.i)
    stretch = token.tag == "NN" and token.dep not in {"amod", "compound"} and left in {"a", "per", "split"}
    return p.word(i) == "second" and (stretch or (left == "per" and p.word(draft.stop) != "-"))


def fixed_phrase(passage: Passage, draft: Draft) -> bool:
    """`at first`, `First, ...`, `first of all`, `the first time`, `in the first place`, `first-hand`."""
    p, i, j = passage, draft.start, draft.stop
    left, right = p.word(i - 1), p.word(j)
    if right == "-":
        return not p.word(j + 1).endswith(("est", "most", "best", "placed", "ranked", "ever", "biggest"))
    opening = i == 0 and (right == "," or (right == "of" and p.word(j + 1) == "all"))
    phrase = p.words(i - 2, j + 1) == ("in", "the", "first", "place") or p.words(j, j + 2) == ("and", "foremost")
    return left == "at" or right == "time" or opening or phrase


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
