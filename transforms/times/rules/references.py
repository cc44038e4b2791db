"""Rules of a past, present or future that no date bounds: `recently`, `the future`."""

from __future__ import annotations

from transforms.times.direction import direction
from transforms.times.nodes import Match, Reference
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import REFERENCES


def reference(s: TokenStream, i: int) -> Match | None:
    """Words for a past, present or future that no date bounds: `recently`, `more recently`, `soon`."""
    word = s.word(i)
    if word not in REFERENCES:
        return None
    if word == "soon" and (s.word(i - 1) in {"as", "too", "how"} or direction(s.token(i)) == "past"):
        return None
    more = s.word(i - 1) in {"more", "most", "very"} and s.token(i - 1).head is s.token(i)
    return Match(i - more, i + 1, Reference(REFERENCES[word]), "reference")


def phrase(s: TokenStream, i: int) -> Match | None:
    """`at present`, `the foreseeable future`; not "at this time of"."""
    size = 3 if s.word(i + 1) == "this" else 2
    end = i + size
    value = PHRASES.get(tuple(s.words[i:end]))
    if value is None:
        return None
    goes_on = s.word(end) in {"of", "last", "next"} or s.tag(end)[:1] in {"N", "J"}
    return None if goes_on else Match(i, end, Reference(value), "reference_phrase")


PHRASES: dict[tuple[str, ...], str] = {
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
    return Match(i, i + 1, Reference(value), "past_or_future") if noun else None


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
