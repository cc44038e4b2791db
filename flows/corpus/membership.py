"""Which article is of which story, before and after a run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Membership:
    """The story of each article before and after a run, and the stories that are not what they were."""

    LOT: ClassVar[int] = 400
    """Articles whose rows are held in memory at a time, some 200 kB each; with 300 and not 1,000, the claims of 1,600 articles took 67 MB less."""

    before: Mapping[str, str | None]
    after: Mapping[str, str]
    changed: frozenset[str]
    """The articles whose rows change, or that come or go."""
    members: Mapping[str, list[str]]
    """The articles of each story after the run."""
    touched: frozenset[str] = field(default=frozenset())
    """The stories of articles that change or move, as they were and as they will be."""

    @classmethod
    def of(cls, before: pa.Table, after: pa.Table, changed: Iterable[str]) -> Membership:
        """From doc_id and story_id of all articles."""
        was, now = (
            dict(zip(table["doc_id"].to_pylist(), table["story_id"].to_pylist(), strict=True))
            for table in (before, after)
        )
        members: dict[str, list[str]] = {}
        for doc_id, story in now.items():
            members.setdefault(story, []).append(doc_id)
        moved = {doc_id for doc_id, story in now.items() if was.get(doc_id) != story}.union(changed)
        touched = {story for of in (was, now) for doc_id in moved if (story := of.get(doc_id)) is not None}
        return cls(was, now, frozenset(changed), members, frozenset(touched))

    def around(self) -> set[str]:
        """The articles that were, or will be, in a story that is touched, and those that come or go."""
        was = {doc_id for doc_id, story in self.before.items() if story in self.touched}
        return was | self.articles(self.touched) | self.changed

    def articles(self, stories: Collection[str]) -> set[str]:
        """The articles of some stories after the run."""
        return {doc_id for story in stories for doc_id in self.members.get(story, ())}

    def of_articles(self, doc_ids: Iterable[str]) -> set[str]:
        """The stories of some articles after the run."""
        return {self.after[doc_id] for doc_id in doc_ids if doc_id in self.after}

    def lots(self, stories: Collection[str]) -> Iterator[list[str]]:
        """The articles of some stories, some stories at a time."""
        lot: list[str] = []
        for story in sorted(stories):
            lot += self.members.get(story, ())
            if len(lot) >= self.LOT:
                yield lot
                lot = []
        if lot:
            yield lot
