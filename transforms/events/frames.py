"""The trigger lexicon: words that tell of an event, with the frame that each needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from transforms.lexicons import lexicon
from warehouse.tables.events import EventType

PartOfSpeech = Literal["v", "n", "a"]


@dataclass(frozen=True, slots=True)
class Classes:
    """What a slot may be filled with: any of `wanted` (empty: anything), none of `barred`; `absent`: nothing at all."""

    wanted: frozenset[str]
    barred: frozenset[str]
    absent: bool

    @classmethod
    def parse(cls, cell: str) -> Classes:
        """Read a cell: class names by comma; a leading `!` bars them all; `none` alone asks for an empty slot.

        >>> sorted(Classes.parse("armed,rebel").wanted), Classes.parse("none").absent
        (['armed', 'rebel'], True)
        """
        names = frozenset(cell.removeprefix("!").split(",")) - {""}
        if cell.startswith("!"):
            return cls(frozenset(), names, absent=False)
        return cls(names - {"none"}, frozenset(), absent=names == {"none"})

    def fit(self, senses: frozenset[str] | None) -> bool:
        """Whether a filler of these senses fits; None is an empty slot, which only `absent` asks about."""
        if senses is None:
            return True
        return not self.absent and not (self.barred & senses) and (not self.wanted or bool(self.wanted & senses))


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a trigger."""

    words: tuple[str, ...]
    """The lemmas of the trigger: a verb stands first, a noun last."""
    pos: PartOfSpeech
    event_type: EventType
    mode: str | None
    guess: bool
    """The mode is a default that the circumstances may overrule."""
    subject: Classes
    object: Classes
    needs: frozenset[str]
    pattern: str
    guard: str
    rank: int
    """Line in the lexicon: of two frames that fit equally, the earlier is taken."""

    @property
    def rule_id(self) -> str:
        """Names the rule in a row."""
        return f"{self.event_type.lower()}.{self.pos}.{'_'.join(self.words)}"


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """All frames by lemma and part of speech of the trigger's head; those of more words first."""
    found: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for rank, row in enumerate(lexicon("triggers.tsv")):
        for trigger in row["triggers"].split(","):
            frame = _frame(tuple(trigger.split()), row, rank)
            found[frame.words[0 if frame.pos == "v" else -1], frame.pos].append(frame)
    return {key: tuple(sorted(group, key=lambda f: (-len(f.words), f.rank))) for key, group in found.items()}


def _frame(words: tuple[str, ...], row: dict[str, str], rank: int) -> Frame:
    mode = row["mode"]
    return Frame(
        words,
        cast("PartOfSpeech", row["pos"]),
        cast("EventType", row["event_type"]),
        mode.removesuffix("?") or None,
        not mode or mode.endswith("?"),
        Classes.parse(row["subject"]),
        Classes.parse(row["object"]),
        frozenset(row["needs"].split(",")) - {""},
        row["pattern"],
        row["guard"],
        rank,
    )


HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
"""PLOVER's material conflict."""

FRIENDLY = frozenset({"RETREAT", "CONCEDE", "AID", "COOPERATE", "SUPPORT", "AGREE"})


@cache
def types(lemma: str) -> frozenset[str]:
    """The event types that a verb can tell of, in any sense."""
    return frozenset(f.event_type for f in frames().get((lemma, "v"), ()))


def is_hostile(lemma: str) -> bool:
    """Whether a verb tells of material conflict, and of nothing friendly in another sense.

    >>> is_hostile("bomb"), is_hostile("withdraw")
    (True, False)
    """
    return bool(types(lemma) & HOSTILE) and not types(lemma) & FRIENDLY
