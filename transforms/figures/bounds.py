"""Words that limit a number (`lexicons/bounds.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.figures.candidate import Draft, Passage
from transforms.lexicons import lexicon
from transforms.numbers.atoms import split
from transforms.numbers.numerals import STARTERS
from warehouse.tables.figures import Bound

FILLERS = frozenset(
    {"another", "a", "an", "further", "additional", "the", "just", "only", "some", "other", "its", "their"}
)
MOTION = frozenset(
    {"go", "rise", "move", "shoot", "jump", "climb", "push", "bring", "take", "edge", "creep", "inch", "come"}
)
"""Verbs whose `up to` leads to a level and sets no bound."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as it stands in a sentence: atoms [first, end)."""

    bound: Bound
    first: int
    end: int


def _cues(side: str) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for row in lexicon("bounds.tsv"):
        if row["side"] == side:
            words = tuple(a.lower for a in split(row["cue"]))
            key = words[-1] if side == "before" else words[0]
            found.setdefault(key, []).append((words, row["bound"]))  # type: ignore[arg-type]
    for cues in found.values():
        cues.sort(key=lambda c: -len(c[0]))
    return found


BEFORE, AFTER = _cues("before"), _cues("after")


def before(passage: Passage, i: int) -> Cue | None:
    """The longest cue that ends before atom `i`."""
    for words, bound in BEFORE.get(passage.word(i - 1), ()):
        first = i - len(words)
        if (
            first >= 0
            and passage.words(first, i) == words
            and not (words == ("ca",) and passage.written(first, i).isupper())
        ):
            return Cue(bound, first, i)
    return None


def after(passage: Passage, i: int) -> Cue | None:
    """The longest cue that starts at atom `i`; one that a number follows belongs to that number."""
    for words, bound in AFTER.get(passage.word(i), ()):
        end = i + len(words)
        if passage.words(i, end) != words:
            continue
        following = passage.atoms[end] if end < len(passage.atoms) else None
        if following and (
            following.value is not None or following.lower in STARTERS or following.lower in {"$", "a", "an"}
        ):
            return None
        if words == ("plus",) and following and following.lower.isalpha():
            return None
        return Cue(bound, i, end)
    return None


def limit(passage: Passage, draft: Draft) -> None:
    """Find the cue of a draft and set its bound, ends and phrase."""
    cue = left_cue(passage, draft) if draft.bound != "between" else None
    if cue is not None:
        if draft.bound != "vague":
            draft.bound = cue.bound if draft.bound == "exact" else draft.bound
        draft.cue = passage.written(cue.first, cue.end)
        draft.first = cue.first
    elif draft.bound == "exact" and (behind := after(passage, draft.end)):
        draft.bound, draft.cue, draft.end = behind.bound, passage.written(behind.first, behind.end), behind.end
    open_ends(draft)


def left_cue(passage: Passage, draft: Draft) -> Cue | None:
    """The cue before a draft, past a word or two like `another`."""
    i = draft.first
    for _ in range(3):
        cue = before(passage, i)
        if cue is not None:
            return cue if applies(passage, draft, cue) else None
        if passage.word(i - 1) not in FILLERS:
            return None
        i -= 1
    return None


def applies(passage: Passage, draft: Draft, cue: Cue) -> bool:
    """Whether a preposition is meant as a limit: `over five years` and `rose up to 5%` need a second look."""
    words = passage.words(cue.first, cue.end)
    token = passage.token(cue.first)
    if draft.kind == "ordinal" and cue.bound in {"approx", "below"}:
        return False
    if words in {("over",), ("around",), ("under",), ("near",)} and passage.word(cue.end) in {"the", "its", "their"}:
        return words == ("over",) and draft.kind != "duration" and token.dep != "prep"
    if words == ("over",) and draft.kind == "duration":
        return token.dep != "prep"
    if words == ("up", "to"):
        return token.head.lemma not in MOTION or token.head.i != token.i - 1
    if words in {("near",), ("below",), ("above",), ("beneath",)} and draft.kind == "count":
        return draft.value is None or draft.value > 12 or draft.unit is not None
    return True


def open_ends(draft: Draft) -> None:
    """Ends of the interval that a bound leaves: `at least 17` has no high end."""
    if draft.low != draft.high or draft.value is None:
        return
    if draft.bound in {"gt", "ge"}:
        draft.low, draft.high = draft.value, None
    elif draft.bound in {"lt", "le"}:
        draft.low, draft.high = None, draft.value
