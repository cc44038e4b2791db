"""Rise, fall and standstill, and whether a figure is the change, the level before or the level after it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.candidate import Draft, Passage
from transforms.lexicons import lexicon


def _class(name: str) -> dict[str, str]:
    return {row["word"]: row["trend"] for row in lexicon("trends.tsv") if row["class"] == name}


VERBS, NOUNS, ADVERBS, COMPARATIVES = _class("verb"), _class("noun"), _class("adverb"), _class("comparative")
AUXILIARY = frozenset({"have", "be", "do", "keep", "go"})
LEVEL = {"to": "after", "from": "before"}
REACH = 12
"""Tokens before a figure in which its word of change stands."""
LEVEL_KINDS = frozenset({"count", "money", "percent", "measure", "duration", "ratio", "magnitude"})
AVERAGES = frozenset({"average", "total", "median", "mean"})
CHANGERS = frozenset({"bring", "take", "push", "send", "leave", "put"})
"""Verbs that lead to a level without telling the direction: it is up for tolls and totals."""


def governor(token: Token) -> tuple[Token, str | None]:
    """The verb or noun that a number depends on, with the preposition between them."""
    preposition = None
    for above in token.ancestors():
        if above.tag in {"IN", "TO"} or above.dep == "prep":
            preposition = preposition or above.lower
        elif (
            above.tag[:2] in {"VB", "NN"}
            or above.dep in {"ROOT", "advcl", "acl"}
            or (above.tag[:2] in {"RB", "JJ", "RP"} and above.lower in {**ADVERBS, **COMPARATIVES})
        ):
            return above, preposition
    return token, preposition


def governs_change(passage: Passage, draft: Draft) -> bool:
    """Whether a number stands in the reach of a word of rise or fall."""
    near = passage.sentence.tokens[max(passage.atoms[draft.first].token - 5, 0) : passage.atoms[draft.first].token]
    if any(t.lemma in VERBS and t.tag.startswith("VB") and VERBS[t.lemma] != "unchanged" for t in near):
        return True
    if any(t.lemma in NOUNS and t.tag.startswith("NN") for t in near[-3:]):
        return True
    above, _ = governor(draft.head(passage))
    return (above.tag.startswith("VB") and above.lemma in VERBS) or (
        above.tag.startswith("NN") and above.lemma in NOUNS
    )


def follows_change(passage: Passage, draft: Draft) -> bool:
    """Whether a number stands straight behind a word of rise or fall: `fell 7%`, `up 5%`, `a rise of 3%`."""
    k = passage.atoms[draft.first].token - 1
    if k < 0:
        return False
    token = passage.sentence.tokens[k]
    if token.lower == "of" and k:
        return passage.sentence.tokens[k - 1].lemma in NOUNS
    return (token.tag.startswith("VB") and token.lemma in VERBS) or token.lower in ADVERBS


def set_trend(passage: Passage, draft: Draft) -> None:
    """Find the trend that a figure takes part in."""
    if draft.kind == "multiple":
        set_multiple(passage, draft)
        return
    if draft.kind not in LEVEL_KINDS or draft.negated:
        return
    found = beside(passage, draft) or governed(passage, draft)
    if found:
        draft.trend, draft.trend_role = found


def restate(passage: Passage, draft: Draft, before: Sequence[Draft]) -> None:
    """`$1.35, or 1.7%,` and `$1.35 (1.7%)`: the same change in another unit."""
    if not before or draft.trend or before[0].trend is None or draft.unit is None or before[0].unit is None:
        return
    if passage.words(before[0].end, draft.first) in {(",", "or"), ("or",), ("(",), ("(", "or")}:
        draft.trend, draft.trend_role = before[0].trend, before[0].trend_role


def set_multiple(passage: Passage, draft: Draft) -> None:
    """`doubled` rises, `halved` falls; `a tenfold increase` takes its direction from the noun."""
    token, k = passage.token(draft.start), passage.atoms[draft.start].token
    if token.tag.startswith("VB") and not token.lower.endswith("fold"):
        draft.trend, draft.trend_role = ("down" if (draft.value or 0) < 1 else "up"), "change"
        return
    for word in (token.head, *passage.sentence.tokens[k + 1 : k + 3]):
        trend = VERBS.get(word.lemma) if word.tag.startswith("VB") else NOUNS.get(word.lemma)
        if trend in {"up", "down"} and (word is token.head or word.tag.startswith("NN")):
            draft.trend, draft.trend_role = trend, "change"
            return


def beside(passage: Passage, draft: Draft) -> tuple[str, str] | None:
    """A word right at the figure: `up 5%`, `5% higher`, `a 5% increase`, `an increase of 5%`."""
    p = passage
    left, right = p.word(draft.first - 1), p.word(draft.end)
    if left in ADVERBS and ADVERBS[left] != "unchanged" and draft.kind != "duration" and not is_motion(p, draft):
        return ADVERBS[left], "change"
    if left == "by" and p.word(draft.first - 2) in ADVERBS:
        return ADVERBS[p.word(draft.first - 2)], "change"
    unit = draft.unit is not None or draft.kind == "ratio"
    if unit and right in COMPARATIVES and draft.kind != "duration" and p.word(draft.end + 1) != "of":
        return COMPARATIVES[right], "change"
    if not unit:
        return None
    for k in range(draft.end, min(draft.end + 4, len(p.atoms))):
        token = p.token(k)
        if token.tag.startswith("NN") and token.lemma in NOUNS and not next_noun(p, k):
            return NOUNS[token.lemma], "change"
        if token.tag[:2] not in {"JJ", "NN", "VB", "RB", "HY"} and token.text != "-":
            break
    return None


def next_noun(passage: Passage, k: int) -> bool:
    """Whether a noun follows atom `k`, so that it is no head."""
    return k + 1 < len(passage.atoms) and passage.token(k + 1).tag.startswith("NN")


def is_motion(passage: Passage, draft: Draft) -> bool:
    """Whether `down` or `off` before a figure belongs to a verb of another sense, like `shot down two helicopters`."""
    token = passage.token(draft.first - 1)
    return token.dep == "prt" and token.head.lemma not in VERBS and token.head.lemma not in {"go", "be"}


def governed(passage: Passage, draft: Draft) -> tuple[str, str] | None:
    """A verb or noun of rise or fall above the figure: `rose 5%`, `by $11`, `to 12`, `from 13`, `a rise of 3%`."""
    before = passage.word(draft.first - 1)
    if before in {"either", "another", "just", "only", "further"}:
        before = passage.word(draft.first - 2)
    if before == "of" and passage.word(draft.first - 2) in AVERAGES:
        before = passage.word(draft.first - 4 + (passage.word(draft.first - 3) not in {"a", "an", "the"}))
    if before == "of" and draft.first > 1 and (noun := passage.token(draft.first - 2)).lemma in NOUNS:
        return (NOUNS[noun.lemma], "change") if noun.tag.startswith("NN") else None
    above, trend = direction(passage, draft, before)
    if trend == "unchanged":
        return (trend, "after") if before == "at" and draft.unit else None
    if trend is None:
        return None
    if before in LEVEL:
        return trend, LEVEL[before]
    near = draft.first > 0 and passage.token(draft.first - 1) is above and not modifies(passage, draft)
    changed = before == "by" or (draft.unit is not None and draft.kind != "duration" and near)
    return (trend, "change") if changed else None


def modifies(passage: Passage, draft: Draft) -> bool:
    """Whether a figure only describes a noun: `dropped 1,350kg sandbags`."""
    head = draft.head(passage)
    return head.head.i > head.i and head.head.tag.startswith("NN") and head.head.lemma not in NOUNS


def direction(passage: Passage, draft: Draft, before: str) -> tuple[Token, str | None]:
    """The nearest word of change that a figure hangs on, and its trend."""
    token = draft.head(passage)
    for above in (token, *token.ancestors()):
        if above.tag.startswith("VB") and above.lemma in VERBS:
            return above, VERBS[above.lemma]
        if above.tag.startswith("NN") and above.lemma in NOUNS and above is not token:
            return above, NOUNS[above.lemma]
        if above.lower in ADVERBS and above is not token and not is_particle(above):
            return above, ADVERBS[above.lower]
        if above.tag.startswith("VB") and above is not token and above.lemma not in AUXILIARY:
            k = passage.atoms[draft.first].token
            near = passage.sentence.tokens[max(k - REACH, 0) : k]
            adverb = next((c for c in near if c.head is above and c.lower in ADVERBS and not is_particle(c)), None)
            if adverb:
                return above, ADVERBS[adverb.lower]
            break
    return flat(passage, draft, before)


def is_particle(token: Token) -> bool:
    """Whether `up`, `down` or `off` belongs to a verb of another sense: `tied down to one place`."""
    verb = token.head
    close = token.dep == "prt" or token.i - verb.i == 1
    moving = verb.lemma in {*VERBS, *AUXILIARY, *CHANGERS, "come", "drive"}
    return close and verb.tag.startswith("VB") and not moving


def flat(passage: Passage, draft: Draft, before: str) -> tuple[Token, str | None]:
    """Where the parse does not tell: the nearest word of change to the left, for `by`, `to` and `from`, in the same clause."""
    token = draft.head(passage)
    if before not in {"to", "from", "by"} or (draft.first and passage.token(draft.first - 1).dep == "agent"):
        return token, None
    k = passage.atoms[draft.first].token - 1
    for word in reversed(passage.sentence.tokens[max(k - REACH, 0) : k]):
        if word.text in {";", ":"} or word.lower in {"while", "but", "whereas"}:
            break
        if word.tag.startswith("VB") and word.lemma in VERBS:
            return word, VERBS[word.lemma]
        if word.lower in ADVERBS and not is_particle(word):
            return word, ADVERBS[word.lower]
        if word.tag.startswith("NN") and word.lemma in NOUNS:
            return word, NOUNS[word.lemma]
    return token, None
