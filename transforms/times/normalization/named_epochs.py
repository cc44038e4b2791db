"""Named starts that news counts days from, of `lexicons/anchors.csv`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from transforms.lexicons import lexicon


@dataclass(frozen=True, slots=True)
class Epoch:
    """A happening and its first day."""

    event: str
    start: date


@cache
def epochs() -> tuple[tuple[frozenset[str], frozenset[str], Epoch], ...]:
    """The list: nouns, words that tell it from others, and the anchor."""
    return tuple(
        (
            frozenset(r["nouns"].split("|")),
            frozenset(r["words"].split("|")),
            Epoch(r["event"], date.fromisoformat(r["start"])),
        )
        for r in lexicon("anchors.csv")
    )


@cache
def epoch_words() -> frozenset[str]:
    """All words that tell one happening from another."""
    return frozenset(word for _, words, _ in epochs() for word in words)


def find_epoch(noun: str, words: Iterable[str], by: date | None = None) -> Epoch | None:
    """The happening of this noun, begun by a day, that most of the words speak of; None when none does, or two do alike.

    >>> find_epoch("war", ("ukraine", "kyiv", "israel")).start
    datetime.date(2022, 2, 24)
    """
    said = list(words)
    counts = {epoch: sum(word in own for word in said) for own, epoch in begun(noun, by)}
    best = max(counts.values(), default=0)
    winners = [epoch for epoch, count in counts.items() if count == best]
    return winners[0] if best and len(winners) == 1 else None


def begun(noun: str, by: date | None) -> Iterator[tuple[frozenset[str], Epoch]]:
    """The happenings of a noun that had begun by a day, with the words that tell each from others."""
    return ((own, epoch) for nouns, own, epoch in epochs() if noun in nouns and (by is None or epoch.start <= by))


def epoch_cues(noun: str, passages: Iterable[Iterable[str]], by: date | None = None) -> tuple[str, ...]:
    """The words of the first of some passages, the nearest first, that tell which happening of a noun is meant."""
    known = epoch_words()
    for passage in passages:
        cues = tuple(word for word in passage if word in known)
        if find_epoch(noun, cues, by):
            return cues
    return ()
