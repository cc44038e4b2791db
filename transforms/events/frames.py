"""The trigger lexicon: words that tell of an event, with the frame that each needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal, cast

from transforms.lexicons import lexicon
from warehouse.tables.events import EventType

TRIGGER_FILES = ("triggers_justice.tsv", "triggers.tsv", *(f"triggers_{family}.tsv" for family in (
    "life", "personnel", "business", "movement", "law", "hazard", "accident",
)))  # fmt: skip
"""The files of triggers: of courts, PLOVER's, then those of general news by family; of rows of one trigger the earlier is tried first."""

PartOfSpeech = Literal["v", "n", "a"]


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a slot may be filled with: any of `wanted` (empty: anything), none of `barred`; `absent`: nothing at all."""

    wanted: frozenset[str]
    barred: frozenset[str]
    absent: bool

    @classmethod
    def parse(cls, cell: str) -> Restriction:
        """Read a cell: class names by comma; a leading `!` bars them all; `none` alone asks for an empty slot.

        >>> sorted(Restriction.parse("armed,rebel").wanted), Restriction.parse("none").absent
        (['armed', 'rebel'], True)
        """
        names = frozenset(cell.removeprefix("!").split(",")) - {""}
        if cell.startswith("!"):
            return cls(frozenset(), names, absent=False)
        return cls(names - {"none"}, frozenset(), absent=names == {"none"})

    def fit(self, classes: frozenset[str] | None) -> bool:
        """Whether a filler of these classes fits; None is an empty slot, which only `absent` asks about."""
        if classes is None:
            return True
        return not self.absent and not (self.barred & classes) and (not self.wanted or bool(self.wanted & classes))


@cache
def describe(asked: Restriction) -> str:
    """What a slot asks for, in words.

    >>> describe(Restriction.parse("!weather"))
    'none of weather'
    """
    if asked.absent:
        return "empty"
    names = ", ".join(sorted(asked.barred or asked.wanted))
    return f"none of {names}" if asked.barred else f"one of {names}"


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
    subject: Restriction
    object: Restriction
    constraints: frozenset[str]
    pattern: str
    actor_restriction: str
    rank: int
    """Line in the lexicon: of two frames that fit equally, the earlier is taken."""
    rule_id: str
    """Names the row of the lexicon."""
    ere_type: str | None = None
    """The ERE or news type that the row is, beside its PLOVER type."""
    others: frozenset[str] = frozenset()
    """The lemmas of the trigger but for its head's."""


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """All frames by lemma and part of speech of the trigger's head; those of more words first."""
    found: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    rows = [row for file in TRIGGER_FILES for row in lexicon(file)]
    for rank, row in enumerate(sorted(rows, key=lambda row: not has_two_types(row))):
        for words in spellings(row["trigger"]):
            frame = _frame(words, row, rank)
            found[frame.words[0 if frame.pos == "v" else -1], frame.pos].append(frame)
    return {key: tuple(sorted(group, key=lambda f: (-len(f.words), f.rank))) for key, group in found.items()}


def spellings(trigger: str) -> Iterator[tuple[str, ...]]:
    """The word sequences that a trigger stands for; a slash parts words of which any will do.

    >>> [*spellings("hand/give term")]
    [('hand', 'term'), ('give', 'term')]
    """
    return product(*(word.split("/") for word in trigger.split()))


def has_two_types(row: dict[str, str]) -> bool:
    """Whether a row says of a PLOVER type what ERE calls it; such rows are narrower, and tried before those of PLOVER alone."""
    return row.get("ere_type") not in {None, "", row["event_type"]}


def _frame(words: tuple[str, ...], row: dict[str, str], rank: int) -> Frame:
    mode, head = row["mode"], 0 if row["pos"] == "v" else len(words) - 1
    return Frame(
        words,
        cast("PartOfSpeech", row["pos"]),
        cast("EventType", row["event_type"]),
        mode.removesuffix("?") or None,
        not mode or mode.endswith("?"),
        Restriction.parse(row["subject"]),
        Restriction.parse(row["object"]),
        frozenset(row["constraints"].split(",")) - {""},
        row["pattern"],
        row["actor_restriction"],
        rank,
        row["rule_id"],
        row.get("ere_type") or None,
        frozenset(words[:head] + words[head + 1 :]),
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
