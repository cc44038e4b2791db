"""Which figure is a part of which: `38 of 41`, `two of them`, `17 people, including four children`."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.figures.candidate import Draft, Passage

DETERMINERS = frozenset(
    {
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "those",
        "these",
        "all",
        "some",
        "more",
        "than",
        "about",
        "around",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "at",
        "least",
        "over",
    }
)
ADVERBS = frozenset({"only", "just", "fully", "possibly", "perhaps", "probably"})
"""What may stand between `of whom` and the part."""
DEFINITE = frozenset({"the", "its", "their", "his", "her", "our", "those", "these", "all"})
REFERRING = frozenset({"them", "whom", "those", "these", "which"})
INCLUDING = frozenset({"including", "among", "include", "includes", "included"})
PARTS = frozenset({"count", "ratio", "percent"})


def set_wholes(passage: Passage, drafts: Sequence[Draft]) -> None:
    """Tie the parts of a sentence to their wholes."""
    for n, draft in enumerate(drafts):
        if draft.kind not in PARTS and not draft.negated:
            continue
        behind = of_figure(passage, draft, drafts[n + 1 : n + 2])
        whole = behind or of_pronoun(passage, draft, drafts[:n]) or included(passage, draft, drafts[:n]) or fronted(passage, draft, drafts[:n])  # fmt: skip
        if whole is not None and whole.kind in {"count", "money", "measure"}:
            draft.part_of = whole
            whole.is_whole |= whole is behind


def of_figure(passage: Passage, draft: Draft, after: Sequence[Draft]) -> Draft | None:
    """`38 of 41`, `five missiles out of the 12`, `none of the 92`, `40% of the 300 workers`."""
    p, j = passage, draft.end
    for _ in range(3):
        if p.word(j) in {"of", "out"} or j >= len(p.atoms) or not p.token(j).tag.startswith(("NN", "JJ")):
            break
        j += 1
    if p.words(j, j + 2) == ("out", "of"):
        j += 1
    if p.word(j) != "of" or not after or after[0].kind == "ordinal":
        return None
    noun = j > draft.end + (p.word(j - 1) == "out")
    j += 1
    if noun and p.word(j) not in DEFINITE:
        return None
    while (
        j < after[0].first
        and j - draft.end < 8
        and (p.word(j) in DETERMINERS or p.token(j).tag.startswith(("JJ", "NN", "POS", "PRP")))
    ):
        j += 1
    j += p.word(j) in DETERMINERS
    if not after[0].first <= j <= after[0].start:
        return None
    same = (
        draft.negated
        or draft.kind in {"ratio", "percent"}
        or (draft.value or 0) <= (after[0].value or after[0].high or 0)
    )
    return after[0] if same else None


def of_pronoun(passage: Passage, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """`two of them critically`, `three of whom died`: the nearest figure of the same things that is not smaller."""
    p, j = passage, draft.end
    if p.word(j) == "of" and (
        p.word(j + 1) in REFERRING
        or p.words(j + 1, j + 3) in {("the", "dead"), ("the", "victims"), ("the", "wounded"), ("the", "injured")}
    ):
        return nearest(draft, before)
    return None


def included(passage: Passage, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """`17 people, including four children`, `among them two police officers`."""
    p, i = passage, draft.first
    while p.word(i - 1) in ADVERBS:
        i -= 1
    left = p.word(i - 1)
    if left in INCLUDING or (left in REFERRING and p.word(i - 2) in {"of", "among"}):
        return nearest(draft, before)
    previous = before[-1] if before else None
    if (
        previous
        and previous.part_of
        and p.words(previous.end, i)[-1:] == ("and",)
        and i - previous.end <= 4
        and left == "and"
    ):
        return previous.part_of
    return None


def fronted(passage: Passage, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """`Of the 88 drones, 61 were shot down and another 19 failed`: a smaller number of the same things."""
    whole = before[0] if before else None
    if whole is None or whole.kind != "count" or draft.kind != "count" or draft.unit is not None:
        return None
    i = whole.first
    while passage.word(i - 1) in DETERMINERS:
        i -= 1
    if i != 1 or passage.word(0) != "of" or (draft.high or draft.value or 0) > (whole.high or whole.value or 0):
        return None
    behind = passage.token(draft.end) if draft.end < len(passage.atoms) else None
    counted = {passage.token(k).lemma for k in range(whole.end, min(whole.end + 4, len(passage.atoms)))}
    bare = behind is None or not behind.tag.startswith(("NN", "JJ")) or behind.lemma in counted
    return whole if bare else None


def nearest(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The nearest count before a figure that it can be a part of."""
    for other in reversed(before):
        largest = other.high if other.high is not None else other.value
        if (
            other.kind == "count"
            and not other.negated
            and other is not draft
            and (largest or 0) >= (draft.low or draft.value or 0)
        ):
            return other
    return None
