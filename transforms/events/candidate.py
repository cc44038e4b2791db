"""A trigger in its clause: the type that matching makes and that everything behind it reads."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.article import Token
from transforms.events.frames import Frame

REACH = 8
"""Tokens between the words of a trigger that is still shown as one stretch.
On annotated sentences: at 4 some rows differ and no score; at 14 nothing changes."""

FILLERS = frozenset({
    "det", "nmod", "amod", "poss", "compound", "nummod", "advmod", "case", "quantmod", "cc", "conj", "npadvmod", "punct",
})  # fmt: skip
"""Labels of what may stand between the words of a trigger."""


@dataclass(frozen=True, slots=True)
class Light:
    """What a light verb does to the event of its noun."""

    role: str
    effect: str | None


@dataclass(slots=True)
class Candidate:
    """A trigger in its clause."""

    token: Token
    """Head of the trigger."""
    words: list[Token]
    """All tokens of the trigger, light verb and particles too."""
    frame: Frame
    agent: Token | None
    """Head of what fills the frame's subject slot."""
    patient: Token | None
    """Head of what fills the frame's object slot."""
    predicate: Token
    """What tense, negation and adjuncts hang on: the verb, the light verb, or the bare noun."""
    light: Light | None = None
    spoken: bool = False
    """The event is what the actor says: an announced deed, a demand."""

    @property
    def is_bare_noun(self) -> bool:
        """Whether the trigger is a noun that no light verb carries."""
        return self.frame.pos == "n" and self.predicate is self.token

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the trigger: all its words where nothing but determiners and adjectives stands between, else its head."""
        words = sorted(self.words, key=lambda t: t.i)
        if is_one_stretch(words):
            return words[0].start, words[-1].end
        if self.light is not None or self.frame.pos != "v":
            return self.token.start, self.token.end
        noun = next((t for t in words if t.tag.startswith("N")), None) or self.misread_noun()
        leads = len(self.words) > 1 and self.words[1].dep == "prep"  # "took the firm to court"
        if noun is not None and not leads:
            return noun.start, noun.end
        near = [t for t in words if abs(t.i - self.token.i) < len(words)]
        return min(t.start for t in near), max(t.end for t in near)

    def misread_noun(self) -> Token | None:
        """The noun of a trigger that the parse takes for the verb of a clause: "held coast guard drills off Manila"."""
        return next((t for t in self.words[1:] if t.dep == "ccomp" and t.tag == "VBZ"), None)


def is_one_stretch(words: list[Token]) -> bool:
    """Whether nothing but determiners and adjectives stands between words, which are in the order of the text."""
    tokens = words[0].sentence.tokens
    between = tokens[words[0].i - tokens[0].i : words[-1].i - tokens[0].i + 1]
    return len(between) <= REACH and all(t in words or t.dep in FILLERS for t in between)
