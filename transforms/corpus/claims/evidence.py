"""Passages that say something comparable about a happening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from transforms.corpus.claims.values import Interval
from warehouse.tables.claim_evidence import RowTable
from warehouse.tables.claims import ClaimKind

BACKGROUND = timedelta(days=7)
"""A sentence dated so long before its story's first article tells of something else, unless its own event says otherwise."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage."""

    doc_id: str
    unit: str
    """The article that it repeats, else itself."""
    publisher: str
    published_at: datetime | None
    row_table: RowTable
    row_id: str
    sent_id: str
    start: int
    end: int
    story_id: str
    happening_id: str | None
    """The happening that the passage is about; None where nothing ties it to one."""
    rivals: frozenset[str]
    """The happenings that an article tells beside this one, so that they are not it."""
    days: frozenset[str]
    """The days that its sentence names; where it names none, those of the article's lead."""
    is_dated: bool
    """Whether its own sentence names a day."""
    kind: ClaimKind
    text: str
    interval: Interval | None
    low: float | None
    high: float | None
    label: str | None
    """What is compared where there is no number; a label that begins with `*` is coarser and fits all."""
    shown: str
    """What it says in words: the value as written, a day, yes or no."""
    unit_name: str | None
    noun: str | None
    role: str | None
    is_part: bool
    attribution: str | None
    source: str
    point: tuple[float, float] | None
    """Latitude and longitude of a place that is no larger than a town."""
    words: frozenset[str]
    """The words around it, to tell two things of one kind apart."""
    is_revised: bool
    """Whether the sentence says that the value is not the first: risen to, correction."""
    is_withdrawn: bool
    """Whether it gives the value as one that was wrong: "an earlier version said 32"."""
    is_denied: bool = False
    """Whether it gives a value only to deny it: "denied that three tanks were lost"."""
    side: str | None = None
    """The country whose people or things are counted, where two sides count theirs: "five of its soldiers"."""
    called: str | None = None
    """What is counted in the text's own word, where `noun` is a class of words."""
    against: str | None = None
    """The row whose value it gives another one for, in the same breath."""
    began: datetime | None = None
    """When the first article of its story came out."""

    @property
    def is_background(self) -> bool:
        """Whether its sentence is dated long before the story's first article."""
        last = max((ends(day)[1] for day in self.days), default=None) if self.is_dated else None
        began = self.began or self.published_at
        return bool(last and began and began.replace(tzinfo=None) - last > BACKGROUND)

    @property
    def span(self) -> int:
        """Days that a date reaches over; 0 for all else."""
        if self.kind != "date" or self.label is None:
            return 0
        first, last = ends(self.label.lstrip("*"))
        return (last - first).days

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By article and place in it."""
        return self.doc_id, self.start, self.end, self.row_id


def days_apart(a: str, b: str) -> int:
    """Days between two stretches of days; 0 where they meet.

    >>> days_apart("2025-03-01/2025-03-31", "2025-03-05"), days_apart("2025-03-01", "2025-03-03")
    (0, 2)
    """
    first, second = sorted((ends(a), ends(b)))
    return max(0, (second[0] - first[1]).days)


def ends(label: str) -> tuple[datetime, datetime]:
    """The first and the last day of a label."""
    first, _, last = label.partition("/")
    return datetime.fromisoformat(first), datetime.fromisoformat(last or first)
