"""Rules of a past, present or future that no date bounds: `recently`, `the future`."""

from __future__ import annotations

from transforms.times.direction import direction
from transforms.times.nodes import Match, Reference
from transforms.times.token_stream import TokenStream


def reference(s: TokenStream, i: int) -> Match | None:
    """Words for a past, present or future that no date bounds."""
    word, value = s.word(i), {"soon": "FUTURE_REF"}
    if word in {"recently", "lately", "previously", "currently", "presently", "nowadays", "soon"}:
        if word == "soon" and (s.word(i - 1) in {"as", "too", "how"} or direction(s.token(i)) == "past"):
            return None
        first = i - 1 if s.word(i - 1) in {"more", "most", "very"} and s.token(i - 1).head is s.token(i) else i
        kind = {"recently": "PAST_REF", "lately": "PAST_REF", "previously": "PAST_REF"}.get(word) or value.get(
            word, "PRESENT_REF"
        )
        return Match(first, i + 1, Reference(kind), "reference")
    phrase = tuple(s.word(i + k) for k in range(3))
    for words, kind in PHRASES.items():
        if (
            phrase[: len(words)] == words
            and s.word(i + len(words)) not in {"of", "last", "next"}
            and s.tag(i + len(words))[:1] not in {"N", "J"}
        ):
            return Match(i, i + len(words), Reference(kind), "reference")
    return None


PHRASES = {
    ("at", "present"): "PRESENT_REF",
    ("at", "this", "time"): "PRESENT_REF",
    ("present", "time"): "PRESENT_REF",
    ("time", "being"): "PRESENT_REF",
    ("the", "minute"): "PRESENT_REF",
    ("near", "future"): "FUTURE_REF",
    ("foreseeable", "future"): "FUTURE_REF",
    ("near", "term"): "FUTURE_REF",
    ("long", "term"): "FUTURE_REF",
    ("short", "term"): "FUTURE_REF",
    ("recent", "past"): "PAST_REF",
}
"""Fixed phrases of no date, without their article."""


def past_or_future(s: TokenStream, i: int) -> Match | None:
    """`the past`, `the future`, as nouns after a preposition."""
    noun = s.word(i - 1) == "the" and s.tag(i) == "NN" and s.token(i).dep == "pobj"
    value = {"past": "PAST_REF", "future": "FUTURE_REF"}[s.word(i)]
    return Match(i, i + 1, Reference(value), "reference") if noun else None


def now(s: TokenStream, i: int) -> Match | None:
    """`now` as the time of an action, not as a comment ("now in its third winter", "now a lawyer", "right now that")."""
    governor = s.token(i).head
    if s.word(i - 1) in {",", "until", "by", ""} or governor.tag[:1] not in {"V", "M"}:
        return None
    return (
        Match(i, i + 1, Reference("PRESENT_REF"), "now")
        if s.word(i + 1) in {"", ".", "!", "?", "until", "and"} or s.word(i - 1) in {"right", "between", "from"}
        else None
    )
